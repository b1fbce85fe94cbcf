/// A number read off a spectrum together with how it changes with each channel's counts.
///
/// Two numbers of one spectrum share its noise: their covariance comes from the two gradients.
struct ChannelSum {
  var value: Double
  /// The derivative with respect to the counts of each channel.
  var gradient: [Double]

  static func zero(_ channels: Int) -> ChannelSum {
    ChannelSum(value: 0, gradient: [Double](repeating: 0, count: channels))
  }

  /// Adds a multiple of another number.
  mutating func add(_ factor: Double, _ other: ChannelSum) {
    value += factor * other.value
    for k in gradient.indices { gradient[k] += factor * other.gradient[k] }
  }
}
