import Foundation
import Interphase
import MeasuringHarness

/// `benchmark studies`: the sample studies from manifests to reports, in this process, after the build.
enum StudyBenchmark {
  static let area = MeasuredArea("studies", measure: rows)

  /// How often the sample run is repeated; the median is reported.
  private static let repetitions = 5
  private static let studies = ["study-a", "study-b"]

  @Sendable private static func rows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let sample = context.root.appendingPathComponent("SampleData")
    guard FileManager.default.fileExists(atPath: sample.path) else { throw InputAbsent("SampleData") }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    func seconds(_ study: String, _ name: String, isRobustnessAsked: Bool) throws -> Double {
      var manifest = try StudyManifest(path: sample.appendingPathComponent("\(study)/study.yaml").path)
      manifest.isRobustnessAsked = isRobustnessAsked
      let (binders, output) = (BinderStudy(manifest), folder.appendingPathComponent("\(name)-\(study)").path)
      let start = ContinuousClock.now
      _ = try Waiting.wait { try await binders.run().write(to: output) }
      let elapsed = (ContinuousClock.now - start).components
      return Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
    }
    let plain = try (0..<repetitions).map { repetition in
      try studies.reduce(0) { try $0 + seconds($1, "\(repetition)", isRobustnessAsked: false) }
    }
    let median = plain.sorted()[plain.count / 2]
    let mapped = try studies.reduce(0) { try $0 + seconds($1, "map", isRobustnessAsked: true) }
    return [
      MeasuredRow(
        area: "studies", id: "sample.run.s", value: median, unit: "s", n: plain.count, goal: .atMost(2)),
      MeasuredRow(
        area: "studies", id: "robustness.times.run", value: mapped / median, unit: "1", n: studies.count,
        goal: .atMost(5)),
    ]
  }
}
