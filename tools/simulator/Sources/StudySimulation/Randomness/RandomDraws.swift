import Foundation

/// `value` with its significand rounded to 20 bits, that is to 5 parts in 10⁷.
///
/// Mathematical functions may differ in the last bit between machines. What is rounded here before anything is drawn
/// from it gives the same draw everywhere, but for about one in 10⁹ values that lie on a rounding boundary.
package func roundedForDrawing(_ value: Double) -> Double {
  guard value.isNormal else { return 0 }
  let significand = (value.significand * 0x1p20).rounded() * 0x1p-20
  return Double(sign: value.sign, exponent: value.exponent, significand: significand)
}

extension SeededGenerator {
  /// A draw from the normal distribution of mean 0 and variance 1 (Marsaglia's polar method).
  package mutating func normal() -> Double {
    while true {
      let first = 2 * uniform() - 1
      let second = 2 * uniform() - 1
      let square = first * first + second * second
      if square > 0, square < 1 {
        return roundedForDrawing(first * (-2 * log(square) / square).squareRoot())
      }
    }
  }

  /// A draw from the normal distribution.
  package mutating func normal(mean: Double, deviation: Double) -> Double {
    mean + deviation * normal()
  }

  /// A draw from the log-normal distribution with this median, whose logarithm has the deviation `relative`.
  package mutating func logNormal(median: Double, relative: Double) -> Double {
    roundedForDrawing(median * exp(relative * normal()))
  }

  /// A draw from the Poisson distribution; 0 where the mean is not positive.
  package mutating func poisson(_ expectation: Double) -> Int {
    let mean = roundedForDrawing(expectation)
    guard mean > 0 else { return 0 }
    return mean < 30 ? poissonByMultiplication(mean) : poissonByRejection(mean)
  }

  private mutating func poissonByMultiplication(_ mean: Double) -> Int {
    let limit = exp(-mean)
    var product = uniform()
    var count = 0
    while product > limit {
      product *= uniform()
      count += 1
    }
    return count
  }

  /// Transformed rejection (Hörmann, Insurance: Mathematics and Economics 12 (1993) 39, algorithm PTRS).
  private mutating func poissonByRejection(_ mean: Double) -> Int {
    let root = mean.squareRoot()
    let slope = 0.931 + 2.53 * root
    let shape = -0.059 + 0.02483 * slope
    let inverseAlpha = 1.1239 + 1.1328 / (slope - 3.4)
    let squeeze = 0.9277 - 3.6224 / (slope - 2)
    while true {
      let centred = uniform() - 0.5
      let height = uniform()
      let distance = 0.5 - abs(centred)
      let candidate = ((2 * shape / distance + slope) * centred + mean + 0.43).rounded(.down)
      if distance >= 0.07, height <= squeeze { return Int(candidate) }
      if candidate < 0 || (distance < 0.013 && height > distance) { continue }
      let left = log(height * inverseAlpha / (shape / (distance * distance) + slope))
      let right = candidate * log(mean) - mean - logFactorial(candidate)
      if left <= right { return Int(candidate) }
    }
  }

  /// How many of `shots` register an ion when ions arrive by Poisson statistics with this mean in all, and a shot
  /// registers one at most: the detector's dead time.
  package mutating func registeredShots(expectedIons: Double, shots: Int) -> Int {
    let ions = poisson(expectedIons)
    var occupied = [Bool](repeating: false, count: shots)
    var registered = 0
    for _ in 0..<ions {
      let shot = Int(next() >> 33) % shots
      if !occupied[shot] {
        occupied[shot] = true
        registered += 1
      }
    }
    return registered
  }
}

/// The natural logarithm of a factorial, by Stirling's series; exact to 10⁻¹⁰ for 10 and above.
private func logFactorial(_ number: Double) -> Double {
  if number < 10 {
    var product = 1.0
    for factor in 1..<max(Int(number) + 1, 2) { product *= Double(factor) }
    return log(product)
  }
  let inverse = 1 / number
  let series = inverse * (1.0 / 12 - inverse * inverse * (1.0 / 360 - inverse * inverse / 1260))
  return number * log(number) - number + 0.5 * log(2 * .pi * number) + series
}
