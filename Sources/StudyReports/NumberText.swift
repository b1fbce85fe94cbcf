import AnalysisFindings
import Foundation
import StudyExports

/// Numbers as a report prints them: the uncertainty with two significant digits, the value to the same place.
enum NumberText {
  /// `12.3 ± 1.4 nm`; the value alone where there is no uncertainty.
  static func text(_ estimate: Estimate) -> String {
    let unit = estimate.unit == "1" || estimate.unit.isEmpty ? "" : " \(estimate.unit)"
    let uncertainty = estimate.combinedUncertainty
    guard uncertainty > 0, uncertainty.isFinite, estimate.value.isFinite else {
      return significant(estimate.value, 4) + unit
    }
    let places = decimals(of: uncertainty, digits: 2)
    return "\(fixed(estimate.value, places)) ± \(fixed(uncertainty, places))\(unit)"
  }

  /// `9.5 to 15.1`, to the place that suits the interval's width.
  static func text(_ interval: ConfidenceInterval) -> String {
    let width = interval.upper - interval.lower
    let places = width.isFinite && width > 0 ? decimals(of: width / 4, digits: 2) : 2
    let lower = interval.lower.isFinite ? fixed(interval.lower, places) : "−∞"
    let upper = interval.upper.isFinite ? fixed(interval.upper, places) : "∞"
    return "\(lower) to \(upper)"
  }

  /// A number with so many significant digits.
  static func significant(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "–" : value > 0 ? "∞" : "−∞" }
    guard value != 0 else { return "0" }
    return fixed(value, decimals(of: value.magnitude, digits: digits))
  }

  /// A p-value: three decimals, `< 0.001` below.
  static func probability(_ p: Double) -> String { p < 0.001 ? "< 0.001" : fixed(p, 3) }

  private static func decimals(of value: Double, digits: Int) -> Int {
    guard value > 0, value.isFinite else { return 2 }
    return min(max(digits - 1 - Int(log10(value).rounded(.down)), 0), 12)
  }

  private static func fixed(_ value: Double, _ places: Int) -> String {
    // A magnitude that no fixed notation serves keeps its digits and its exponent.
    guard value.magnitude < 1e12 else { return value.resultText.replacing("-", with: "−") }
    return String(format: "%.\(places)f", value).replacing("-", with: "−")
  }
}
