/// Decimal numbers out of text bytes, correctly rounded, without a locale.
///
/// Up to 2^53 as the integer of all digits, with a power of ten up to 10^22, one exact multiplication or division gives
/// the correctly rounded result (Clinger 1990, doi:10.1145/93542.93557); everything else goes to the standard library.
package enum NumberScanner {
  /// The full stop, the decimal separator of most files.
  package static let point: UInt8 = 0x2E
  /// The comma, the decimal separator of files from many European computers.
  package static let comma: UInt8 = 0x2C

  /// The number that fills a range of bytes but for blanks around it; `nil` if anything else is there.
  ///
  /// Exponents may be written with `e`, `E`, `d` or `D`. The words `nan` and `inf` in any case, with a sign, are
  /// numbers; empty text is not.
  package static func number(
    in bytes: [UInt8], _ range: Range<Int>, decimalSeparator: UInt8 = point
  ) -> Double? {
    let range = trimmed(range, of: bytes)
    var position = range.lowerBound
    guard !range.isEmpty,
      let value = scan(bytes, at: &position, to: range.upperBound, decimalSeparator: decimalSeparator),
      position == range.upperBound
    else { return nil }
    return value
  }

  /// The number that fills a text but for blanks around it.
  package static func number(_ text: some StringProtocol, decimalSeparator: UInt8 = point) -> Double? {
    let bytes = Array(text.utf8)
    return number(in: bytes, bytes.indices, decimalSeparator: decimalSeparator)
  }

  /// A range without the blanks, tabs, NULs and carriage returns at its ends.
  package static func trimmed(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var lower = max(range.lowerBound, 0)
    var upper = min(range.upperBound, bytes.count)
    guard lower < upper else { return lower..<lower }
    while lower < upper, isBlank(bytes[lower]) { lower += 1 }
    while lower < upper, isBlank(bytes[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// Whether a byte is a blank, a tab, a NUL (padding of old exporters) or a carriage return.
  @inline(__always)
  package static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0
  }

  /// The number that begins at a position, which then moves behind it; `nil` (and no move) if none begins there.
  package static func scan(
    _ bytes: [UInt8], at position: inout Int, to end: Int, decimalSeparator: UInt8
  ) -> Double? {
    let end = min(end, bytes.count)
    let start = position
    var index = start
    guard index >= 0, index < end else { return nil }
    var isNegative = false
    if bytes[index] == 0x2D || bytes[index] == 0x2B {
      isNegative = bytes[index] == 0x2D
      index += 1
    }
    var mantissa: UInt64 = 0
    var exponent = 0
    var digits = 0
    var isExact = true
    while index < end {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { break }
      // 19 digits always fit into 64 bits; further ones are left to the standard library.
      if mantissa < 1_000_000_000_000_000_000 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
      } else {
        isExact = false
      }
      digits += 1
      index += 1
    }
    if index < end, bytes[index] == decimalSeparator {
      var next = index + 1
      while next < end {
        let digit = bytes[next] &- 0x30
        guard digit < 10 else { break }
        if mantissa < 1_000_000_000_000_000_000 {
          mantissa = mantissa &* 10 &+ UInt64(digit)
          exponent -= 1
        } else {
          isExact = false
        }
        digits += 1
        next += 1
      }
      if digits > 0 { index = next }
    }
    guard digits > 0 else { return word(bytes, at: &position, signEnd: index, to: end, isNegative) }
    index = exponentEnd(bytes, from: index, to: end, adding: &exponent)
    if index < end, bytes[index] == 0x23 {
      return microsoftWord(bytes, at: &position, mark: index, to: end, isNegative)
    }
    position = index
    if isExact, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
      let magnitude =
        exponent < 0
        ? Double(mantissa) / powersOfTen[-exponent] : Double(mantissa) * powersOfTen[exponent]
      return isNegative ? -magnitude : magnitude
    }
    return slowNumber(bytes[start..<index], decimalSeparator: decimalSeparator)
  }

  /// The end of the exponent that may begin at an index, adding its value.
  ///
  /// An `e` without digits belongs to no number.
  @inline(__always)
  private static func exponentEnd(
    _ bytes: [UInt8], from index: Int, to end: Int, adding exponent: inout Int
  ) -> Int {
    guard index < end, bytes[index] | 0x20 == 0x65 || bytes[index] | 0x20 == 0x64 else { return index }
    var next = index + 1
    var isNegative = false
    if next < end, bytes[next] == 0x2D || bytes[next] == 0x2B {
      isNegative = bytes[next] == 0x2D
      next += 1
    }
    guard next < end, bytes[next] &- 0x30 < 10 else { return index }
    var stated = 0
    while next < end {
      let digit = bytes[next] &- 0x30
      guard digit < 10 else { break }
      if stated < 100_000 { stated = stated * 10 + Int(digit) }
      next += 1
    }
    exponent += isNegative ? -stated : stated
    return next
  }

  private static func word(
    _ bytes: [UInt8], at position: inout Int, signEnd: Int, to end: Int, _ isNegative: Bool
  ) -> Double? {
    func stands(_ letters: StaticString) -> Bool {
      let count = letters.utf8CodeUnitCount
      guard end - signEnd >= count else { return false }
      return letters.withUTF8Buffer { letters in
        (0..<count).allSatisfy { bytes[signEnd + $0] | 0x20 == letters[$0] }
      }
    }
    if stands("infinity") {
      position = signEnd + 8
      return isNegative ? -.infinity : .infinity
    }
    if stands("inf") {
      position = signEnd + 3
      return isNegative ? -.infinity : .infinity
    }
    if stands("nan") {
      position = signEnd + 3
      // The runtime of Windows adds what kind it is: `-nan(ind)`.
      if position < end, bytes[position] == 0x28,
        let close = bytes[position..<end].firstIndex(of: 0x29), close - position < 8
      {
        position = close + 1
      }
      return .nan
    }
    return nil
  }

  /// The words of older Windows programs: `1.#INF`, `1.#QNAN`, `-1.#IND`.
  private static func microsoftWord(
    _ bytes: [UInt8], at position: inout Int, mark: Int, to end: Int, _ isNegative: Bool
  ) -> Double? {
    let letters = bytes[(mark + 1)..<end].prefix { ($0 | 0x20) &- 0x61 < 26 }
    let digits = bytes[letters.endIndex..<end].prefix { $0 &- 0x30 < 10 }
    switch String(decoding: letters, as: UTF8.self).uppercased() {
    case "INF":
      position = digits.endIndex
      return isNegative ? -.infinity : .infinity
    case "IND", "QNAN", "SNAN":
      position = digits.endIndex
      return .nan
    default: return nil
    }
  }

  private static func slowNumber(_ bytes: ArraySlice<UInt8>, decimalSeparator: UInt8) -> Double? {
    let plain = bytes.map { byte in
      byte == decimalSeparator ? point : byte | 0x20 == 0x64 ? 0x65 : byte
    }
    return Double(String(decoding: plain, as: UTF8.self))
  }

  /// 10^0 to 10^22: every power of ten that a `Double` holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]
}
