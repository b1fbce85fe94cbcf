import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import MeasuringHarness
import NumericalMethods
import ReplicateStatistics

/// Holds the statistics against certified values and reference programs.
enum ComparisonValidation {
  /// Measures certified and reference values.
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let folder = try context.requireShared().appendingPathComponent("truth/statistics")
    return try CertifiedStatistics(folder: folder).rows() + referenceRows(folder)
  }

  /// The constructed groups of three with the results of scipy.
  private static func referenceRows(_ folder: URL) throws -> [MeasuredRow] {
    let data = try Data(contentsOf: folder.appendingPathComponent("stats_reference.json"))
    let reference = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    var worst = 0.0
    var count = 0
    func compare(_ ours: Double?, _ theirs: Any?) {
      guard let theirs = (theirs as? NSNumber)?.doubleValue else { return }
      count += 1
      worst = max(worst, ours.map { abs($0 - theirs) / max(abs(theirs), 1e-300) } ?? .infinity)
    }
    var pValues: [Double] = []
    for metal in ["Ni", "Co", "Mn"] {
      guard let entry = reference[metal] as? [String: Any], let first = entry["A"] as? [Double],
        let second = entry["B"] as? [Double]
      else { throw InputAbsent("\(metal) in stats_reference.json") }
      let one = try GroupSummary(first)
      let two = try GroupSummary(second)
      let welch = try WelchTest(reference: one, compared: two)
      let ratio = try MeanRatio(reference: one, compared: two)
      let fieller = ratio.interval(degreesOfFreedom: .difference).bounded
      let logs = try GeometricRatio(reference: one, compared: two).interval()
      let interval = welch.interval()
      pValues.append(welch.pValue)
      for (ours, key) in [
        (welch.difference, "diff_B_minus_A"), (welch.statistic, "t"), (welch.degreesOfFreedom, "nu_welch"),
        (welch.pValue, "p"), (ratio.value, "ratio_B_over_A"),
        (try EffectSize.hedgesG(reference: one, compared: two), "hedges_g"),
        (try PermutationTest(reference: one, compared: two).pValue, "perm_exact_p"),
      ] { compare(ours, entry[key]) }
      for (ours, key) in [
        ([one.mean, two.mean], "mean"),
        ([one.standardDeviation ?? .nan, two.standardDeviation ?? .nan], "sd"),
        ([interval.lower, interval.upper], "ci95_diff"),
        ([fieller?.lower ?? .nan, fieller?.upper ?? .nan], "fieller_welch_nu_ci95"),
        ([logs.lower, logs.upper], "lograt_welch_ci95"),
      ] {
        for (mine, theirs) in zip(ours, entry[key] as? [Any] ?? []) { compare(mine, theirs) }
      }
    }
    let holm = (reference["holm"] as? [String: Any])?["adjusted"] as? [Any] ?? []
    for (mine, theirs) in zip(HolmAdjustment.adjusted(pValues), holm) { compare(mine, theirs) }
    if let example = reference["fieller_unbounded_example"] as? [String: Any],
      let first = example["a"] as? [Double], let second = example["b"] as? [Double]
    {
      let ratio = try MeanRatio(reference: GroupSummary(first), compared: GroupSummary(second))
      count += 1
      if ratio.interval().bounded != nil { worst = .infinity }
    }
    return [
      MeasuredRow(
        area: "comparison", id: "statsreference.worst", value: worst, unit: "relative", n: count,
        goal: .atMost(1e-9))
    ]
  }
}
