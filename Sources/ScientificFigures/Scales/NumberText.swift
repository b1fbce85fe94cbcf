import Foundation

/// Numbers as ticks and scale bars carry them: no locale, a true minus sign (U+2212), no trailing exponent letters.
public enum NumberText {
  /// The minus sign of typography.
  public static let minus = "\u{2212}"

  /// A number with a fixed count of decimals: `−0.25`.
  ///
  /// Beyond 15 digits the number is written as a power of ten.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return value.isNaN ? "n/a" : value > 0 ? "∞" : minus + "∞" }
    let places = min(max(decimals, 0), 12)
    let scale = pow(10, Double(places))
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 1e15 else { return power(value) }
    let whole = Int64(scaled)
    let divisor = Int64(scale)
    var text = String(whole / divisor)
    if places > 0 {
      let rest = String(whole % divisor)
      text += "." + String(repeating: "0", count: places - rest.count) + rest
    }
    return value < 0 && whole != 0 ? minus + text : text
  }

  /// A number to a count of significant digits: `0.0123`, `1.2 × 10^{6}` in markup where it is very large or small.
  public static func significant(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value != 0 else { return fixed(value, decimals: 0) }
    let exponent = exponent(of: value, digits: digits)
    if exponent >= 6 || exponent < -4 { return power(value, digits: digits) }
    return fixed(value, decimals: max(0, digits - 1 - exponent))
  }

  /// A power of ten in markup: `10^{−3}`.
  public static func decade(_ exponent: Int) -> String { "10^{\(integer(exponent))}" }

  /// A whole number with a true minus.
  public static func integer(_ value: Int) -> String {
    value < 0 ? minus + String(value.magnitude) : String(value)
  }

  /// The decimals that tell the multiples of a step apart, at most 12.
  static func decimals(forStep step: Double) -> Int {
    guard step.isFinite, step > 0 else { return 0 }
    var places = 0
    var scaled = step
    while places < 12, abs(scaled - scaled.rounded()) > 1e-6 * max(1, abs(scaled)) || scaled < 0.999_999 {
      places += 1
      scaled = step * pow(10, Double(places))
    }
    return places
  }

  /// The power of ten of the first digit that is printed: 9.97 has that of 10 with two digits, and that of 9 with three.
  private static func exponent(of value: Double, digits: Int) -> Int {
    let exponent = Int(floor(log10(abs(value))))
    let shown = abs(value) / pow(10, Double(exponent - max(digits, 1) + 1))
    return shown.rounded() >= pow(10, Double(max(digits, 1))) ? exponent + 1 : exponent
  }

  private static func power(_ value: Double, digits: Int = 3) -> String {
    let exponent = exponent(of: value, digits: digits)
    let mantissa = value / pow(10, Double(exponent))
    guard mantissa.isFinite else { return decade(exponent) }
    return fixed(mantissa, decimals: max(0, digits - 1)) + " × " + decade(exponent)
  }
}
