import Foundation
import NumericalMethods

/// The filter of one low-loss spectrum, by which core losses are deconvolved: I₀ G/LL in Fourier space.
struct PreparedLowLoss {
  /// The step of the energies in eV.
  let step: Double
  private let transform: FourierTransform
  private let real: [Double]
  private let imaginary: [Double]

  /// `nil` where the spectrum holds no zero loss below the limit.
  init?(
    _ lowLoss: [Double], energies: [Double], limit: Double, channels: Int,
    reconvolution: FourierDeconvolution.Reconvolution
  ) {
    guard lowLoss.count == energies.count, lowLoss.count > 16, let first = energies.first, first < 0,
      let last = energies.last, last > limit
    else { return nil }
    step = (last - first) / Double(energies.count - 1)
    let zero = Int((-first / step).rounded())
    let size = FourierDeconvolution.length(2 * max(channels, lowLoss.count))
    let transform = FourierTransform(count: size)
    self.transform = transform
    // Channel 0 is zero energy; what lies before it stands at the end of the ring.
    var (ring, elastic) = ([Double](repeating: 0, count: size), [Double](repeating: 0, count: size))
    var intensity = 0.0
    let elasticChannels = InelasticThickness.elasticChannels(energies, limit: limit)
    for k in lowLoss.indices {
      let place = k >= zero ? k - zero : size + k - zero
      ring[place] = lowLoss[k]
      if k < elasticChannels {
        elastic[place] = lowLoss[k]
        intensity += lowLoss[k]
      }
    }
    guard intensity > 0 else { return nil }
    if case .gaussian(let width) = reconvolution {
      let sigma = width / (8 * log(2.0)).squareRoot() / step
      guard sigma > 0 else { return nil }
      let shape = (0..<size).map { k -> Double in
        let distance = Double(min(k, size - k)) / sigma
        return exp(-0.5 * distance * distance)
      }
      let area = shape.reduce(0, +)
      elastic = shape.map { intensity * $0 / area }
    }
    guard let low = FourierDeconvolution.spectrum(ring, transform),
      let wanted = FourierDeconvolution.spectrum(elastic, transform)
    else { return nil }
    var (a, b) = (low.real, low.imaginary)
    // Frequencies that the spectrometer did not pass are left out.
    let floor = 1e-9 * lowLoss.reduce(0) { $0 + abs($1) }
    for k in 0..<size {
      let square = low.real[k] * low.real[k] + low.imaginary[k] * low.imaginary[k]
      if square > floor * floor {
        a[k] = (wanted.real[k] * low.real[k] + wanted.imaginary[k] * low.imaginary[k]) / square
        b[k] = (wanted.imaginary[k] * low.real[k] - wanted.real[k] * low.imaginary[k]) / square
      } else {
        (a[k], b[k]) = (0, 0)
      }
    }
    (real, imaginary) = (a, b)
  }

  /// The core losses after the filter.
  func deconvolved(_ counts: [Double], energies: [Double], continuesBackground: Bool) -> [Double]? {
    let size = transform.count
    guard counts.count <= size, energies.count == counts.count else { return nil }
    var ring = counts + [Double](repeating: 0, count: size - counts.count)
    let room = (size - counts.count) / 2
    let tail = Self.law(counts, energies, atEnd: true)
    let head = continuesBackground ? Self.law(counts, energies, atEnd: false) : nil
    for k in 0..<room {
      let taper = 0.5 * (1 + cos(Double.pi * Double(k + 1) / Double(room + 1)))
      if let tail, let last = energies.last {
        ring[counts.count + k] = taper * tail(last + step * Double(k + 1))
      }
      if let head, let first = energies.first {
        let energy = first - step * Double(k + 1)
        if energy > 0.25 * first { ring[size - 1 - k] = taper * head(energy) }
      }
    }
    guard let spectrum = FourierDeconvolution.spectrum(ring, transform) else { return nil }
    var (a, b) = spectrum
    for k in 0..<size {
      (a[k], b[k]) = (a[k] * real[k] - b[k] * imaginary[k], a[k] * imaginary[k] + b[k] * real[k])
    }
    return transform.inverse(real: a, imaginary: b).map { Array($0.real.prefix(counts.count)) }
  }

  /// The power law through the first or last tenth of a spectrum; `nil` where that is not above its noise.
  private static func law(_ counts: [Double], _ energies: [Double], atEnd: Bool) -> EdgeBackground? {
    let length = max(counts.count / 10, 8)
    let part = atEnd ? (counts.count - length)..<counts.count : 0..<length
    guard part.lowerBound >= 0, part.upperBound <= counts.count, let first = energies[part].first,
      let last = energies[part].last
    else { return nil }
    let positive = part.filter { counts[$0] > 0 }.count
    guard positive * 10 > part.count * 9,
      let fit = EdgeBackground.fit(counts, energies: energies, window: first...last),
      (0...12).contains(fit.exponent)
    else { return nil }
    return fit
  }
}
