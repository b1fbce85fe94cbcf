import Foundation

extension SeededGenerator {
  /// A draw from the standard normal distribution (Marsaglia's polar method; the second number is not kept).
  public mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let square = u * u + v * v
      if square < 1, square > 0 { return u * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// A draw from a normal distribution.
  public mutating func normal(mean: Double, standardDeviation: Double) -> Double {
    mean + standardDeviation * normal()
  }

  /// A draw from the exponential distribution of mean 1.
  public mutating func exponential() -> Double { -log(uniform()) }

  /// A draw from the gamma distribution of unit scale (Marsaglia and Tsang, ACM TOMS 26, 363, 2000).
  ///
  /// - Parameter shape: The shape; draws are 0 where it is not positive.
  public mutating func gamma(shape: Double) -> Double {
    guard shape > 0 else { return 0 }
    if shape < 1 {
      let boosted = gamma(shape: shape + 1)
      return boosted * pow(uniform(), 1 / shape)
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let z = normal()
      let cube = 1 + c * z
      guard cube > 0 else { continue }
      let v = cube * cube * cube
      if log(uniform()) < 0.5 * z * z + d - d * v + d * log(v) { return d * v }
    }
  }

  /// A draw from the Poisson distribution.
  ///
  /// Multiplication below a mean of 10, transformed rejection above (Hörmann, Insurance: Mathematics and Economics 12,
  /// 39, 1993, algorithm PTRS). Means that are not positive give 0; means above 10¹⁵ are drawn as a normal.
  public mutating func poisson(mean: Double) -> Int {
    guard mean > 0 else { return 0 }
    if mean < 10 { return poissonByProducts(mean) }
    guard mean < 1e15 else {
      let limited = min(mean, 4e18)
      return Int(min(max(normal(mean: limited, standardDeviation: limited.squareRoot()), 0), 9e18))
    }
    let logMean = log(mean)
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let acceptance = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= acceptance { return Int(k) }
      if k < 0 || (us < 0.013 && v > us) { continue }
      if log(v) + log(inverseAlpha) - log(a / (us * us) + b) <= -mean + k * logMean - logGamma(k + 1) {
        return Int(k)
      }
    }
  }

  private mutating func poissonByProducts(_ mean: Double) -> Int {
    let limit = exp(-mean)
    var count = 0
    var product = uniform()
    while product > limit {
      count += 1
      product *= uniform()
    }
    return count
  }

  /// A draw from the binomial distribution: successes in `trials`, each with `probability`.
  ///
  /// Inversion where fewer than ten successes are expected, else transformed rejection (Hörmann, J. Stat. Comput.
  /// Simul. 46, 101, 1993, algorithm BTRS).
  public mutating func binomial(trials: Int, probability: Double) -> Int {
    guard trials > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    if probability > 0.5 { return trials - binomial(trials: trials, probability: 1 - probability) }
    let n = Double(trials)
    if n * probability < 10 { return binomialByInversion(trials, probability) }
    let odds = probability / (1 - probability)
    let spread = (n * probability * (1 - probability)).squareRoot()
    let b = 1.15 + 2.53 * spread
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let centre = n * probability + 0.5
    let acceptance = 0.92 - 4.2 / b
    let alpha = (2.83 + 5.1 / b) * spread
    let mode = ((n + 1) * probability).rounded(.down)
    while true {
      let u = uniform() - 0.5
      var v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + centre).rounded(.down)
      if us >= 0.07, v <= acceptance { return Int(k) }
      guard k >= 0, k <= n else { continue }
      v = log(v * alpha / (a / (us * us) + b))
      let bound =
        logGamma(mode + 1) + logGamma(n - mode + 1) - logGamma(k + 1) - logGamma(n - k + 1)
        + (k - mode) * log(odds)
      if v <= bound { return Int(k) }
    }
  }

  private mutating func binomialByInversion(_ trials: Int, _ probability: Double) -> Int {
    // Gaps between successes are geometric; their number within the trials is the draw.
    let logFailure = log1p(-probability)
    var position = 0.0
    var count = 0
    while true {
      position += (log(uniform()) / logFailure).rounded(.down) + 1
      if position > Double(trials) { return count }
      count += 1
    }
  }
}
