import NumericalMethods

/// Where peaks are likely to be, read off the data: a start for a fit.
public struct PeakGuess: Sendable, Hashable {
  /// The position.
  public var centre: Double
  /// The height above the background that was assumed.
  public var height: Double
  /// The full width at half maximum.
  public var fullWidthAtHalfMaximum: Double

  /// Finds the strongest peaks of a spectrum by the minima of its smoothed second derivative.
  ///
  /// The second derivative shows shoulders that are no maxima. Its minima are ranked by their depth over the noise; a
  /// peak's width follows from the distance of the zero crossings around it, 0.849 of the width of a Gaussian.
  ///
  /// - Parameters:
  ///   - count: How many peaks.
  ///   - spectrum: The data.
  ///   - width: The expected full width at half maximum, which sets the smoothing.
  ///   - background: The background at each point; empty for a straight line between the ends.
  /// - Returns: At most `count` guesses in the order of the abscissa; fewer where the data show fewer minima.
  public static func peaks(
    _ count: Int, in spectrum: FitSpectrum, expectedWidth width: Double, background: [Double] = []
  ) -> [PeakGuess] {
    let n = spectrum.x.count
    guard count > 0, n >= 5, width > 0 else { return [] }
    let spacing = abs(spectrum.x[n - 1] - spectrum.x[0]) / Double(n - 1)
    let half = min(max(Int((0.5 * width / spacing).rounded()), 2), (n - 1) / 2)
    guard let smoothing = SavitzkyGolaySmoothing(halfWidth: half, order: min(4, 2 * half)) else { return [] }
    let curvature = smoothing.apply(to: spectrum.y, derivative: 2, spacing: spacing)
    let smooth = smoothing.apply(to: spectrum.y)
    let base =
      background.count == n
      ? background : (0..<n).map { smooth[0] + (smooth[n - 1] - smooth[0]) * Double($0) / Double(n - 1) }
    var minima: [(index: Int, depth: Double)] = []
    for i in 1..<(n - 1)
    where curvature[i] < 0 && curvature[i] <= curvature[i - 1] && curvature[i] < curvature[i + 1] {
      minima.append((i, -curvature[i] / max(smooth[i], 1).squareRoot()))
    }
    let strongest = minima.sorted { ($0.depth, -$0.index) > ($1.depth, -$1.index) }.prefix(count)
    return strongest.sorted { $0.index < $1.index }.map { minimum in
      var low = minimum.index
      var high = minimum.index
      while low > 0, curvature[low - 1] < 0 { low -= 1 }
      while high < n - 1, curvature[high + 1] < 0 { high += 1 }
      let found = Double(high - low + 1) * spacing / 0.849
      return PeakGuess(
        centre: spectrum.x[minimum.index], height: max(smooth[minimum.index] - base[minimum.index], 0),
        fullWidthAtHalfMaximum: min(max(found, 0.5 * width), 2 * width))
    }
  }

  /// A model of such peaks with usual bounds: positions within half a width, widths within a factor of two.
  ///
  /// - Parameters:
  ///   - guesses: The peaks; they are named `peak 1` and so on.
  ///   - shape: A shape with height, centre and full width at half maximum.
  /// - Throws: ``FitProblem`` where the shape needs other parameters.
  public static func model(_ guesses: [PeakGuess], shape: any LineShape) throws(FitProblem) -> PeakModel {
    var model = PeakModel()
    for (k, guess) in guesses.enumerated() {
      let width = guess.fullWidthAtHalfMaximum
      try model.add(
        "peak \(k + 1)", shape,
        [
          .height: .free(guess.height, atLeast: 0),
          .centre: .free(guess.centre, in: (guess.centre - 0.5 * width)...(guess.centre + 0.5 * width)),
          .fullWidthAtHalfMaximum: .free(width, in: (0.5 * width)...(2 * width)),
        ])
    }
    return model
  }

  /// The model with the heights of its peaks read off the data at their starting positions: for a user who says which
  /// species, but not how much.
  public static func heights(
    of model: PeakModel, from spectrum: FitSpectrum, background: [Double] = []
  ) throws(FitProblem) -> PeakModel {
    var result = model
    let n = spectrum.x.count
    for component in model.components where !component.isBackground {
      let names = component.shape.parameters.map(\.name)
      guard let h = names.firstIndex(of: .height), let c = names.firstIndex(of: .centre),
        case .free(_, let low, let high) = component.settings[h]
      else { continue }
      let centre: Double
      switch component.settings[c] {
      case .free(let start, _, _): centre = start
      case .fixed(let value): centre = value
      case .tied: continue
      }
      let nearest = (0..<n).min { abs(spectrum.x[$0] - centre) < abs(spectrum.x[$1] - centre) } ?? 0
      let base = background.count == n ? background[nearest] : spectrum.y.min() ?? 0
      let height = min(max(spectrum.y[nearest] - base, low), high)
      try result.set(component.name, .height, .free(start: height, lower: low, upper: high))
    }
    return result
  }
}
