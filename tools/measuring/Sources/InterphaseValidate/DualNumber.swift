import Foundation

/// A number with its derivatives: formulas written once give value and exact gradient.
struct DualNumber {
  var value: Double
  var slopes: [Double]

  init(_ value: Double) {
    self.value = value
    slopes = []
  }

  init(_ value: Double, slopes: [Double]) {
    self.value = value
    self.slopes = slopes
  }

  static func variable(_ value: Double, _ index: Int, of count: Int) -> DualNumber {
    var slopes = [Double](repeating: 0, count: count)
    slopes[index] = 1
    return DualNumber(value, slopes: slopes)
  }

  private static func combine(_ a: DualNumber, _ fa: Double, _ b: DualNumber, _ fb: Double) -> [Double] {
    if a.slopes.isEmpty { return b.slopes.map { $0 * fb } }
    if b.slopes.isEmpty { return a.slopes.map { $0 * fa } }
    return zip(a.slopes, b.slopes).map { $0 * fa + $1 * fb }
  }

  private func chain(_ value: Double, _ slope: Double) -> DualNumber {
    DualNumber(value, slopes: slopes.map { $0 * slope })
  }

  static func + (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value + b.value, slopes: combine(a, 1, b, 1))
  }
  static func - (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value - b.value, slopes: combine(a, 1, b, -1))
  }
  static func * (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value * b.value, slopes: combine(a, b.value, b, a.value))
  }
  static func / (a: DualNumber, b: DualNumber) -> DualNumber {
    DualNumber(a.value / b.value, slopes: combine(a, 1 / b.value, b, -a.value / (b.value * b.value)))
  }

  var exponential: DualNumber {
    let e = exp(value)
    return chain(e, e)
  }
  var cosine: DualNumber { chain(cos(value), -sin(value)) }
  var sine: DualNumber { chain(sin(value), cos(value)) }
  var arctangent: DualNumber { chain(atan(value), 1 / (1 + value * value)) }
  var logarithm: DualNumber { chain(log(value), 1 / value) }
  var square: DualNumber { self * self }

  func raised(to power: Double) -> DualNumber {
    chain(pow(value, power), power * pow(value, power - 1))
  }
  func raised(to power: DualNumber) -> DualNumber { (power * logarithm).exponential }
}

/// A plain number.
func c(_ value: Double) -> DualNumber { DualNumber(value) }
