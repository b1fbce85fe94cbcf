import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import MeasuringHarness
import NumericalMethods
import ReplicateStatistics

/// Whether the map of choices finds differences that exist by one choice only, and leaves true ones alone.
///
/// The numbers that an analysis would give under each choice are simulated; what is measured are the verdicts and the map.
struct RobustVerdicts {
  /// The seed of the simulation.
  let seed: UInt64

  private static let studies = 10_000
  private static let key = Finding.Key(rawValue: "made.quantity")
  private static let choice = ConsideredChoice(technique: "made", title: "the other choice")

  /// Both rows.
  func rows() throws -> [MeasuredRow] {
    let artefacts: [(String, @Sendable (inout SeededGenerator) -> Cells)] = [
      ("closure", Self.closure), ("cut", Self.cutProfile), ("denominator", Self.denominator),
    ]
    let found = try artefacts.map { name, draw in
      let tally = try studies(name).tally { generator in
        let cells = (0..<8).map { (isCompared: $0 > 3, numbers: draw(&generator)($0 > 3)) }
        let robustness = Self.robustness(
          cells.map { ($0.isCompared, $0.numbers.usual) }, [cells.map { ($0.isCompared, $0.numbers.other) }])
        return [robustness != nil, robustness?.isRobust == false]
      }
      return Double(tally[1]) / Double(max(tally[0], 1))
    }
    return [
      row("robust.artefacts.found", found.min() ?? .nan, artefacts.count * Self.studies, .atLeast(0.9)),
      row("robust.true.kept", try trueEffects(), Self.studies, .atLeast(0.8)),
    ]
  }

  private func row(_ id: String, _ value: Double, _ n: Int, _ goal: MeasuredRow.Goal?) -> MeasuredRow {
    MeasuredRow(area: "comparison", id: id, value: value, unit: "share", n: n, goal: goal)
  }

  private func studies(_ scenario: String) -> RepeatedStudies {
    RepeatedStudies(
      count: Self.studies, generator: SeededGenerator(seed: seed).split("robust \(scenario)"))
  }

  /// The number of a cell by the usual analysis and by the other one.
  private typealias Numbers = (usual: Double, other: Double)
  /// Draws the numbers of a cell of the compared binder or of the reference.
  private typealias Cells = (_ isCompared: Bool) -> Numbers

  /// A share of a whole in which another part has grown; by the other choice it is taken relative to a part that has not.
  @Sendable private static func closure(_ generator: inout SeededGenerator) -> Cells {
    let draws = (0..<3).map { _ in 0.05 * generator.normal() }
    return { isCompared in
      let parts = [1 + draws[0], 1 + draws[1], (isCompared ? 6 : 1) * (1 + draws[2])]
      return (100 * parts[0] / parts.reduce(0, +), parts[0] / parts[1])
    }
  }

  /// The depth at which a rising signal that is divided by its maximum meets a falling one; of one binder the profile was
  /// stopped before the plateau, which the other choice (another ion, whose plateau was reached) does not feel.
  @Sendable private static func cutProfile(_ generator: inout SeededGenerator) -> Cells {
    let depth = 20 * (1 + 0.03 * generator.normal())
    let noise = 0.2 * generator.normal()
    func crossing(_ maximum: Double) -> Double {
      let difference = { (x: Double) in
        NormalDistribution.cumulative((x - depth) / 8) / maximum
          - NormalDistribution.upperTail((x - depth + 6) / 8)
      }
      return (try? bracketedRoot(from: 0, to: 60, of: difference)) ?? .nan
    }
    return { isCompared in
      let reached = isCompared ? NormalDistribution.cumulative(-0.5) : 1
      return (crossing(reached) + noise, crossing(1) + noise)
    }
  }

  /// An amount per area of which one binder's is stated for another punch; by the other choice it is per mass.
  @Sendable private static func denominator(_ generator: inout SeededGenerator) -> Cells {
    let amount = 1 + 0.05 * generator.normal()
    return { isCompared in (amount / (isCompared ? 1.54 : 1), amount) }
  }

  /// The share of twofold effects (CV 10 %, five cells each) that hold under four choices, each of which changes all cells by
  /// a factor of its own (10 %) and each cell a little (5 %), and without each cell.
  private func trueEffects() throws -> Double {
    try studies("true").share { generator in
      let usual = (0..<10).map { index in
        (isCompared: index > 4, number: (index > 4 ? 2 : 1) * (1 + 0.1 * generator.normal()))
      }
      let others = (0..<4).map { _ in
        let factor = exp(0.1 * generator.normal())
        return usual.map { ($0.isCompared, $0.number * factor * (1 + 0.05 * generator.normal())) }
      }
      return Self.robustness(usual, others)?.isRobust == true
    }
  }

  /// What becomes of the verdict; `nil` where there is none that is resolved.
  private static func robustness(
    _ usual: [(Bool, Double)], _ others: [[(Bool, Double)]]
  ) -> VerdictRobustness? {
    var comparison = comparison(usual)
    comparison.hold(against: others.map { AlternativeVerdicts(choice, Self.comparison($0)) })
    let verdict = comparison.verdicts.first
    return verdict?.verdict == .higher || verdict?.verdict == .lower ? verdict?.robustness : nil
  }

  private static func comparison(_ cells: [(isCompared: Bool, number: Double)]) -> StudyComparison {
    let results = cells.enumerated().map { index, cell in
      SpecimenResult(
        of: StudySample(name: "\(index)", binder: cell.isCompared ? "B" : "A"), technique: "made",
        findings: [
          Finding(
            key: key, title: "quantity",
            outcome: .estimate(
              Estimate(value: cell.number, unit: "1", standardUncertainty: 0.01 * abs(cell.number))),
            method: "simulated")
        ])
    }
    return StudyComparison(of: results, binders: ["A", "B"])
  }
}
