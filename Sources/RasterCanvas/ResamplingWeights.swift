import Foundation

/// Which source pixels make up each target pixel along one axis, with integer weights that sum to `one`.
struct ResamplingWeights {
  /// The sum of the weights of one target pixel.
  static let one = 1 << 14

  /// The first source pixel of each target pixel.
  private(set) var firsts: ContiguousArray<Int> = []
  /// Where each target pixel's weights begin; one more entry than target pixels.
  private(set) var starts: ContiguousArray<Int> = [0]
  private(set) var weights: ContiguousArray<Int32> = []

  /// Whether each target pixel is one source pixel.
  var areCopies: Bool { weights.count == firsts.count }

  /// Works out the weights of the target pixels `range`, of `length` in all, for `source` pixels.
  init(source: Int, length: Int, range: Range<Int>, resampling: ImageResampling) {
    let scale = Double(source) / Double(length)
    firsts.reserveCapacity(range.count)
    starts.reserveCapacity(range.count + 1)
    for target in range {
      let low = Double(target) * scale
      let high = Double(target + 1) * scale
      switch resampling {
      case .nearest,
        .cells where scale <= 1:
        firsts.append(min(max(Int((low + high) / 2), 0), source - 1))
        weights.append(Int32(Self.one))
      case .cells:
        let first = min(Int(low), source - 1)
        let last = min(max(Int(high.rounded(.up)) - 1, first), source - 1)
        add((first...last).map { min(Double($0 + 1), high) - max(Double($0), low) }, from: first, source)
      case .bicubic: add(center: (low + high) / 2, scale: scale, radius: 2, source, Self.catmullRom)
      case .lanczos: add(center: (low + high) / 2, scale: scale, radius: 3, source, Self.lanczos)
      }
      starts.append(weights.count)
    }
  }

  private mutating func add(
    center: Double, scale: Double, radius: Double, _ source: Int, _ kernel: (Double) -> Double
  ) {
    let width = max(scale, 1)
    let first = Int((center - radius * width).rounded(.up))
    let last = max(first, Int((center + radius * width).rounded(.down)))
    add((first...last).map { kernel((Double($0) + 0.5 - center) / width) }, from: first, source)
  }

  /// Folds weights beyond the image onto its edge, and rounds them so that the sum is kept.
  private mutating func add(_ values: [Double], from first: Int, _ source: Int) {
    var folded: [Double] = []
    let start = min(max(first, 0), source - 1)
    for (offset, value) in values.enumerated() {
      let place = min(max(first + offset, 0), source - 1) - start
      if place == folded.count { folded.append(value) } else { folded[place] += value }
    }
    let sum = folded.reduce(0, +)
    var carried = 0.0
    var given = 0
    for value in folded {
      // Rounding the running sum keeps the total exact.
      carried += value / sum * Double(Self.one)
      let whole = Int(carried.rounded()) - given
      given += whole
      weights.append(Int32(whole))
    }
    firsts.append(start)
  }

  /// The cubic convolution kernel with a = −½, after Keys (1981), equation 15.
  private static func catmullRom(_ x: Double) -> Double {
    let x = abs(x)
    if x < 1 { return (1.5 * x - 2.5) * x * x + 1 }
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0
  }

  /// sinc(x) · sinc(x/3) within three lobes, after Duchon (1979).
  private static func lanczos(_ x: Double) -> Double {
    if x == 0 { return 1 }
    guard abs(x) < 3 else { return 0 }
    let angle = Double.pi * x
    return 3 * sin(angle) * sin(angle / 3) / (angle * angle)
  }
}
