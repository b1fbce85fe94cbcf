/// A spectrum that can be read between its channels, so that it can stand at any energy shift.
///
/// Between channels it follows the cubic convolution kernel of Keys (IEEE Trans. Acoust. Speech 29, 1153, 1981).
struct ShiftedReference {
  /// Counts a channel.
  var values: [Double]

  /// The values and their slopes (counts a channel, each channel) after the spectrum moved up by some channels.
  ///
  /// - Parameters:
  ///   - shift: The shift in channels.
  ///   - channels: The channels that are wanted.
  func moved(by shift: Double, at channels: [Int]) -> (values: [Double], slopes: [Double]) {
    let whole = (-shift).rounded(.down)
    guard whole.isFinite, abs(whole) < Double(values.count), let last = values.indices.last else {
      return ([Double](repeating: 0, count: channels.count), [Double](repeating: 0, count: channels.count))
    }
    let offset = Int(whole)
    let t = -shift - whole
    let weights = [
      ((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((-1.5 * t + 2) * t + 0.5) * t,
      (0.5 * t - 0.5) * t * t,
    ]
    let slopes = [
      (-1.5 * t + 2) * t - 0.5, (4.5 * t - 5) * t, (-4.5 * t + 4) * t + 0.5, (1.5 * t - 1) * t,
    ]
    var moved = [Double](repeating: 0, count: channels.count)
    var rates = moved
    for (place, channel) in channels.enumerated() {
      var (value, rate) = (0.0, 0.0)
      for k in 0..<4 {
        let stored = values[min(max(channel + offset + k - 1, 0), last)]
        value += weights[k] * stored
        rate += slopes[k] * stored
      }
      moved[place] = value
      rates[place] = rate
    }
    return (moved, rates)
  }
}
