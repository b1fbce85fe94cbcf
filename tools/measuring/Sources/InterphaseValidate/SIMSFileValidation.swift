import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import SIMSAnalysis

/// Holds the readers of secondary-ion data against what independent programs read from the same files.
enum SIMSFileValidation {
  /// Measures reading and agreement over every file of the area.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    let files = try shared.measurements(of: "sims")
    let truth = try shared.truth("sims.json")
    let profiles = truth["iontof_depth_profiles"] as? [String: [String: Any]] ?? [:]
    let spectra =
      (truth["iontof_spectra"] as? [String: Any])?["files"] as? [String: [String: Any]] ?? [:]
    var read = 0
    var agreement = Agreement()
    var (judged, right) = (0, 0)
    for file in files {
      do {
        let measurements = try ReaderRegistry.builtIn.read(path: shared.path(file)).measurements
        read += 1
        if let profile = measurements.first as? SputterDepthProfile,
          let theirs = profiles[String(file.dropFirst("sims/".count))]
        {
          compare(profile, theirs, file, &agreement)
        }
        if let spectrum = measurements.first as? MassSpectrum,
          let theirs = spectra[file.split(separator: "/").last.map(String.init) ?? file]
        {
          compare(spectrum, theirs, file, &agreement)
        }
        // The names of one set tell the polarity: N_… and P_….
        if let spectrum = measurements.first as? MassSpectrum, let name = file.split(separator: "/").last,
          name.hasPrefix("N_") || name.hasPrefix("P_")
        {
          judged += 1
          let polarity = CalibrationCheck(spectrum)?.polarity
          if polarity == (name.hasPrefix("N_") ? .negative : .positive) { right += 1 }
        }
      } catch {
        FileHandle.standardError.write(Data("not read: \(error)\n".utf8))
      }
    }
    return [
      MeasuredRow(
        area: "sims", id: "files.total", value: Double(files.count), unit: "files", n: files.count),
      MeasuredRow(area: "sims", id: "files.read", value: Double(read), unit: "files", n: files.count),
      MeasuredRow(
        area: "sims", id: "spectra.polarity", value: Double(right), unit: "spectra", n: judged,
        goal: .equal(Double(judged))),
    ] + agreement.rows(area: "sims")
  }

  private static func compare(
    _ profile: SputterDepthProfile, _ theirs: [String: Any], _ name: String, _ agreement: inout Agreement
  ) {
    agreement.compare("\(name): points", Double(profile.sputterTimes.count), theirs["points"])
    agreement.compare("\(name): first time", profile.sputterTimes.first, theirs["t_start"])
    agreement.compare("\(name): last time", profile.sputterTimes.last, theirs["t_end"])
    agreement.compare("\(name): dose", profile.doses.last, theirs["dose_last"])
    agreement.compare("\(name): fluence", profile.fluences.last, theirs["fluence_last"])
    let channels = theirs["channels"] as? [[Any]] ?? []
    agreement.compare("\(name): channels", Double(profile.channels.count), channels.count)
    for (channel, row) in zip(profile.channels, channels) where row.count == 4 {
      let place = "\(name), \(channel.name)"
      agreement.compare("\(place): name", text: channel.name, row[1])
      let mass = (row[2] as? String).flatMap { Double($0) }
      if mass == nil {
        agreement.record(channel.massToCharge == nil, "\(place): a mass where the file has N/A")
      } else {
        agreement.compare("\(place): mass", channel.massToCharge, mass)
      }
      let sum = channel.intensities.reduce(0, +)
      if row[3] is NSNull {
        agreement.record(!sum.isFinite, "\(place): a finite sum \(sum) where the file has infinite values")
      } else {
        agreement.compare("\(place): sum", sum, row[3])
      }
    }
    // Of channels of the same name, the last one's maximum is listed.
    let maxima = theirs["max"] as? [String: [Any]] ?? [:]
    for (ion, entry) in maxima.sorted(by: { $0.key < $1.key }) where entry.count == 2 {
      guard let channel = profile.channels.last(where: { $0.name == ion }) else {
        agreement.record(false, "\(name): no channel \(ion)")
        continue
      }
      guard let maximum = channel.intensities.max(),
        let place = channel.intensities.firstIndex(of: maximum)
      else { continue }
      agreement.compare("\(name), \(ion): time of maximum", profile.sputterTimes[place], entry[0])
      agreement.compare("\(name), \(ion): maximum", maximum, entry[1])
    }
  }

  private static func compare(
    _ spectrum: MassSpectrum, _ theirs: [String: Any], _ name: String, _ agreement: inout Agreement
  ) {
    agreement.compare("\(name): points", Double(spectrum.intensities.count), theirs["points"])
    agreement.compare("\(name): first channel", spectrum.flightTimeChannels.first, theirs["ch0"])
    agreement.compare("\(name): first mass", spectrum.massesToCharge.first, theirs["mz_first"])
    agreement.compare("\(name): last mass", spectrum.massesToCharge.last, theirs["mz_last"])
    agreement.compare("\(name): sum", spectrum.intensities.reduce(0, +), theirs["sum"])
    let law = MassCalibration(of: spectrum)
    agreement.compare("\(name): k0", law?.offset, theirs["k0"], relative: 0, absolute: 1e-2)
    agreement.compare("\(name): sf", law?.scale, theirs["sf"], relative: 0, absolute: 1e-3)
    for peak in theirs["top"] as? [[Double]] ?? [] where peak.count == 2 {
      let index = spectrum.massesToCharge.firstIndex(of: peak[0])
      agreement.compare("\(name): intensity at \(peak[0])", index.map { spectrum.intensities[$0] }, peak[1])
    }
  }
}
