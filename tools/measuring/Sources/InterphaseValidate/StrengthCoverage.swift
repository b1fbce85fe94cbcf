import Foundation
import Interphase
import MeasuringHarness
import ReplicateStatistics

/// How often the intervals of binders' strengths hold what the simulator's electrodes have on average.
enum StrengthCoverage {
  private static let seeds = 100

  static func rows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    guard let simulator = ProcessInfo.processInfo.environment["INTERPHASE_SIMULATOR"] else {
      throw InputAbsent("the simulator (tools/validate builds it)")
    }
    // As printed in the paper of study D; in that of study C no number is printed: as chosen for the simulator.
    let studies: [(letter: String, nominal: [String: [Finding.Key: Double]])] = [
      (
        "D",
        [
          "NBR-A": [.interfaceStrength: 245, .cohesion: 187, .peelStrength: 278],
          "NBR-T": [.interfaceStrength: 214, .cohesion: 93, .peelStrength: 86],
          "NBR-X": [.interfaceStrength: 197, .cohesion: 65, .peelStrength: 23],
        ]
      ),
      (
        "C",
        [
          "NBR": [.interfaceStrength: 96, .cohesion: 71], "EMG": [.interfaceStrength: 158, .cohesion: 124],
        ]
      ),
    ]
    return try studies.map { study in
      var inside = 0
      var count = 0
      for seed in 1...UInt64(seeds) {
        let means = try means(study.letter, simulator, context, seed: context.seed &+ seed)
        for (binder, nominal) in study.nominal {
          for (key, value) in nominal {
            count += 1
            if means[binder]?[key]?.interval(level: 0.95).contains(value) == true { inside += 1 }
          }
        }
      }
      return AdhesionValidation.row(
        "study\(study.letter).coverage95", Double(inside) / Double(count), "1", count, .within(0.92, 0.98))
    }
  }

  /// The mean over electrodes of each strength of each binder.
  private static func means(
    _ letter: String, _ simulator: String, _ context: MeasuringContext, seed: UInt64
  ) throws -> [String: [Finding.Key: Estimate]] {
    let name = "study-\(letter.lowercased())"
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-adhesion-\(ProcessInfo.processInfo.processIdentifier)")
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try TimedProcess(simulator, [folder.path, "--study", letter, "--seed", "\(seed)"])
    let manifest = folder.appendingPathComponent(name).appendingPathComponent("study.yaml")
    try FileManager.default.copyItem(
      at: context.root.appendingPathComponent("SampleData/\(name)/study.yaml"), to: manifest)
    let outcome = try StudyValidation.outcome(of: manifest)
    var cells: [String: [Finding.Key: [String: [Estimate]]]] = [:]
    for one in outcome.results {
      for finding in one.result.findings {
        guard let estimate = finding.estimate else { continue }
        cells[one.specimen.binder, default: [:]][finding.key, default: [:]][one.specimen.name, default: []]
          .append(estimate)
      }
    }
    return cells.mapValues { $0.compactMapValues { mean(of: Array($0.values)) } }
  }

  /// The mean over electrodes, each of which counts once however many runs it has had.
  private static func mean(of electrodes: [[Estimate]]) -> Estimate? {
    let values = electrodes.map { runs in runs.map(\.value).reduce(0, +) / Double(runs.count) }
    guard let summary = try? GroupSummary(values), let error = summary.standardError,
      let first = electrodes.first?.first
    else { return nil }
    let terms = electrodes.flatMap { runs in
      runs.map { ($0.sharedEffects, 1 / Double(runs.count * electrodes.count)) }
    }
    return Estimate(
      value: summary.mean, unit: first.unit, standardUncertainty: error, sharedEffects: .combining(terms),
      degreesOfFreedom: Double(values.count - 1))
  }
}
