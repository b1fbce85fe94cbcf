import InstrumentFiles
import InstrumentMeasurements
import Testing

/// Every real VAMAS file, held against what other programs read from it.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
struct VAMASConformanceTests {
  @Test func agreesWithOtherProgramsOnEveryFile() throws {
    let files = try #require(try SharedData.truth("xps.json")["files"] as? [String: [String: Any]])
    let vamas = files.filter { $0.key.hasSuffix(".vms") || $0.key.hasSuffix(".npl") }
    #expect(vamas.count >= 22)
    for (name, programs) in vamas {
      let read = try ReaderRegistry.builtIn.read(path: SharedData.path("xps/\(name)"))
      #expect(read.format.identifier == "vamas")
      let spectra = read.measurements.compactMap { $0 as? PhotoelectronSpectrum }
      for (program, reading) in programs {
        guard let blocks = (reading as? [String: Any])?["blocks"] as? [[String: Any]] else { continue }
        #expect(spectra.count == blocks.count, "\(name), \(program)")
        for (spectrum, block) in zip(spectra, blocks) {
          check(spectrum, block, "\(name), \(program), \(spectrum.title)")
        }
      }
    }
  }

  private func check(_ spectrum: PhotoelectronSpectrum, _ block: [String: Any], _ place: String) {
    #expect(spectrum.title == block["block"] as? String, "\(place)")
    if let start = block["x_start"] as? Double, let step = block["x_step"] as? Double {
      #expect(agree(spectrum.axis.first, start), "\(place)")
      #expect(agree(spectrum.axis.step, step), "\(place)")
      #expect(spectrum.species == block["species"] as? String, "\(place)")
      #expect(spectrum.technique == block["technique"] as? String, "\(place)")
      #expect(agree(spectrum.excitationEnergy, block["hv"] as? Double), "\(place)")
      #expect(agree(spectrum.dwellTime, block["dwell"] as? Double), "\(place)")
      #expect(agree(spectrum.sweeps, block["scans"] as? Double), "\(place)")
    }
    let columns = (block["vars"] ?? block["columns"]) as? [[String: Any]] ?? []
    let hasAxis = block["columns"] != nil
    let ours =
      (hasAxis ? [spectrum.axis.values] : []) + [spectrum.intensities] + spectrum.otherVariables.map(\.values)
    #expect(ours.count == columns.count, "\(place)")
    for (values, column) in zip(ours, columns) {
      #expect(values.count == column["n"] as? Int, "\(place)")
      #expect(agree(values.reduce(0, +), column["sum"] as? Double), "\(place)")
      #expect(agree(values.max(), column["max"] as? Double), "\(place)")
    }
  }

  /// Equal to 1e-9, where 0 and 1e37 of a file are a value that it does not have.
  private func agree(_ ours: Double?, _ theirs: Double?) -> Bool {
    guard let theirs else { return false }
    guard let ours else { return theirs == 0 || theirs == 1e37 }
    return abs(ours - theirs) <= 1e-9 * max(abs(theirs), 1e-300)
  }
}
