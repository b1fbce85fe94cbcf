import InstrumentFiles
import InstrumentMeasurements
import Testing

/// Every real SurfaceLab export, held against what pandas reads from it.
@Suite(.enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.reason)))
struct IONTOFConformanceTests {
  @Test func agreesWithPandasOnEveryProfile() throws {
    let truth = try #require(
      try SharedData.truth("sims.json")["iontof_depth_profiles"] as? [String: [String: Any]])
    #expect(truth.count >= 43)
    for (name, expected) in truth {
      let read = try ReaderRegistry.builtIn.read(path: SharedData.path("sims/\(name)"))
      #expect(read.format.identifier == "iontof-profile")
      let profile = try #require(read.measurements.first as? SputterDepthProfile)
      #expect(profile.sputterTimes.count == expected["points"] as? Int)
      #expect(profile.sputterTimes.first == expected["t_start"] as? Double)
      #expect(profile.sputterTimes.last == expected["t_end"] as? Double)
      #expect(profile.doses.last == expected["dose_last"] as? Double)
      #expect(profile.fluences.last == expected["fluence_last"] as? Double)
      #expect(profile.smoothing == nil)
      #expect(profile.intensityKind == .deadTimeCorrectedCounts, "\(name)")
      #expect(profile.polarity != nil)
      let channels = try #require(expected["channels"] as? [[Any]])
      #expect(profile.channels.count == channels.count)
      for (channel, row) in zip(profile.channels, channels) {
        #expect(channel.index == row[0] as? Int)
        #expect(channel.name == row[1] as? String)
        #expect(channel.massToCharge == (row[2] as? String).flatMap { Double($0) })
        let sum = channel.intensities.reduce(0, +)
        guard let theirs = row[3] as? Double else {
          #expect(!sum.isFinite)
          continue
        }
        #expect(abs(sum - theirs) <= 1e-9 * abs(theirs), "\(name), \(channel.name)")
      }
    }
  }

  @Test func agreesWithPandasOnEverySpectrum() throws {
    let spectra = try #require(try SharedData.truth("sims.json")["iontof_spectra"] as? [String: Any])
    let truth = try #require(spectra["files"] as? [String: [String: Any]])
    #expect(truth.count >= 32)
    for (name, expected) in truth {
      let read = try ReaderRegistry.builtIn.read(path: SharedData.path("sims/laurent_hea/\(name)"))
      #expect(read.format.identifier == "iontof-spectrum")
      let spectrum = try #require(read.measurements.first as? MassSpectrum)
      #expect(spectrum.intensities.count == expected["points"] as? Int)
      #expect(spectrum.flightTimeChannels.first == expected["ch0"] as? Double)
      #expect(spectrum.massesToCharge.first == expected["mz_first"] as? Double)
      #expect(spectrum.massesToCharge.last == expected["mz_last"] as? Double)
      #expect(spectrum.intensities.reduce(0, +) == expected["sum"] as? Double)
      #expect(spectrum.intensityKind == .deadTimeCorrectedCounts)
    }
  }
}
