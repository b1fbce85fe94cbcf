import Foundation

/// Single channels that depart from their neighbours in energy and from the spectra beside them: X-rays and cosmic rays
/// that hit the detector, dead pixels.
enum SpikeMask {
  /// Replaces spikes by what the spectra beside them have there, and names them.
  ///
  /// A channel is a spike where it lies outside of all that the neighbouring spectra show within 1.5 eV, scaled to this
  /// spectrum, and outside of its own spectrum's neighbouring channels, by 8 standard deviations: with 10⁶ channels that
  /// happens once in 10⁹ scans. The noise is that of the scaled level, with its gain taken from the scatter of second
  /// differences.
  static func clean(_ scan: inout CoreLossScan) -> [String] {
    guard let first = scan.energies.first, scan.energies.count > 24, scan.spectra.count >= 3 else {
      return []
    }
    let step = scan.energies[1] - first
    let reach = min(max(2, Int((1.5 / step).rounded(.up))), 12)
    let gain = self.gain(scan.spectra)
    let original = scan.spectra
    var found: [(spectrum: Int, channel: Int)] = []
    for index in original.indices {
      let spectrum = original[index]
      let sides = [index - 2, index - 1, index + 1, index + 2].filter(original.indices.contains)
      for channel in spectrum.indices {
        let value = spectrum[channel]
        guard channel >= 3, channel + 3 < spectrum.count else { continue }
        // The cheap test first: few channels go beyond it.
        let around =
          0.25
          * (spectrum[channel - 3] + spectrum[channel - 2] + spectrum[channel + 2] + spectrum[channel + 3])
        guard (value - around) * (value - around) > 64 * gain * max(around, 1) else { continue }
        let near = max(0, channel - 8)...min(spectrum.count - 1, channel + 8)
        let own = near.filter { abs($0 - channel) > 2 }.reduce(0) { $0 + spectrum[$1] }
        var (lowest, highest) = (Double.infinity, -Double.infinity)
        for side in sides {
          let theirs = near.filter { abs($0 - channel) > 2 }.reduce(0) { $0 + original[side][$1] }
          let ratio = theirs > 0 && own > 0 ? own / theirs : 1
          for other in max(0, channel - reach)...min(spectrum.count - 1, channel + reach) {
            lowest = min(lowest, ratio * original[side][other])
            highest = max(highest, ratio * original[side][other])
          }
        }
        // A hit of two channels has one of them beside it, the top of a band has both.
        let close = [-3, -2, 2, 3].map { spectrum[channel + $0] }
        let beside = (spectrum[channel - 1], spectrum[channel + 1])
        let top = max(highest, close.max() ?? value, min(beside.0, beside.1))
        let bottom = min(lowest, close.min() ?? value, max(beside.0, beside.1))
        if value > top + 8 * deviation(top, gain) || value < bottom - 8 * deviation(bottom, gain) {
          found.append((index, channel))
        }
      }
    }
    for (spectrum, channel) in found {
      let bad = Set(found.filter { $0.spectrum == spectrum }.map(\.channel))
      let near = (max(0, channel - 6)...min(scan.energies.count - 1, channel + 6)).filter {
        !bad.contains($0)
      }
      .sorted { abs($0 - channel) < abs($1 - channel) }.prefix(2)
      guard !near.isEmpty else { continue }
      scan.spectra[spectrum][channel] = near.reduce(0) { $0 + original[spectrum][$1] } / Double(near.count)
    }
    guard !found.isEmpty else { return [] }
    let places = found.prefix(3).map { hit in
      let energy = (scan.energies[hit.channel] * 10).rounded() / 10
      let position = scan.positions.map { " at \(($0[hit.spectrum] * 100).rounded() / 100) nm" } ?? ""
      return "\(energy) eV of spectrum \(hit.spectrum + 1)\(position)"
    }
    let more = found.count > 3 ? " and \(found.count - 3) more" : ""
    return [
      "\(found.count) \(found.count == 1 ? "channel departs" : "channels depart") from all around by more than "
        + "8 standard deviations and \(found.count == 1 ? "was" : "were") masked: "
        + places.joined(separator: ", ") + more
    ]
  }

  private static func deviation(_ level: Double, _ gain: Double) -> Double {
    (gain * max(level, 1)).squareRoot()
  }

  /// The variance of a channel over its counts, from the median square of second differences (their variance is six
  /// channels').
  private static func gain(_ spectra: [[Double]]) -> Double {
    var ratios: [Double] = []
    for spectrum in spectra {
      for k in Swift.stride(from: 1, to: spectrum.count - 1, by: 7) {
        let difference = spectrum[k - 1] - 2 * spectrum[k] + spectrum[k + 1]
        let level = spectrum[k - 1] + spectrum[k] + spectrum[k + 1]
        if level > 0 { ratios.append(difference * difference / (2 * level)) }
      }
    }
    // The median of χ² with one degree of freedom is 0.4549.
    return max(ratios.isEmpty ? 1 : median(ratios) / 0.4549, 1e-9)
  }

  private static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    return values.sorted()[values.count / 2]
  }
}
