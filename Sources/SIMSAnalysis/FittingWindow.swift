import Foundation

/// The choice of the window of points in which a polynomial describes a signal.
enum FittingWindow {
  /// A fit in the widest of nested windows (widest first) that a polynomial of `order` still describes, or in the
  /// narrowest if it describes none.
  ///
  /// The fit itself is of a higher order, so that a misfit too small to be seen does not bias what is read off it.
  static func widestFit(
    _ signal: ProfileSignal, among windows: [Range<Int>], order: Int
  ) -> LocalPolynomial? {
    var fit: LocalPolynomial?
    for window in windows {
      fit = LocalPolynomial(signal, window: window, order: order)
      if let fit, fit.misfit < 0.7 { break }
    }
    guard let fit else { return nil }
    guard fit.window.count > order + 6 else { return fit }
    return LocalPolynomial(
      signal, window: fit.window, order: order + 2, start: fit.coefficients + [0, 0])
  }

  /// Windows around a maximum, widest first, in which a smooth rate stays above shares of its value there.
  static func around(
    _ peak: Int, logRates: [Double], shares: [Double], order: Int
  ) -> [Range<Int>] {
    let ranges = shares.map { share in
      let limit = logRates[peak] + log(share)
      var lower = peak
      var upper = peak
      while lower > 0, logRates[lower - 1] >= limit { lower -= 1 }
      while upper + 1 < logRates.count, logRates[upper + 1] >= limit { upper += 1 }
      return lower..<(upper + 1)
    }
    return nested(ranges, around: peak, count: logRates.count, order: order)
  }

  /// Windows about a crossing, widest first, with the same number of points on each side.
  static func symmetric(about point: Int, count: Int, order: Int) -> [Range<Int>] {
    let ranges = [75, 60, 48, 38, 30, 24, 19, 15, 12, 10, 8, 6, 5, 4, 3].map { half in
      max(0, point - half)..<min(count, point + half + 1)
    }
    return nested(ranges, around: point, count: count, order: order)
  }

  private static func nested(
    _ ranges: [Range<Int>], around point: Int, count: Int, order: Int
  ) -> [Range<Int>] {
    var kept: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.count > $1.count }) where range.count >= order + 4 {
      if kept.last != range { kept.append(range) }
    }
    if !kept.isEmpty { return kept }
    return [8, 6, 5, 4, 3].map { max(0, point - $0)..<min(count, point + $0 + 1) }
  }
}
