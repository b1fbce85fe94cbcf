import Foundation

/// The last decimal place of a printed number, as a power of ten: −2 for hundredths.
struct DecimalPlace: Comparable {
  private let exponent: Int

  init(_ exponent: Int) { self.exponent = exponent }

  /// The place of the last of so many significant digits; 9.97 with two of them is 10 and ends at the units.
  init(of value: Double, digits: Int) {
    let last = Self.leading(value) - digits + 1
    let isCarried = Self.scaled(value.magnitude, by: -last).rounded() >= pow(10, Double(digits))
    exponent = isCarried ? last + 1 : last
  }

  static func < (one: DecimalPlace, other: DecimalPlace) -> Bool { one.exponent < other.exponent }

  /// The number ending at this place, over a power of ten.
  func text(_ value: Double, over power: Int = 0) -> String {
    guard value.isFinite else { return value.isNaN ? "undefined" : value > 0 ? "∞" : "−∞" }
    let place = exponent - power
    var shown = Self.scaled(value, by: -power)
    if place > 0 { shown = Self.scaled(Self.scaled(shown, by: -place).rounded(), by: place) }
    // Beyond the precision of a number digits say nothing.
    let text = String(format: "%.\(min(max(-place, 0), 15))f", shown)
    guard text.hasPrefix("-") else { return text }
    let digits = String(text.dropFirst())
    return digits.contains { $0 != "0" && $0 != "." } ? "−" + digits : digits
  }

  /// The power of ten that numbers ending here share, where the largest has more than six digits before the point or is
  /// below 0.0001.
  func sharedExponent(of numbers: [Double]) -> Int? {
    let largest = numbers.filter(\.isFinite).map(\.magnitude).max() ?? 0
    guard largest > 0 else { return nil }
    let steps = Self.scaled(largest, by: -exponent).rounded()
    let leading =
      steps.isFinite ? exponent + (steps >= 1 ? Self.leading(steps) : 0) : Self.leading(largest)
    return leading > 5 || leading < -4 ? leading : nil
  }

  /// The power of ten of the first digit.
  private static func leading(_ value: Double) -> Int {
    guard value.isFinite, value != 0 else { return 0 }
    return Int(log10(value.magnitude).rounded(.down))
  }

  /// The number times a power of ten, in two steps, for 10^324 is no number and the least one has that many places.
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    let half = exponent / 2
    return value * pow(10, Double(half)) * pow(10, Double(exponent - half))
  }
}
