import Foundation

/// The discrete Fourier transform of any length: mixed radix for small factors, Bluestein's method for large ones.
///
/// Forward: X_k = Σ x_j exp(−2πi j k/n); the inverse divides by n. After Bluestein, IEEE Trans. Audio Electroacoustics
/// 18, 451, 1970, for prime factors above 50.
public struct FourierTransform: Sendable {
  /// The number of points.
  public let count: Int
  private let cosines: [Double]
  private let sines: [Double]

  /// Creates a transform; counts below 1 count as 1.
  public init(count: Int) {
    self.count = max(count, 1)
    let n = self.count
    cosines = (0..<n).map { cos(2 * Double.pi * Double($0) / Double(n)) }
    sines = (0..<n).map { sin(2 * Double.pi * Double($0) / Double(n)) }
  }

  /// The transform; `nil` where lengths differ from ``count``.
  public func forward(real: [Double], imaginary: [Double]) -> (real: [Double], imaginary: [Double])? {
    guard real.count == count, imaginary.count == count else { return nil }
    return transform(real, imaginary)
  }

  /// The inverse transform; `nil` where lengths differ from ``count``.
  public func inverse(real: [Double], imaginary: [Double]) -> (real: [Double], imaginary: [Double])? {
    // The inverse is the forward transform with real and imaginary parts exchanged.
    guard let (b, a) = forward(real: imaginary, imaginary: real) else { return nil }
    let scale = 1 / Double(count)
    return (a.map { $0 * scale }, b.map { $0 * scale })
  }

  private func transform(_ real: [Double], _ imaginary: [Double]) -> (real: [Double], imaginary: [Double]) {
    guard count > 1 else { return (real, imaginary) }
    if Self.largestFactor(count) > 50 { return chirp(real, imaginary) }
    var (re, im) = (real, imaginary)
    recurse(&re, &im, count)
    return (re, im)
  }

  private static func largestFactor(_ n: Int) -> Int {
    var rest = n
    var factor = 2
    while factor * factor <= rest {
      if rest.isMultiple(of: factor) { rest /= factor } else { factor += 1 }
    }
    return rest
  }

  /// Splits n = p m into p transforms of length m and joins them.
  private func recurse(_ re: inout [Double], _ im: inout [Double], _ n: Int) {
    guard n > 1 else { return }
    var p = 2
    while !n.isMultiple(of: p) { p += 1 }
    let m = n / p
    var parts: [([Double], [Double])] = []
    for r in 0..<p {
      var a = (0..<m).map { re[$0 * p + r] }
      var b = (0..<m).map { im[$0 * p + r] }
      recurse(&a, &b, m)
      parts.append((a, b))
    }
    let turn = count / n
    for k in 0..<n {
      var (x, y) = (0.0, 0.0)
      for (r, part) in parts.enumerated() {
        let angle = (r * k % n) * turn
        let (c, s) = (cosines[angle], -sines[angle])
        let (a, b) = (part.0[k % m], part.1[k % m])
        x += a * c - b * s
        y += a * s + b * c
      }
      re[k] = x
      im[k] = y
    }
  }

  /// Bluestein: the transform as a convolution with a chirp, by transforms of a power of two.
  private func chirp(_ real: [Double], _ imaginary: [Double]) -> (real: [Double], imaginary: [Double]) {
    let n = count
    var size = 1
    while size < 2 * n - 1 { size *= 2 }
    let inner = FourierTransform(count: size)
    // exp(πi j²/n), the square reduced modulo 2n so that the angle keeps its digits.
    let chirp = (0..<n).map { j -> (Double, Double) in
      let angle = Double.pi * Double(j * j % (2 * n)) / Double(n)
      return (cos(angle), sin(angle))
    }
    var (ar, ai) = ([Double](repeating: 0, count: size), [Double](repeating: 0, count: size))
    var (br, bi) = (ar, ai)
    for j in 0..<n {
      let (c, s) = chirp[j]
      ar[j] = real[j] * c + imaginary[j] * s
      ai[j] = imaginary[j] * c - real[j] * s
      (br[j], bi[j]) = (c, s)
      if j > 0 { (br[size - j], bi[size - j]) = (c, s) }
    }
    let (fr, fi) = inner.transform(ar, ai)
    let (gr, gi) = inner.transform(br, bi)
    let productReal = fr.indices.map { fr[$0] * gr[$0] - fi[$0] * gi[$0] }
    let productImaginary = fr.indices.map { fr[$0] * gi[$0] + fi[$0] * gr[$0] }
    guard let (hr, hi) = inner.inverse(real: productReal, imaginary: productImaginary) else {
      return (real, imaginary)
    }
    var (re, im) = ([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    for k in 0..<n {
      let (c, s) = chirp[k]
      re[k] = hr[k] * c + hi[k] * s
      im[k] = hi[k] * c - hr[k] * s
    }
    return (re, im)
  }
}
