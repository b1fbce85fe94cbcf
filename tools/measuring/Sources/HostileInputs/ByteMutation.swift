/// Changes bytes at random, as damage and malice do; equal seeds give equal changes.
public struct ByteMutation {
  private var state: UInt64

  /// Starts a sequence of changes.
  public init(seed: UInt64) { state = seed }

  /// Words that mean something to some reader.
  private static let words = [
    "<", ">", "&", "\"", "/>", "<!--", "<![CDATA[", "<!DOCTYPE a [", "&#0;", "xmlns:x=\"",
    " r=\"XFD1048576\"",
    "-1", "0", "9999999999999999999", "1e309", "-1e-320", "nan", "inf", "1,234", ",", ";", "\t", "\n", "\r",
    "\u{0}",
    "*a", "&a ", "- ", ": ", "? ", "[", "]", "{", "}", "|", ">-", "!!binary ", "<<: ", "*/", "../", "~",
    "\u{FEFF}",
  ].map { Array($0.utf8) }
  private static let bytes: [UInt8] = [
    0x00, 0x01, 0x0A, 0x20, 0x2C, 0x2D, 0x39, 0x7F, 0x80, 0xC3, 0xED, 0xFE, 0xFF,
  ]

  /// The bytes with one to four changes.
  public mutating func mutant(of original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...below(4) { change(&bytes) }
    return bytes
  }

  /// A whole number below a bound (SplitMix64: Steele, Lea and Flood 2014).
  public mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(bound, 1)))
  }

  private mutating func range(in bytes: [UInt8]) -> Range<Int> {
    let start = below(bytes.count)
    let length = below(4) == 0 ? below(bytes.count) : below(40)
    return start..<min(start + length + 1, bytes.count)
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return bytes = Self.words[below(Self.words.count)] }
    let place = below(bytes.count)
    switch below(9) {
    case 0: bytes[place] ^= UInt8(1 << below(8))
    case 1: bytes[place] = Self.bytes[below(Self.bytes.count)]
    case 2: bytes[place] = UInt8(below(256))
    case 3: bytes.insert(contentsOf: Self.words[below(Self.words.count)], at: place)
    case 4: bytes.removeSubrange(range(in: bytes))
    case 5: bytes.insert(contentsOf: bytes[range(in: bytes)].prefix(1 << 16), at: place)
    case 6: bytes.removeLast(below(bytes.count))
    case 7:
      // A number becomes another one.
      let start = bytes[place...].firstIndex { (0x30...0x39).contains($0) } ?? place
      let end = bytes[start...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
      bytes.replaceSubrange(start..<end, with: Self.words[below(Self.words.count)])
    default:
      let range = range(in: bytes)
      bytes.replaceSubrange(range, with: bytes[range].reversed())
    }
  }
}
