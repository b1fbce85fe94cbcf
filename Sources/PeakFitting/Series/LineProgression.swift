import Foundation

/// A line repeated at equal steps towards higher energy, as excited vibrations or a tail repeat it.
///
/// Its place is that of its maximum (ISO 18115), which is found for Gaussian copies.
struct LineProgression {
  /// The share of each copy in the area.
  private(set) var weights: [Double]
  /// The derivative of each share by the asymmetry.
  private(set) var slopes: [Double]
  /// The distance of the copies.
  let step: Double
  /// How far the maximum lies above the first copy.
  private(set) var maximum = 0.0
  /// The derivative of that by the asymmetry.
  private(set) var maximumByAsymmetry = 0.0
  /// The derivative of that by the logarithm of the width.
  private(set) var maximumByLogWidth = 0.0

  /// A Poisson distribution of quanta: Pₙ = Sⁿ e⁻ˢ / n!, dPₙ/dS = Pₙ₋₁ − Pₙ.
  static func quanta(mean: Double, step: Double, width: Double) -> LineProgression {
    // Of a mean of 1.5 less than 1 % have more than five quanta.
    var weights = [exp(-mean)]
    for n in 1..<5 { weights.append(weights[n - 1] * mean / Double(n)) }
    let slopes = weights.indices.map { ($0 > 0 ? weights[$0 - 1] : 0) - weights[$0] }
    return LineProgression(weights, slopes, step: step, width: width)
  }

  /// An exponential as a geometric distribution: Pₙ = (1 − q) qⁿ with the mean q/(1 − q).
  static func tail(mean: Double, step: Double, width: Double) -> LineProgression {
    let q = mean / (1 + mean)
    let slopeOfQ = 1 / ((1 + mean) * (1 + mean))
    var (weights, slopes) = ([Double](), [Double]())
    // qⁿ and n qⁿ⁻¹; of a tail as long as 2.5 steps 2 % lie beyond the twelfth copy.
    var (power, before) = (1.0, 0.0)
    for n in 0..<12 {
      weights.append((1 - q) * power)
      slopes.append((before - Double(n + 1) * power) * slopeOfQ)
      before = Double(n + 1) * power
      power *= q
    }
    return LineProgression(weights, slopes, step: step, width: width)
  }

  private init(_ weights: [Double], _ slopes: [Double], step: Double, width: Double) {
    // The last copy takes what is left.
    self.weights = weights + [1 - weights.reduce(0, +)]
    self.slopes = slopes + [-slopes.reduce(0, +)]
    self.step = step
    findMaximum(variance: width * width / (8 * log(2)))
  }

  /// Solves Σ Pₙ dₙ exp(−dₙ²/2σ²) = 0 with dₙ = x − n step by Newton's method, and differentiates it implicitly.
  private mutating func findMaximum(variance: Double) {
    let mean = step * weights.indices.reduce(0) { $0 + Double($1) * weights[$1] }
    var x = 0.5 * mean
    var bySlope = (position: 1.0, asymmetry: 0.0, logWidth: 0.0)
    for _ in 0..<20 {
      var value = 0.0
      bySlope = (0, 0, 0)
      for n in weights.indices {
        let distance = x - Double(n) * step
        let square = distance * distance / variance
        let height = exp(-0.5 * square)
        value += weights[n] * distance * height
        bySlope.position += weights[n] * height * (1 - square)
        bySlope.asymmetry += slopes[n] * distance * height
        bySlope.logWidth += weights[n] * distance * height * square
      }
      guard bySlope.position > 0.1 else {
        // Copies that are resolved have several maxima: the mean stands for them.
        maximum = mean
        maximumByAsymmetry = step * slopes.indices.reduce(0) { $0 + Double($1) * slopes[$1] }
        maximumByLogWidth = 0
        return
      }
      let change = value / bySlope.position
      x -= change
      if abs(change) < 1e-10 { break }
    }
    maximum = x
    maximumByAsymmetry = -bySlope.asymmetry / bySlope.position
    maximumByLogWidth = -bySlope.logWidth / bySlope.position
  }
}
