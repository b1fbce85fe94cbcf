package import AnalysisFindings
import Foundation
import ScientificFigures

extension Curve {
  /// The independent variable.
  var abscissa: Column? { columns.first { $0.role == .abscissa } }

  /// The region of a spectrum; its own name where it states none.
  package var region: String { place.region ?? name }

  /// The columns of a role.
  func columns(_ role: Role) -> [Column] { columns.filter { $0.role == role } }
}

extension Estimate {
  /// The 95 % interval: the one that the method stated, else the value ± 1.96 standard uncertainties (normal).
  var interval95: (lower: Double, upper: Double) {
    if let stated = statedInterval(level: 0.95) { return (stated.lower, stated.upper) }
    let half = 1.96 * combinedUncertainty
    return (value - half, value + half)
  }
}

extension [Finding] {
  /// The finding of a key.
  func finding(_ key: Finding.Key) -> Finding? { first { $0.key == key } }

  /// The value of a key, if it is an estimate.
  func value(_ key: Finding.Key) -> Double? { finding(key)?.estimate?.value }
}

/// Mean and scatter of a few numbers.
struct CellStatistics {
  let count: Int
  let mean: Double
  /// The standard deviation with n − 1; `nil` for fewer than two.
  let deviation: Double?

  init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    count = values.count
    let mean = values.reduce(0, +) / Double(values.count)
    self.mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = values.count > 1 ? (squares / Double(values.count - 1)).squareRoot() : nil
  }
}

/// Numbers in sentences of alternative texts and captions.
enum Spoken {
  /// A number with about three significant digits and a hyphen-free minus.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "unknown" }
    if value == 0 { return "0" }
    let magnitude = abs(value)
    let decimals = magnitude >= 100 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3
    let scale = pow(10, Double(decimals))
    let scaled = (magnitude * scale).rounded()
    guard scaled < 1e15 else { return "very large" }
    if scaled == 0 { return value < 0 ? "about −0" : "about 0" }
    let whole = Int64(scaled)
    let divisor = Int64(scale)
    var text = "\(whole / divisor)"
    if decimals > 0 {
      let rest = "\(whole % divisor)"
      text += "." + String(repeating: "0", count: decimals - rest.count) + rest
    }
    return value < 0 ? "−" + text : text
  }

  /// A stated number with at most three significant digits and no zeros that say nothing.
  static func stated(_ value: Double) -> String {
    let text = number(value)
    guard text.contains(".") else { return text }
    let trimmed = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(trimmed.reversed())
  }

  /// A value with its combined standard uncertainty, both to two digits of the uncertainty.
  static func withUncertainty(_ estimate: Estimate) -> String {
    let spread = estimate.combinedUncertainty
    guard estimate.value.isFinite, spread.isFinite, spread > 0 else { return number(estimate.value) }
    // From 9.95 on, two digits are those of the next power of ten.
    let decimals = max(0, 1 - Int(floor(log10(spread / 0.995))))
    return NumberText.fixed(estimate.value, decimals: decimals) + " ± "
      + NumberText.fixed(spread, decimals: decimals)
  }

  /// Words joined with commas and a final “and”.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
