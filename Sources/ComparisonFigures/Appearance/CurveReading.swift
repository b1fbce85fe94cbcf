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

/// Words in sentences of alternative texts and captions.
enum Spoken {
  /// Words joined with commas and a final “and”.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
