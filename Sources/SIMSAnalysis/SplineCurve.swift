/// A cubic spline on evenly spaced knots: the logarithm of a rate against time in s.
package struct SplineCurve: Sendable {
  let firstTime: Double
  let segmentWidth: Double
  let segments: Int
  /// The weights of the B-splines, three more than segments.
  var coefficients: [Double]

  /// The logarithm of the rate at a time; the end's value outside.
  package func logRate(at time: Double) -> Double {
    let (index, basis) = Self.basis(time, first: firstTime, width: segmentWidth, segments: segments)
    var sum = 0.0
    for k in 0..<4 { sum += basis[k] * coefficients[index + k] }
    return sum
  }

  /// The first B-spline that is not zero at a time and the values of it and the next three.
  static func basis(
    _ time: Double, first: Double, width: Double, segments: Int
  ) -> (index: Int, values: SIMD4<Double>) {
    let position = min(max((time - first) / width, 0), Double(segments))
    let index = min(Int(position), segments - 1)
    let u = position - Double(index)
    let v = 1 - u
    let second = (3 * u * u * u - 6 * u * u + 4) / 6
    let third = (3 * v * v * v - 6 * v * v + 4) / 6
    return (index, SIMD4(v * v * v / 6, second, third, u * u * u / 6))
  }

  /// The largest value between two times in which it has one maximum, by golden sections.
  package func maximum(from lower: Double, to upper: Double) -> (time: Double, logRate: Double) {
    let golden = 0.6180339887498949
    var (a, b) = (lower, upper)
    var (c, d) = (b - golden * (b - a), a + golden * (b - a))
    var (fc, fd) = (logRate(at: c), logRate(at: d))
    for _ in 0..<28 {
      if fc > fd {
        (b, d, fd) = (d, c, fc)
        c = b - golden * (b - a)
        fc = logRate(at: c)
      } else {
        (a, c, fc) = (c, d, fd)
        d = a + golden * (b - a)
        fd = logRate(at: d)
      }
    }
    let time = 0.5 * (a + b)
    return (time, logRate(at: time))
  }
}
