/// The text of a file as UTF-8 bytes without a byte order mark, whatever its encoding was.
package struct DecodedText: Sendable {
  /// The text in UTF-8.
  package let bytes: [UInt8]
  /// The encoding that the file was in.
  package let encoding: Encoding

  /// An encoding in which instruments write text.
  package enum Encoding: String, Sendable {
    /// UTF-8, of which ASCII is a part.
    case utf8 = "UTF-8"
    /// UTF-16, low byte first, as Windows programs write it.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// One byte a character; bytes 0x80–0x9F as in Windows-1252.
    case latin1 = "Latin-1"
  }

  /// Decodes the bytes of a file.
  ///
  /// A byte order mark decides. Without one, bytes whose zeros all stand at even or all at odd places are UTF-16, bytes
  /// that are valid UTF-8 are UTF-8, and all others are Latin-1 (which never fails).
  package init(_ raw: [UInt8]) {
    encoding = Self.encoding(of: raw)
    switch encoding {
    case .utf8:
      bytes = raw.starts(with: Self.utf8Mark) ? Array(raw.dropFirst(3)) : raw
    case .utf16LittleEndian:
      bytes = Self.utf8(fromUTF16: raw, lowByteFirst: true)
    case .utf16BigEndian:
      bytes = Self.utf8(fromUTF16: raw, lowByteFirst: false)
    case .latin1:
      bytes = Self.utf8(fromLatin1: raw)
    }
  }

  private static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The encoding of a file's bytes.
  static func encoding(of raw: [UInt8]) -> Encoding {
    wideEncoding(of: raw) ?? (isUTF8(raw) ? .utf8 : .latin1)
  }

  /// The encoding where it has two bytes a character.
  private static func wideEncoding(of raw: [UInt8]) -> Encoding? {
    if raw.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if raw.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    var zeros = [0, 0]
    let sample = raw.prefix(4096)
    for (offset, byte) in sample.enumerated() where byte == 0 { zeros[offset & 1] += 1 }
    // Western text in UTF-16 has a zero in nearly every second place; NUL padding has them side by side.
    if zeros[0] == 0, zeros[1] * 4 > sample.count { return .utf16LittleEndian }
    if zeros[1] == 0, zeros[0] * 4 > sample.count { return .utf16BigEndian }
    return nil
  }

  private static func isUTF8(_ raw: [UInt8]) -> Bool {
    // One sum over all bytes is faster than a search, and nearly all files are ASCII.
    guard raw.reduce(0, |) >= 0x80 else { return true }
    return !transcode(raw.makeIterator(), from: UTF8.self, to: UTF32.self, stoppingOnError: true) { _ in }
  }

  private static func utf8(fromUTF16 raw: [UInt8], lowByteFirst: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(raw.count / 2)
    var index = 0
    while index + 1 < raw.count {
      let first = UInt16(raw[index])
      let second = UInt16(raw[index + 1])
      units.append(lowByteFirst ? second << 8 | first : first << 8 | second)
      index += 2
    }
    if units.first == 0xFEFF { units.removeFirst() }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private static func utf8(fromLatin1 raw: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(raw.count + raw.count / 8)
    for byte in raw {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let code = byte < 0xA0 ? windows1252[Int(byte) - 0x80] : UInt16(byte)
        if code >= 0x800 { text.append(UInt8(0xE0 | code >> 12)) }
        text.append(UInt8(code >= 0x800 ? 0x80 | (code >> 6 & 0x3F) : 0xC0 | code >> 6))
        text.append(UInt8(0x80 | code & 0x3F))
      }
    }
    return text
  }

  /// Windows-1252 for bytes 0x80–0x9F (Unicode mapping file CP1252.TXT); unassigned bytes keep their own number.
  private static let windows1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// Whether bytes can be a text at all: almost no control characters but blanks and line ends.
  ///
  /// Zeros are allowed up to a half of the bytes, because some exporters pad their lines with them.
  package static func isPlausible(_ raw: [UInt8]) -> Bool {
    let head = Array(raw.prefix(4096))
    let sample = wideEncoding(of: raw) == nil ? head : DecodedText(head).bytes
    let zeros = sample.count { $0 == 0 }
    let controls = sample.count { ($0 < 0x20 && $0 != 0 && !(0x09...0x0D).contains($0)) || $0 == 0x7F }
    return zeros * 2 < sample.count && controls * 50 <= sample.count - zeros
  }
}
