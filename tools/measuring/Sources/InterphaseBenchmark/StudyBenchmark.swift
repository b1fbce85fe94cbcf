import Foundation
import Interphase
import MeasuringHarness

/// `benchmark studies`: the sample studies from manifests to reports, in this process, after the build.
enum StudyBenchmark {
  static let area = MeasuredArea("studies", measure: rows)

  /// How often the sample run is repeated; the median is reported.
  private static let repetitions = 5

  @Sendable private static func rows(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let sample = context.root.appendingPathComponent("SampleData")
    guard FileManager.default.fileExists(atPath: sample.path) else { throw InputAbsent("SampleData") }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-bench-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    var seconds: [Double] = []
    for repetition in 0..<repetitions {
      let start = ContinuousClock.now
      for study in ["study-a", "study-b"] {
        let manifest = sample.appendingPathComponent("\(study)/study.yaml").path
        let output = folder.appendingPathComponent("\(repetition)-\(study)").path
        _ = try Waiting.wait { try await BinderStudy(StudyManifest(path: manifest)).run().write(to: output) }
      }
      let elapsed = (ContinuousClock.now - start).components
      seconds.append(Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
    }
    let median = seconds.sorted()[seconds.count / 2]
    return [
      MeasuredRow(
        area: "studies", id: "sample.run.s", value: median, unit: "s", n: seconds.count, goal: .atMost(2))
    ]
  }
}
