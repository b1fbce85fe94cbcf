/// A reproducible stream of random bits: xoshiro256++ (Blackman and Vigna 2021, doi 10.1145/3460772), seeded by
/// SplitMix64 from a number and a name.
///
/// Every physical thing draws from a stream of its own name (`A/sims/PVDF-1/counts`), so that a change in one
/// technique leaves the draws of all others alone.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// Creates the stream `stream` of a study made with `seed`.
  package init(seed: UInt64, stream: String) {
    // FNV-1a over the name's bytes, so that no hash of the standard library (seeded per process) is involved.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in stream.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
    var counter = hash ^ (seed &* 0x9e37_79b9_7f4a_7c15)
    func splitMix() -> UInt64 {
      counter &+= 0x9e37_79b9_7f4a_7c15
      var mixed = counter
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return mixed ^ (mixed >> 31)
    }
    words = (splitMix(), splitMix(), splitMix(), splitMix())
  }

  package mutating func next() -> UInt64 {
    let sum = words.0 &+ words.3
    let result = ((sum << 23) | (sum >> 41)) &+ words.0
    let shifted = words.1 << 17
    words.2 ^= words.0
    words.3 ^= words.1
    words.1 ^= words.2
    words.0 ^= words.3
    words.2 ^= shifted
    words.3 = (words.3 << 45) | (words.3 >> 19)
    return result
  }

  /// A number between 0 and 1, both excluded.
  package mutating func uniform() -> Double {
    (Double(next() >> 11) + 0.5) * 0x1p-53
  }
}
