import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import MeasuringHarness
import NumericalMethods
import ReplicateStatistics

/// How often ratio intervals hold the true ratio, and how often a verdict is given where nothing differs.
struct SimulatedVerdicts {
  /// The seed of the simulation.
  let seed: UInt64

  private static let studies = 10_000

  /// Both rows.
  func rows() throws -> [MeasuredRow] { try [ratioCoverage(), falseVerdicts()] }

  /// The worst coverage of the 95 % ratio interval over scatter of 5 and 30 %, ratios 0.5 to 2, deviations 1 and 3 apart.
  private func ratioCoverage() throws -> MeasuredRow {
    var worst = 1.0
    var scenarios = 0
    var generator = SeededGenerator(seed: seed).split("ratio")
    for scatter in [0.05, 0.3] {
      for ratio in [0.5, 1, 2] {
        for spread in [1.0, 3] {
          scenarios += 1
          var inside = 0
          for _ in 0..<Self.studies {
            let first = (0..<3).map { _ in 1 + scatter * generator.normal() }
            let second = (0..<3).map { _ in ratio * (1 + scatter * spread * generator.normal()) }
            let mean = try MeanRatio(reference: GroupSummary(first), compared: GroupSummary(second))
            switch mean.interval() {
            case .bounded(let interval): inside += interval.contains(ratio) ? 1 : 0
            // An interval without ends excludes nothing that it claims to exclude.
            case .unbounded: inside += 1
            }
          }
          let coverage = Double(inside) / Double(Self.studies)
          if abs(coverage - 0.95) > abs(worst - 0.95) || scenarios == 1 { worst = coverage }
        }
      }
    }
    return MeasuredRow(
      area: "comparison", id: "ratio.coverage95.n3", value: worst, unit: "1", n: scenarios * Self.studies,
      goal: .within(0.925, 0.98))
  }

  /// The share of studies of three equal binders and three metals with any verdict of higher or lower.
  private func falseVerdicts() -> MeasuredRow {
    var generator = SeededGenerator(seed: seed).split("verdict")
    let binders = ["A", "B", "C"]
    let samples = binders.flatMap { binder in
      (1...3).map { StudySample(name: "\(binder)\($0)", binder: binder) }
    }
    var wrong = 0
    for _ in 0..<Self.studies {
      let results = samples.map { sample in
        AnalysisResult(
          technique: "icpms", sample: sample.name,
          findings: ["Ni", "Co", "Mn"].map { metal in
            let value = generator.normal(mean: 1, standardDeviation: 0.2)
            return Finding(
              key: .deposit(of: metal), title: metal,
              outcome: .estimate(Estimate(value: value, unit: "µg/cm²", standardUncertainty: 0.01)),
              method: "simulated")
          }, provenance: AnalysisResult.Provenance(files: [], method: "simulated", options: []))
      }
      let comparison = StudyComparison(of: results, samples: samples, binders: binders)
      if comparison.verdicts.contains(where: { $0.verdict == .higher || $0.verdict == .lower }) { wrong += 1 }
    }
    return MeasuredRow(
      area: "comparison", id: "verdict.falsepositive", value: Double(wrong) / Double(Self.studies), unit: "1",
      n: Self.studies, goal: .atMost(0.055))
  }
}
