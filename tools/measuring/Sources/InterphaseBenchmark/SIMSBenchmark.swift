import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import SIMSAnalysis

/// How fast a depth profile is read and analysed, on one core; with peers pandas reads the same bytes.
enum SIMSBenchmark {
  static let area = MeasuredArea("sims") { context in
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-profile-\(ProcessInfo.processInfo.processIdentifier).txt"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(profile.utf8).write(to: URL(fileURLWithPath: path))
    // As pandas is told what the file is, so are we; finding that out is a row of its own.
    let read = try least(of: 25) {
      try check(try IONTOFProfileReader().measurements(in: FileContents(path: path)))
    }
    let recognised = try least(of: 25) { try check(try ReaderRegistry.builtIn.read(path: path).measurements) }
    let (analysed, profiles) = try analysis(context)
    var rows = [
      MeasuredRow(
        area: "sims", id: "ascii801.ms", value: 1000 * read, unit: "ms", n: points, goal: .atMost(2)),
      MeasuredRow(
        area: "sims", id: "ascii801.recognised.ms", value: 1000 * recognised, unit: "ms", n: points),
      MeasuredRow(
        area: "sims", id: "profile.analysis.ms", value: 1000 * analysed, unit: "ms", n: profiles,
        goal: .atMost(60)),
    ]
    if context.withPeers { rows.append(try pandas(context, path: path, ours: read)) }
    return rows
  }

  private static let points = 801
  private static let channels = 136

  private static func check(_ measurements: [any InstrumentMeasurement]) throws {
    guard let profile = measurements.first as? SputterDepthProfile, profile.sputterTimes.count == points,
      profile.channels.count == channels
    else { throw InputAbsent("the profile of the benchmark's own file") }
  }

  /// The mean time of one profile of studies A and B, options as a study has them.
  private static func analysis(_ context: MeasuringContext) throws -> (seconds: Double, profiles: Int) {
    let profiles = try ["study-a", "study-b"].flatMap { study in
      let folder = context.root.appendingPathComponent("SampleData/\(study)/sims")
      return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().compactMap {
        try ReaderRegistry.builtIn.read(path: folder.appendingPathComponent($0).path).measurements.first
          as? SputterDepthProfile
      }
    }
    guard !profiles.isEmpty else { throw InputAbsent("the depth profiles of SampleData") }
    let options = SIMSOptions(sputterRate: .init(value: 0.2, standardUncertainty: 0.01))
    let seconds = try least(of: 3) {
      for profile in profiles {
        let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
        guard !result.findings.isEmpty else { throw InputAbsent("findings of a sample profile") }
      }
    }
    return (seconds / Double(profiles.count), profiles.count)
  }

  /// How many times as long pandas takes, as it prints it.
  private static func pandas(_ context: MeasuringContext, path: String, ours: Double) throws -> MeasuredRow {
    guard let python = context.peerPython else { throw InputAbsent("the Python of the peers") }
    let answer = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-pandas-\(ProcessInfo.processInfo.processIdentifier).txt"
    ).path
    defer { try? FileManager.default.removeItem(atPath: answer) }
    let script = context.root.appendingPathComponent("tools/peers/profile_peers.py").path
    _ = try TimedProcess(python, [script, path, answer])
    let text = try String(contentsOfFile: answer, encoding: .utf8)
    guard let seconds = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw InputAbsent("a time of pandas")
    }
    return MeasuredRow(
      area: "sims", id: "ascii801.speedup.pandas", value: seconds / ours, unit: "1", n: points,
      goal: .atLeast(3))
  }

  private static func least(of repeats: Int, _ work: () throws -> Void) rethrows -> Double {
    var least = Double.infinity
    for _ in 0..<repeats {
      let start = ContinuousClock.now
      try work()
      let spent = (ContinuousClock.now - start).components
      least = min(least, Double(spent.seconds) + Double(spent.attoseconds) * 1e-18)
    }
    return least
  }

  /// A profile as the instrument's program writes it: dead-time corrected counts of 128 × 128 shots a point.
  private static var profile: String {
    let shots = 16384.0
    let names = ["total"] + (1..<channels).map { "C_\($0)H-" }
    let masses = ["N/A"] + (1..<channels).map { String(format: "%.4f", 12.0 * Double($0) + 1.0078) }
    var lines = [
      "# Profile Smoothing is Disabled", "#\t\t\t\t" + names.map { $0 + "\t" }.joined(),
      "#\t\t\t\t" + masses.map { $0 + "\t" }.joined(),
      "#Data Point #\tSputter Time (s)\tDose (ions)\tFluence (ions/cm^2)\t"
        + String(repeating: "Intensity\t", count: channels),
    ]
    for point in 0..<points {
      var cells = ["\(point + 1)"]
      let time = 1.4666 * Double(point)
      cells += [time, 2.7e6 * Double(point + 1), 1.1e11 * Double(point + 1)].map(sixDigits)
      for channel in 0..<channels {
        let registered = Double((point * 31 + channel * 97 + point * channel) % 9000)
        cells.append(sixDigits(-shots * log1p(-registered / shots)))
      }
      lines.append(cells.map { $0 + "\t" }.joined())
    }
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  private static func sixDigits(_ value: Double) -> String { String(format: "%.6g", value) }
}
