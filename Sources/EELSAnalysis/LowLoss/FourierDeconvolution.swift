import Foundation
import NumericalMethods

/// Removes plural scattering from spectra by Fourier transforms.
public enum FourierDeconvolution {
  /// What a spectrum is convolved with again, so that noise above the energy resolution does not grow.
  public enum Reconvolution: Sendable, Hashable {
    /// The zero loss of the low losses themselves: a spectrum without plural scattering comes back as it was.
    case zeroLoss
    /// A Gaussian of this full width in eV at zero energy, of area 1 in channels.
    case gaussian(fullWidth: Double)
  }

  /// The single scattering of a low-loss spectrum, Z ln(J/Z).
  ///
  /// After Johnson and Spence, J. Phys. D 7, 771, 1974.
  ///
  /// - Parameters:
  ///   - counts: The whole spectrum J with its zero loss.
  ///   - zeroLoss: The zero loss Z on the same channels.
  /// - Returns: Counts a channel; their sum over that of Z is t/λ. `nil` for unlike or empty inputs.
  public static func singleScattering(_ counts: [Double], zeroLoss: [Double]) -> [Double]? {
    guard counts.count == zeroLoss.count, counts.count > 1 else { return nil }
    let size = length(2 * counts.count)
    let transform = FourierTransform(count: size)
    guard let j = spectrum(counts, transform), let z = spectrum(zeroLoss, transform) else { return nil }
    var (real, imaginary) = ([Double](repeating: 0, count: size), [Double](repeating: 0, count: size))
    let floor = 1e-12 * zeroLoss.reduce(0) { $0 + abs($1) }
    for k in 0..<size {
      let square = z.real[k] * z.real[k] + z.imaginary[k] * z.imaginary[k]
      guard square > floor * floor else { continue }
      let a = (j.real[k] * z.real[k] + j.imaginary[k] * z.imaginary[k]) / square
      let b = (j.imaginary[k] * z.real[k] - j.real[k] * z.imaginary[k]) / square
      guard a * a + b * b > 0 else { continue }
      let (logarithm, phase) = (0.5 * log(a * a + b * b), atan2(b, a))
      real[k] = z.real[k] * logarithm - z.imaginary[k] * phase
      imaginary[k] = z.real[k] * phase + z.imaginary[k] * logarithm
    }
    return transform.inverse(real: real, imaginary: imaginary).map { Array($0.real.prefix(counts.count)) }
  }

  /// A core-loss spectrum without the plural scattering of its low losses.
  ///
  /// After Egerton, Electron Energy-Loss Spectroscopy, 3rd ed. (Springer, 2011), equation 4.38.
  /// The result keeps the counts of the single scattering itself: its scale does not depend on the dispersion. Behind the
  /// last channel the spectrum is continued by a power law that is tapered to nothing; where `continuesBackground` says so,
  /// before the first channel as well.
  ///
  /// - Parameters:
  ///   - counts: The core-loss spectrum.
  ///   - energies: Its energies in eV, rising evenly.
  ///   - lowLoss: The low-loss spectrum.
  ///   - lowEnergies: Its energies in eV, of the same step.
  ///   - limit: The energy in eV from which on low losses no longer belong to the zero loss.
  ///   - reconvolution: What the result is convolved with.
  ///   - continuesBackground: Whether the spectrum still has its background, which then also lies before it.
  /// - Returns: Counts a channel; `nil` where steps differ or the low losses hold no zero loss.
  public static func ratio(
    _ counts: [Double], energies: [Double], lowLoss: [Double], lowEnergies: [Double], limit: Double = 5,
    reconvolution: Reconvolution = .zeroLoss, continuesBackground: Bool = false
  ) -> [Double]? {
    guard
      let prepared = PreparedLowLoss(
        lowLoss, energies: lowEnergies, limit: limit, channels: counts.count, reconvolution: reconvolution),
      energies.count == counts.count, energies.count > 16,
      abs((energies[1] - energies[0]) - prepared.step) < 1e-4 * prepared.step
    else { return nil }
    return prepared.deconvolved(counts, energies: energies, continuesBackground: continuesBackground)
  }

  /// The least product of 2, 3 and 5 that is not below a length.
  static func length(_ least: Int) -> Int {
    var size = 1
    while size < least { size *= 2 }
    for candidate in [size / 8 * 5, size / 4 * 3] where candidate >= least { return candidate }
    return size
  }

  static func spectrum(
    _ counts: [Double], _ transform: FourierTransform
  ) -> (real: [Double], imaginary: [Double])? {
    let padded = counts + [Double](repeating: 0, count: max(transform.count - counts.count, 0))
    return transform.forward(real: padded, imaginary: [Double](repeating: 0, count: transform.count))
  }
}
