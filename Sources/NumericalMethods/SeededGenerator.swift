/// The generator behind everything that is drawn: xoshiro256++ (Blackman and Vigna, ACM TOMS 47, 36, 2021),
/// seeded through SplitMix64.
///
/// A value type: the same seed gives the same stream on every machine. Streams for parallel work come from
/// ``split(_:)-(UInt64)``: the stream of a key depends on the seed and the key alone, so that spectrum 17 sees the
/// same numbers whichever thread draws them.
public struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64
  /// What the state was made from; splitting starts here, not from the moving state.
  private let identity: UInt64

  /// Creates the stream of a seed; every value is allowed.
  public init(seed: UInt64) {
    identity = seed
    var mixer = seed
    s0 = splitMix(&mixer)
    s1 = splitMix(&mixer)
    s2 = splitMix(&mixer)
    s3 = splitMix(&mixer)
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let sum = s0 &+ s3
    let result = ((sum << 23) | (sum >> 41)) &+ s0
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = (s3 << 45) | (s3 >> 19)
    return result
  }

  /// The stream of a key: independent of how many numbers this generator has already given.
  public func split(_ key: UInt64) -> SeededGenerator {
    var mixer = identity ^ 0x6A09_E667_F3BC_C909
    let first = splitMix(&mixer)
    var keyed = first ^ (key &* 0x9E37_79B9_7F4A_7C15)
    return SeededGenerator(seed: splitMix(&keyed))
  }

  /// The stream of a name (FNV-1a over its UTF-8 bytes).
  public func split(_ name: String) -> SeededGenerator {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return split(hash)
  }

  /// A number from the open interval between 0 and 1, in steps of 2⁻⁵³.
  public mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }

  /// A whole number from 0 up to and without `count`; 0 where `count` is not positive.
  ///
  /// Unbiased (Lemire, ACM TOMACS 29, 3, 2019).
  public mutating func index(below count: Int) -> Int {
    guard count > 1 else { return 0 }
    let range = UInt64(count)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }
}

private func splitMix(_ state: inout UInt64) -> UInt64 {
  state = state &+ 0x9E37_79B9_7F4A_7C15
  var z = state
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}
