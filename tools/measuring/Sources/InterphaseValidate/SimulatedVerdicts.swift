import AnalysisFindings
import BinderComparison
import ICPMSAnalysis
import InstrumentMeasurements
import MeasuringHarness
import NumericalMethods
import ReplicateStatistics
import XPSAnalysis

/// How often ratio intervals hold the true ratio, how often a verdict is given where nothing differs, and how often one is
/// given where something does.
struct SimulatedVerdicts {
  /// The seed of the simulation.
  let seed: UInt64

  private static let studies = 10_000

  /// All rows.
  func rows() throws -> [MeasuredRow] {
    try (3...6).map(ratioCoverage) + [sharedSigns()] + falseVerdicts() + [profilePower()]
  }

  private func row(_ id: String, _ value: Double, _ n: Int, _ goal: MeasuredRow.Goal?) -> MeasuredRow {
    MeasuredRow(area: "comparison", id: id, value: value, unit: "1", n: n, goal: goal)
  }

  /// The worst coverage of the 95 % ratio interval over scatter of 5 and 30 %, ratios 0.5 to 2, deviations 1 and 3 apart,
  /// each kind by itself.
  private func ratioCoverage(cells: Int) throws -> MeasuredRow {
    var coverages: [Double] = []
    for scatter in [0.05, 0.3] {
      for ratio in [0.5, 1, 2] {
        for spread in [1.0, 3] {
          let share = try studies("ratio \(cells) \(scatter) \(ratio) \(spread)").share { generator in
            let first = (0..<cells).map { _ in 1 + scatter * generator.normal() }
            let second = (0..<cells).map { _ in ratio * (1 + scatter * spread * generator.normal()) }
            let mean = try MeanRatio(reference: GroupSummary(first), compared: GroupSummary(second))
            // An interval without ends excludes nothing that it claims to exclude.
            return mean.interval().bounded?.contains(ratio) != false
          }
          coverages.append(share)
        }
      }
    }
    return row(
      "ratio.coverage95.n\(cells)", Self.farthest(coverages), coverages.count * Self.studies,
      .within(0.925, 0.98))
  }

  /// The studies of one scenario.
  private func studies(_ scenario: String) -> RepeatedStudies {
    RepeatedStudies(count: Self.studies, generator: SeededGenerator(seed: seed).split(scenario))
  }

  private static func farthest(_ coverages: [Double]) -> Double {
    coverages.max { abs($0 - 0.95) < abs($1 - 0.95) } ?? .nan
  }

  /// The farthest that the coverage of a ratio's interval is from 95 % where cells share an error that one binder feels
  /// with a sign and the other with the same, the other, or none.
  private func sharedSigns() throws -> MeasuredRow {
    var coverages: [Double] = []
    for (first, second) in [(1.0, 1.0), (1, -1), (1, 0), (0, 1), (-1, 2)] {
      for ratio in [0.5, 1, 2] {
        let share = try studies("signs \(first) \(second) \(ratio)").share { generator in
          let error = generator.normal()
          var results: [SpecimenResult] = []
          for (binder, mean, sensitivity) in [("A", 1.0, first), ("B", ratio, second)] {
            for cell in 1...4 {
              let value = mean * (1 + 0.05 * generator.normal()) * (1 + 0.05 * sensitivity * error)
              results.append(
                Self.deposit(
                  ["Ni": value], of: StudySample(name: "\(binder)\(cell)", binder: binder), noise: 0.01,
                  shared: 0.05 * sensitivity))
            }
          }
          let verdict = StudyComparison(of: results, binders: ["A", "B"]).verdicts.first
          return verdict?.ratio?.interval.range?.contains(ratio) != false
        }
        coverages.append(share)
      }
    }
    return row(
      "shared.signs.worst", abs(Self.farthest(coverages) - 0.95), coverages.count * Self.studies,
      .atMost(0.03))
  }

  /// Deposits of one specimen, with an error that is shared by all of one source.
  private static func deposit(
    _ values: [String: Double], of sample: StudySample, noise: Double, shared: Double = 0
  ) -> SpecimenResult {
    SpecimenResult(
      of: sample, technique: "icpms",
      findings: values.sorted { $0.key < $1.key }.map { metal, value in
        Finding(
          key: .deposit(of: metal), title: metal,
          outcome: .estimate(
            Estimate(
              value: value, unit: "µg/cm²", standardUncertainty: noise,
              sharedEffects: shared == 0 ? [] : [SharedEffect(source: "factor", effect: shared * value)])),
          method: "simulated")
      })
  }

  /// The share of studies of three equal binders and three metals with any verdict of higher or lower: independent cells, and
  /// cells that share an error which one binder feels in the other direction.
  private func falseVerdicts() throws -> [MeasuredRow] {
    let binders = ["A", "B", "C"]
    let samples = binders.flatMap { binder in
      (1...3).map { StudySample(name: "\(binder)\($0)", binder: binder) }
    }
    return try [("verdict.falsepositive", 0.0), ("verdict.falsepositive.shared", 0.1)].map { id, shared in
      let wrong = try studies(id).share { generator in
        let error = generator.normal()
        let results = samples.map { sample in
          let sensitivity = sample.binder == "C" ? -shared : shared
          let values = ["Ni", "Co", "Mn"].map { metal in
            (metal, generator.normal(mean: 1, standardDeviation: 0.2) * (1 + sensitivity * error))
          }
          return Self.deposit(
            Dictionary(values) { first, _ in first }, of: sample, noise: 0.01, shared: sensitivity)
        }
        let comparison = StudyComparison(of: results, binders: binders)
        return comparison.verdicts.contains { $0.verdict == .higher || $0.verdict == .lower }
      }
      return row(id, wrong, Self.studies, .atMost(0.055))
    }
  }

  /// How often a difference that is the same at all eight levels of a profile is resolved from one summary a cell, over how
  /// often it is at level 0 alone, with three cells of each binder.
  private func profilePower() throws -> MeasuredRow {
    let key = Finding.Key.share(of: "C-O", in: "C 1s")
    let asked = ComparisonFamily(name: "profile", patterns: [key.rawValue], levels: .mean(nil))
    let surface = ComparisonFamily(name: "surface", patterns: [key.rawValue])
    let resolved = try studies("profile").tally { generator in
      var results: [SpecimenResult] = []
      for (binder, mean) in [("A", 20.0), ("B", 15)] {
        for cell in 1...3 {
          let own = mean * (1 + 0.08 * generator.normal())
          let findings = (0..<8).map { level in
            Finding(
              key: key, title: "C-O",
              coordinates: [.init(quantity: "etch time", value: 60 * Double(level), unit: "s")],
              place: MeasuredPlace(region: "C 1s", level: level),
              outcome: .estimate(
                Estimate(value: own + 0.8 * generator.normal(), unit: "%", standardUncertainty: 0.8)),
              method: "simulated")
          }
          results.append(
            SpecimenResult(
              of: StudySample(name: "\(binder)\(cell)", binder: binder), technique: "xps",
              findings: findings))
        }
      }
      return [surface, asked].map { family in
        let options = ComparisonOptions(defaultFamilies: [family])
        let verdicts = StudyComparison(of: results, binders: ["A", "B"], options: options).verdicts
        return verdicts.first(where: \.isAsked)?.verdict == .lower
      }
    }
    return row(
      "power.n3.ratio", Double(resolved[1]) / Double(max(resolved[0], 1)), Self.studies, .atLeast(1))
  }
}
