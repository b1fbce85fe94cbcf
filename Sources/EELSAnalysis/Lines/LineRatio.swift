import AnalysisFindings
import Foundation

/// L3/L2 of a sum of spectra, with what noise and what the choices within the method leave open.
enum LineRatio {
  /// The ratio of one metal in the sum of some aligned spectra.
  ///
  /// The random interval is Fieller's for a ratio of two correlated normal numbers (J. R. Stat. Soc. B 16, 175, 1954); the
  /// choices within the method are common to all spectra that are read by it.
  static func outcome(
    _ read: ReadScan, metal index: Int, of indices: [Int], place: String, _ options: EELSOptions
  ) -> Finding.Outcome {
    guard read.windows.metals.indices.contains(index) else {
      return .noAnswer(.init(.notMeasured, "the scan does not cover the metal's L edge"))
    }
    let metal = read.windows.metals[index]
    guard !indices.isEmpty else {
      return .noAnswer(.init(.notMeasured, "no spectrum lies \(place)"))
    }
    let sum = read.alignedLines(indices)
    let areas = LineAreas(
      sum, energies: read.energies,
      at: LineMaxima(sum, energies: read.energies, metal, options), LineAreas.Continuum(metal, options),
      read.lineNoise)
    guard let areas, areas.second.value > 3 * areas.second.uncertainty,
      areas.third.value > 0, let ratio = areas.ratio
    else {
      return .noAnswer(.init(.unbounded, "\(metal.symbol) L2 does not stand out of its noise \(place)"))
    }
    let spread =
      LineSpread.relative(sum, energies: read.energies, metal, read.lineNoise, options).map {
        $0 * ratio.value
      }
      ?? 0
    let intervals = [(0.95, 1.959964), (0.999, 3.290527)].compactMap {
      interval(areas, value: ratio.value, level: $0.0, deviate: $0.1, spread: spread)
    }
    return .estimate(
      Estimate(
        value: ratio.value, unit: "1", standardUncertainty: ratio.uncertainty,
        sharedEffects: [
          SharedEffect(
            source: "EELS choices within \(metal.symbol) \(options.whiteLines.name)", effect: spread)
        ],
        statedIntervals: intervals))
  }

  private static func interval(
    _ areas: LineAreas, value: Double, level: Double, deviate: Double, spread: Double
  ) -> ConfidenceInterval? {
    let q = deviate * deviate
    let (third, second) = (areas.third.value, areas.second.value)
    let a = second * second - q * areas.second.uncertainty * areas.second.uncertainty
    let b = third * second - q * areas.covariance
    let c = third * third - q * areas.third.uncertainty * areas.third.uncertainty
    let root = b * b - a * c
    guard a > 0, root >= 0 else { return nil }
    let (lower, upper) = ((b - root.squareRoot()) / a, (b + root.squareRoot()) / a)
    return ConfidenceInterval(
      level: level, lower: value - hypot(value - lower, deviate * spread),
      upper: value + hypot(upper - value, deviate * spread),
      method: "Fieller, with the spread within the method")
  }

  /// The method in words.
  static func method(
    _ metal: EdgeWindows.Metal?, _ symbol: String, isDeconvolved: Bool, _ options: EELSOptions
  ) -> String {
    let windows = options.lineWindows
    let area: String
    switch options.whiteLines {
    case .rawWindows: area = "raw windows without a continuum"
    case .doubleArctan, .pearsonStep: area = "area over the continuum (\(options.whiteLines.name))"
    case .gaussians: area = "area of fitted lines (\(options.whiteLines.name))"
    case .secondDerivative: area = "positive part of the negative curvature (\(options.whiteLines.name))"
    }
    let falls =
      metal.map { metal in
        let exponent = (metal.continuum.exponent * 100).rounded() / 100
        return ", continuum falling as E^−\(exponent)"
      } ?? ""
    return
      "\(symbol) L3/L2: \(area), ±\(windows.halfWidth) eV about the maxima, level \(windows.post.lowerBound) to "
      + "\(windows.post.upperBound) eV behind L2\(falls); plural scattering "
      + (isDeconvolved ? "removed (Fourier-ratio)" : "not removed")
  }
}
