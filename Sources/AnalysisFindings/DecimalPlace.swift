import Foundation

/// The last decimal place of a printed number, as a power of ten: −2 for hundredths.
struct DecimalPlace: Comparable {
  private let exponent: Int

  init(_ exponent: Int) { self.exponent = exponent }

  /// The place of the last of so many significant digits; 9.97 with two of them is 10 and ends at the units.
  init(of value: Double, digits: Int) {
    let leading = Self.leading(value)
    let step = Self.power(leading - digits + 1)
    let isCarried = (value.magnitude / step).rounded() >= Self.power(digits)
    exponent = leading - digits + (isCarried ? 2 : 1)
  }

  static func < (one: DecimalPlace, other: DecimalPlace) -> Bool { one.exponent < other.exponent }

  /// The number ending at this place, over a power of ten.
  func text(_ value: Double, over power: Int = 0) -> String {
    guard value.isFinite else { return value.isNaN ? "undefined" : value > 0 ? "∞" : "−∞" }
    let place = exponent - power
    // Beyond the precision of a number digits say nothing.
    let decimals = min(max(-place, 0), 15)
    let step = place > 0 ? Self.power(place) : 1
    let scaled = value / Self.power(power)
    let text = String(format: "%.\(decimals)f", (scaled / step).rounded(place > 0) * step)
    guard text.hasPrefix("-") else { return text }
    return text.contains { $0 != "-" && $0 != "0" && $0 != "." }
      ? "−" + text.dropFirst() : String(text.dropFirst())
  }

  /// The power of ten that numbers ending here share, where the largest has more than six digits before the point or is
  /// below 0.0001.
  func sharedExponent(of numbers: [Double]) -> Int? {
    let largest = numbers.filter(\.isFinite).map(\.magnitude).max() ?? 0
    guard largest > 0 else { return nil }
    let leading = max(Self.leading(largest), exponent)
    return leading > 5 || leading < -4 ? leading : nil
  }

  /// The power of ten of the first digit.
  private static func leading(_ value: Double) -> Int {
    guard value.isFinite, value != 0 else { return 0 }
    return Int(log10(value.magnitude).rounded(.down))
  }

  private static func power(_ exponent: Int) -> Double { pow(10, Double(exponent)) }
}

extension Double {
  /// The value rounded to a whole number where that is wanted.
  fileprivate func rounded(_ isWanted: Bool) -> Double { isWanted ? rounded() : self }
}
