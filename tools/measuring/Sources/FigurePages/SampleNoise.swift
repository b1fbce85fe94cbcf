import Foundation

/// Seeded draws for sample pictures.
struct SampleNoise {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return (Double((z ^ (z >> 31)) >> 11) + 0.5) / 9_007_199_254_740_992
  }

  mutating func normal() -> Double {
    (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }

  /// Poisson counts: exact for small means, rounded normal for large ones.
  mutating func counts(_ mean: Double) -> Double {
    if mean > 50 { return max(0, (mean + mean.squareRoot() * normal()).rounded()) }
    let limit = exp(-max(mean, 0))
    var product = uniform()
    var count = 0.0
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }
}
