import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Holds the readers of electron spectra against what independent programs read from the same files.
enum XPSFileValidation {
  /// Measures reading and agreement over every file of the area.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    let files = try shared.measurements(of: "xps")
    let truth = try shared.truth("xps.json")
    let programs = truth["files"] as? [String: [String: Any]] ?? [:]
    let exports = truth["casa_exports"] as? [[String: Any]] ?? []
    var read = 0
    var agreement = Agreement()
    for file in files {
      do {
        let measurements = try ReaderRegistry.measured.read(path: shared.path(file)).measurements
        read += 1
        let spectra = measurements.compactMap { $0 as? PhotoelectronSpectrum }
        let name = String(file.dropFirst("xps/".count))
        let readings = (programs[name] ?? [:]).sorted { $0.key < $1.key }
        for (program, reading) in readings {
          compare(spectra, reading as? [String: Any] ?? [:], "\(file) (\(program))", &agreement)
        }
        for export in exports where export["file"] as? String == name {
          guard let spectrum = spectra.first else { continue }
          compareExport(spectrum, export, file, &agreement)
        }
      } catch {
        FileHandle.standardError.write(Data("not read: \(error)\n".utf8))
      }
    }
    return [
      MeasuredRow(area: "xps", id: "files.total", value: Double(files.count), unit: "files", n: files.count),
      MeasuredRow(area: "xps", id: "files.read", value: Double(read), unit: "files", n: files.count),
    ] + agreement.rows(area: "xps")
  }

  private static func compare(
    _ spectra: [PhotoelectronSpectrum], _ reading: [String: Any], _ name: String, _ agreement: inout Agreement
  ) {
    if let blocks = reading["blocks"] as? [[String: Any]] {
      agreement.compare("\(name): blocks", Double(spectra.count), reading["n_blocks"])
      for (spectrum, block) in zip(spectra, blocks) {
        compareBlock(spectrum, block, "\(name), \(spectrum.title)", &agreement)
      }
    } else if let entries = reading["entries"] as? [[String: Any]], entries.count == spectra.count {
      // This program sorts its entries by names of its own, so both sides are put in the order of their sums.
      let hasCounts = entries.contains { $0["raw"] != nil }
      let ours = spectra.sorted { values($0, hasCounts).reduce(0, +) < values($1, hasCounts).reduce(0, +) }
      for (spectrum, entry) in zip(ours, entries.sorted { sum(of: $0) < sum(of: $1) }) {
        compareEntry(spectrum, entry, "\(name), \(spectrum.title)", &agreement)
      }
    }
  }

  /// A block as `vamas` (columns without the axis) or `xylib` (with it) reads it.
  private static func compareBlock(
    _ spectrum: PhotoelectronSpectrum, _ block: [String: Any], _ name: String, _ agreement: inout Agreement
  ) {
    // `xylib` adds the date to the names of SPECS regions.
    let label = (block["block"] as? String)?.split(separator: " (", maxSplits: 1).first.map(String.init)
    if spectrum.source.format == "specs-xy" {
      agreement.compare("\(name): label", text: spectrum.title, label)
    } else {
      agreement.compare("\(name): label", text: spectrum.title, block["block"])
    }
    agreement.compare("\(name): sample", text: spectrum.sampleIdentifier, block["sample"])
    agreement.compare("\(name): species", text: spectrum.species, block["species"])
    agreement.compare("\(name): transition", text: spectrum.transition, block["transition"])
    agreement.compare("\(name): technique", text: spectrum.technique, block["technique"])
    agreement.compare("\(name): start", spectrum.axis.first, block["x_start"])
    agreement.compare("\(name): step", spectrum.axis.step, block["x_step"])
    fact("\(name): photon energy", spectrum.excitationEnergy, block["hv"], &agreement)
    fact("\(name): pass energy", spectrum.passEnergy, block["pass_energy"], &agreement)
    fact("\(name): dwell", spectrum.dwellTime, block["dwell"], &agreement)
    fact("\(name): sweeps", spectrum.sweeps, block["scans"], &agreement)
    let columns = (block["vars"] ?? block["columns"]) as? [[String: Any]] ?? []
    let axis = block["columns"] == nil ? [] : [spectrum.axis.values]
    let ours = axis + [spectrum.intensities] + spectrum.otherVariables.map(\.values)
    agreement.compare("\(name): columns", Double(ours.count), columns.count)
    for (values, column) in zip(ours, columns) {
      agreement.compare("\(name): points", Double(values.count), column["n"])
      agreement.compare("\(name): sum", values.reduce(0, +), column["sum"])
      agreement.compare("\(name): maximum", values.max(), column["max"])
      agreement.compare("\(name): minimum", values.min(), column["min"])
      agreement.compare("\(name): first", values.first, column["first"])
      agreement.compare("\(name): last", values.last, column["last"])
    }
  }

  /// The counts, or the rates that the file gives beside them.
  private static func values(_ spectrum: PhotoelectronSpectrum, _ wantsCounts: Bool) -> [Double] {
    let rates = spectrum.otherVariables.first { $0.label == "CPS" }?.values
    return wantsCounts ? spectrum.intensities : rates ?? spectrum.intensities
  }

  private static func sum(of entry: [String: Any]) -> Double {
    let numbers = entry["raw"] as? [String: Any] ?? entry["data"] as? [String: Any]
    return (numbers?["sum"] as? NSNumber)?.doubleValue ?? 0
  }

  /// An entry of `pynxtools-xps`: counts under `raw`, rates under `data`, energies printed to two decimals.
  private static func compareEntry(
    _ spectrum: PhotoelectronSpectrum, _ entry: [String: Any], _ name: String, _ agreement: inout Agreement
  ) {
    let raw = entry["raw"] as? [String: Any]
    let values = values(spectrum, raw != nil)
    guard let numbers = raw ?? (entry["data"] as? [String: Any]) else { return }
    agreement.compare("\(name): points", Double(values.count), numbers["energy_n"])
    agreement.compare("\(name): sum", values.reduce(0, +), numbers["sum"], absolute: 0.006)
    agreement.compare("\(name): maximum", values.max(), numbers["max"], absolute: 0.006)
  }

  /// A table that CasaXPS exported, as a script reads it.
  private static func compareExport(
    _ spectrum: PhotoelectronSpectrum, _ export: [String: Any], _ name: String, _ agreement: inout Agreement
  ) {
    let energies =
      spectrum.energyScale == .binding
      ? spectrum.axis.values : spectrum.otherVariables.first { $0.label == "B.E." }?.values ?? []
    let rates =
      spectrum.intensityKind == .countsPerSecond
      ? spectrum.intensities : spectrum.otherVariables.first { $0.label == "CPS" }?.values ?? []
    agreement.compare("\(name): points", Double(energies.count), export["n_points"])
    agreement.compare("\(name): first energy", energies.first, export["be_first"])
    agreement.compare("\(name): last energy", energies.last, export["be_last"])
    agreement.compare("\(name): sum", rates.reduce(0, +), export["cps_sum"])
    agreement.compare("\(name): maximum", rates.max(), export["cps_max"])
    let energy = (export["characteristic_energy"] as? String).flatMap { Double($0) }
    fact("\(name): photon energy", spectrum.excitationEnergy, energy, &agreement)
    let time = (export["acquisition_time_s"] as? String).flatMap { Double($0) }
    fact("\(name): time", spectrum.dwellTime, time, &agreement)
  }

  /// Compares a fact that files mark as not known by 0 or 1e37, where ours is `nil`.
  private static func fact(
    _ what: @autoclosure () -> String, _ ours: Double?, _ theirs: Any?, _ agreement: inout Agreement
  ) {
    let value = (theirs as? NSNumber)?.doubleValue
    if value == 0 || value == 1e37 {
      agreement.record(ours == nil, "\(what()): ours \(ours ?? 0), theirs not known")
    } else {
      agreement.compare(what(), ours, theirs)
    }
  }
}
