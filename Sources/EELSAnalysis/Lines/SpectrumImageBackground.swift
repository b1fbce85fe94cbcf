import Foundation
import InterphaseCKernels

/// The background of every spectrum of an image.
public enum SpectrumImageBackground {
  /// Takes the background before an edge off every spectrum, from the window on; channels before it become 0.
  ///
  /// - Parameters:
  ///   - counts: Spectra of evenly spaced channels, one behind the other; what is left of an incomplete one is not touched.
  ///   - energies: The energies of the channels in eV, rising.
  ///   - window: The window before the edge in eV.
  ///   - method: How each background is fitted.
  /// - Returns: The backgrounds in the order of the spectra; `nil` where there is none, and the spectrum stands as it was.
  public static func remove(
    from counts: inout [Double], energies: [Double], window: ClosedRange<Double>,
    method: EdgeBackground.Method = .twoArea
  ) -> [EdgeBackground?] {
    let channels = energies.count
    let before = EvenWindow(energies, window).channels
    guard channels > 0, !before.isEmpty, energies[before.lowerBound] > 0 else { return [] }
    // The two-area rule rounds the ends of the window: one channel more on each side leaves it the choice.
    let fitted = max(before.lowerBound - 1, 0)..<min(before.upperBound + 1, channels)
    let (place, reference) = (before.lowerBound, energies[before.lowerBound])
    let logarithms = energies[place...].map { log($0 / reference) }
    let windowEnergies = Array(energies[fitted])
    let level = interphase_kernel_level()
    return counts.withUnsafeMutableBufferPointer { counts in
      (0..<(counts.count / channels)).map { index in
        let start = index * channels
        let law = EdgeBackground.fit(
          Array(counts[(start + fitted.lowerBound)..<(start + fitted.upperBound)]), energies: windowEnergies,
          window: window, method: method)
        guard let law else { return nil }
        for channel in start..<(start + place) { counts[channel] = 0 }
        guard law.shape == .powerLaw else {
          for k in place..<channels { counts[start + k] -= law(energies[k]) }
          return law
        }
        logarithms.withUnsafeBufferPointer { logarithms in
          guard let logarithms = logarithms.baseAddress, let values = counts.baseAddress else { return }
          interphase_power_law(
            level, Int64(channels - place), logarithms, -law(reference), law.exponent, values + start + place,
            nil)
        }
        return law
      }
    }
  }
}
