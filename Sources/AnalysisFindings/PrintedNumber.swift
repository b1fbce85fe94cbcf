import Foundation

/// Numbers as people read them in sentences, tables, captions and on the terminal: one form everywhere.
///
/// An uncertainty has two significant digits, and the value ends at the same place (GUM, JCGM 100:2008, 7.2.6); a value
/// and the ends of its interval end at one place, which two digits of the interval's half-width give. No locale, a true
/// minus sign (U+2212), powers of ten for what is below 0.0001 or has more than six digits before the point.
package enum PrintedNumber {
  /// A number with so many significant digits: `0.0123`, `1.2 × 10⁶`.
  package static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite, value != 0 else { return unending(value) }
    let place = DecimalPlace(of: value, digits: digits)
    return texts([value], endingAt: place)[0] + power(of: [value], endingAt: place)
  }

  /// A number that was set rather than measured, such as a position along a profile: at most four significant digits
  /// and no zeros that say nothing, whole numbers in full.
  package static func stated(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 1e9 { return unending(value) }
    let parts = significant(value, digits: 4).split(separator: " ", maxSplits: 1)
    guard let number = parts.first, number.contains(".") else { return parts.joined(separator: " ") }
    let trimmed = String(number.reversed().drop { $0 == "0" }.drop { $0 == "." }.reversed())
    return ([trimmed] + parts.dropFirst().map(String.init)).joined(separator: " ")
  }

  /// A value with its standard uncertainty: `12.3 ± 1.4`; the value alone, with four digits, where there is none.
  package static func value(_ value: Double, uncertainty: Double) -> String {
    guard value.isFinite, uncertainty.isFinite, uncertainty > 0 else { return significant(value, digits: 4) }
    let place = DecimalPlace(of: uncertainty, digits: 2)
    let numbers = [value, uncertainty]
    let power = power(of: numbers, endingAt: place)
    let text = texts(numbers, endingAt: place).joined(separator: " ± ")
    return power.isEmpty ? text : "(\(text))\(power)"
  }

  /// A value with an interval, in which each end may be infinite: `46.0 (41.3 to 50.7)`.
  package static func value(_ value: Double, from lower: Double, to upper: Double) -> String {
    let place = place(of: value, from: lower, to: upper)
    let numbers = [value, lower, upper]
    let texts = texts(numbers, endingAt: place)
    let power = power(of: numbers, endingAt: place)
    let interval = "\(texts[1]) to \(texts[2])"
    return power.isEmpty ? "\(texts[0]) (\(interval))" : "(\(texts[0]), \(interval))\(power)"
  }

  /// An interval by itself: `9.5 to 15.1`.
  package static func interval(from lower: Double, to upper: Double) -> String {
    let numbers = [lower, upper]
    let place = place(of: .nan, from: lower, to: upper)
    let power = power(of: numbers, endingAt: place)
    let text = texts(numbers, endingAt: place).joined(separator: " to ")
    return power.isEmpty ? text : "(\(text))\(power)"
  }

  /// A share in percent, with two significant digits: `3.4 %`.
  package static func percent(_ share: Double) -> String { significant(100 * share, digits: 2) + " %" }

  /// A p-value: three decimals below 0.1 and two above, `< 0.001` where it is smaller.
  package static func probability(_ p: Double) -> String {
    guard p.isFinite else { return unending(p) }
    guard p >= 0.001 else { return "< 0.001" }
    return DecimalPlace(-(p < 0.1 ? 3 : 2)).text(p)
  }

  /// A p-value with its letter: `p = 0.012`, `p < 0.001`.
  package static func statedProbability(_ p: Double) -> String {
    let text = probability(p)
    return text.hasPrefix("<") ? "p \(text)" : "p = \(text)"
  }

  /// The blank and the unit that follow a number; nothing for a number without unit.
  package static func suffix(ofUnit unit: String) -> String {
    unit.isEmpty || unit == "1" ? "" : " \(unit)"
  }

  /// The place at which a value and the ends of its interval end: two digits of the half-width; of a skew interval, as
  /// ratios have, two digits of the distance to the nearer end, and not more than four of the half-width.
  ///
  /// Of numbers that lie many powers of ten apart, what is less than a millionth of the largest is not printed.
  private static func place(of value: Double, from lower: Double, to upper: Double) -> DecimalPlace {
    let largest = [value, lower, upper].filter(\.isFinite).map(\.magnitude).max() ?? 1
    return max(narrowPlace(of: value, from: lower, to: upper), DecimalPlace(of: largest, digits: 6))
  }

  private static func narrowPlace(of value: Double, from lower: Double, to upper: Double) -> DecimalPlace {
    let half = (upper - lower) / 2
    let distances = [value - lower, upper - value].filter { $0.isFinite && $0 > 0 }
    guard half.isFinite, half > 0 else {
      let known = distances.first ?? [value, lower, upper].first { $0.isFinite && $0 != 0 }
      return DecimalPlace(of: known ?? 1, digits: distances.isEmpty ? 3 : 2)
    }
    let nearer = distances.count == 2 ? min(distances[0], distances[1]) : half
    guard nearer < half / 2 else { return DecimalPlace(of: half, digits: 2) }
    return max(DecimalPlace(of: nearer, digits: 2), DecimalPlace(of: half, digits: 4))
  }

  /// The power of ten that numbers share where they are very large or very small; nothing elsewhere.
  private static func power(of numbers: [Double], endingAt place: DecimalPlace) -> String {
    guard let exponent = place.sharedExponent(of: numbers) else { return "" }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let raised = String(abs(exponent)).compactMap(\.wholeNumberValue).map { digits[$0] }
    return " × 10" + (exponent < 0 ? "⁻" : "") + String(raised)
  }

  /// The numbers, all ending at one place; over the power of ten that they share, where there is one.
  private static func texts(_ numbers: [Double], endingAt place: DecimalPlace) -> [String] {
    guard let exponent = place.sharedExponent(of: numbers) else { return numbers.map { place.text($0) } }
    return numbers.map { place.text($0, over: exponent) }
  }

  /// A number that has no digits to choose.
  private static func unending(_ value: Double) -> String { DecimalPlace(0).text(value) }
}

extension Estimate {
  /// The value with its combined standard uncertainty and unit: `12.3 ± 1.4 nm`.
  package var printed: String {
    PrintedNumber.value(value, uncertainty: combinedUncertainty) + PrintedNumber.suffix(ofUnit: unit)
  }
}
