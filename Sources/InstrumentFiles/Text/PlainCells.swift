/// Runs of plain numbers in a row of a table: up to 15 digits without an exponent, each with a delimiter behind it.
///
/// The integer of so few digits and its power of ten are exact, and one division rounds correctly (Clinger 1990,
/// doi:10.1145/93542.93557). Large tables are made of such cells, so that they have a loop of their own; everything else is
/// left to `NumberScanner`.
struct PlainCells {
  private let delimiter: UInt8
  private let decimalSeparator: UInt8
  private let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// `nil` for tables whose cells no single byte divides.
  init?(_ layout: TextTableLayout) {
    guard let delimiter = layout.delimiter.byte, delimiter != layout.decimalSeparator else { return nil }
    self.delimiter = delimiter
    decimalSeparator = layout.decimalSeparator
  }

  /// Appends the numbers from a position on, which then stands behind the last one's delimiter.
  ///
  /// - Returns: how many there were before anything else came, `most` at most.
  func read(
    _ bytes: [UInt8], at position: inout Int, to end: Int, most: Int, into cells: inout [Double]
  ) -> Int {
    guard position >= 0, position < end, end <= bytes.count else { return 0 }
    var count = 0
    // All places are below `end`, which lies inside of the bytes.
    bytes.withUnsafeBytes { bytes in
      while count < most,
        let number = short(bytes, at: &position, to: end) ?? long(bytes, at: &position, to: end)
      {
        cells.append(number)
        count += 1
      }
    }
    return count
  }

  /// Each byte of a word the same one.
  @inline(__always)
  private static func eight(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 * UInt64(byte) }

  /// The lowest bytes of a word, fewer than eight.
  @inline(__always)
  private static func lowest(_ count: Int) -> UInt64 { (1 &<< UInt64(8 * count)) &- 1 }

  /// The place of a byte in a word, counted from the lowest one; 8 where it is not.
  @inline(__always)
  private static func place(of byte: UInt8, in word: UInt64) -> Int {
    let difference = word ^ eight(byte)
    return ((difference &- eight(1)) & ~difference & eight(0x80)).trailingZeroBitCount / 8
  }

  /// A number without a sign that takes up to eight bytes with its delimiter, all of them at once.
  ///
  /// Cells differ in length, and a processor mostly guesses wrong where a loop over one ends (Lemire, Software: Practice and
  /// Experience 51, 1700, 2021).
  @inline(__always)
  private func short(_ bytes: UnsafeRawBufferPointer, at position: inout Int, to end: Int) -> Double? {
    guard position + 8 <= end else { return nil }
    let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    let length = Self.place(of: delimiter, in: word)
    guard length < 8 else { return nil }
    var text = word & Self.lowest(length)
    var count = length
    let point = Self.place(of: decimalSeparator, in: text)
    if point < length {
      let behind = text &>> UInt64(8 * point + 8)
      text = text & Self.lowest(point) | behind &<< UInt64(8 * point)
      count -= 1
    }
    guard count > 0 else { return nil }
    let digits = text &<< UInt64(8 * (8 - count)) | Self.eight(0x30) &>> UInt64(8 * count)
    let values = digits &- Self.eight(0x30)
    guard ((digits &+ Self.eight(0x46)) | values) & Self.eight(0x80) == 0 else { return nil }
    // Neighbours make pairs, pairs fours, and fours the number.
    let pairs = values &* 10 &+ values >> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let upper = (pairs & mask) &* (100 + 1_000_000 << 32)
    let lower = (pairs >> 16 & mask) &* (1 + 10_000 << 32)
    position += length + 1
    return Double(Int((upper &+ lower) >> 32)) / powersOfTen[point < length ? count - point : 0]
  }

  @inline(__always)
  private func long(_ bytes: UnsafeRawBufferPointer, at position: inout Int, to end: Int) -> Double? {
    guard position < end else { return nil }
    let isNegative = bytes[position] == 0x2D
    var index = isNegative ? position + 1 : position
    var mantissa = 0
    var digits = Self.digits(bytes, at: &index, to: end, into: &mantissa)
    var behind = 0
    if index < end, bytes[index] == decimalSeparator {
      index += 1
      behind = Self.digits(bytes, at: &index, to: end, into: &mantissa)
      digits += behind
    }
    guard digits > 0, digits <= 15, index < end, bytes[index] == delimiter else { return nil }
    position = index + 1
    let magnitude = Double(mantissa) / powersOfTen[behind]
    return isNegative ? -magnitude : magnitude
  }

  /// Takes up digits, and says how many; those behind the eighteenth may overflow, and then the number is not used.
  @inline(__always)
  private static func digits(
    _ bytes: UnsafeRawBufferPointer, at index: inout Int, to end: Int, into mantissa: inout Int
  ) -> Int {
    let start = index
    while index < end {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { break }
      mantissa = mantissa &* 10 &+ Int(digit)
      index += 1
    }
    return index - start
  }
}
