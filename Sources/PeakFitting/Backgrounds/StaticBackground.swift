import NumericalMethods

/// A background that is found from the data before the fit and then held.
///
/// Add it to the spectrum by ``FitSpectrum/adding(fixedBackground:)``. Its noise and its correlation with the areas are
/// not in the uncertainties; ``ActiveShirley`` and ``ActiveTougaard`` fit the background together with the peaks.
public struct StaticBackground: Sendable, Hashable {
  /// How the background runs between its ends.
  public var kind: Kind
  /// The region on the abscissa; the background is defined by the data inside and at the ends.
  public var region: ClosedRange<Double>
  /// Points of the centred mean that gives the level at each end; odd.
  ///
  /// Points outside the region are used too.
  public var endPointWidth: Int = 3
  /// Where the levels at the ends come from.
  public var endLevels = EndLevels.centredMeans
  /// Whether the background rises towards higher x (a binding-energy axis) or lower x (kinetic energy).
  public var risesWithX = true

  /// Where the levels at the ends come from.
  public enum EndLevels: Sendable, Hashable {
    /// Centred means of the data.
    case centredMeans
    /// Stated levels: at the end of low loss (low binding energy) and at the other.
    case stated(lowLoss: Double, highLoss: Double)
  }

  /// How a background runs between its ends.
  public enum Kind: Sendable, Hashable {
    /// A straight line.
    case linear
    /// Shirley's (Phys. Rev. B 5, 4709, 1972), iterated until it moves by less than 1e-10 of the step (Proctor and
    /// Sherwood, Anal. Chem. 54, 13, 1982).
    case shirley
    /// Shirley's, lowered wherever it would lie above the data.
    case smartShirley
    /// Tougaard's with a stated kernel.
    case tougaard(TougaardKernel)
    /// Tougaard's with the scale chosen so that the background meets the data at the far end.
    case tougaardToEnd(TougaardKernel)
    /// A polynomial of this order through the points outside all of the given ranges.
    case polynomial(order: Int, excluding: [ClosedRange<Double>])
  }

  /// Creates a background.
  public init(
    _ kind: Kind, region: ClosedRange<Double>, endPointWidth: Int = 3, risesWithX: Bool = true
  ) {
    self.kind = kind
    self.region = region
    self.endPointWidth = endPointWidth
    self.risesWithX = risesWithX
  }

  /// The background at every point; constant outside the region, at the level of the nearer end.
  ///
  /// - Throws: ``FitProblem`` where the region holds fewer than three points.
  public func values(x: [Double], y: [Double]) throws(FitProblem) -> [Double] {
    guard x.count == y.count else {
      throw FitProblem(.lengthMismatch, "\(x.count) abscissae for \(y.count) data points")
    }
    guard x.allSatisfy(\.isFinite), y.allSatisfy(\.isFinite) else {
      throw FitProblem(.invalidNumber, "a data point is not a finite number")
    }
    // From low to high loss: index 0 is the end at which the background is lowest.
    let inside = x.indices.filter { region.contains(x[$0]) }
    guard inside.count >= 3 else {
      throw FitProblem(.tooFewPoints, "the background's region holds \(inside.count) points; it needs 3")
    }
    let ascending = (x[inside[1]] > x[inside[0]]) == risesWithX
    let order = ascending ? inside : inside.reversed()
    var levels = (low: level(at: order[0], y), high: level(at: order[order.count - 1], y))
    if case .stated(let low, let high) = endLevels { levels = (low, high) }
    let data = order.map { y[$0] }
    let abscissae = order.map { x[$0] }
    let found: [Double]
    switch kind {
    case .linear: found = line(abscissae, levels)
    case .shirley: found = shirley(data, levels, neverAbove: false)
    case .smartShirley: found = shirley(data, levels, neverAbove: true)
    case .tougaard(let kernel): found = tougaard(kernel, abscissae, data, levels.low)
    case .tougaardToEnd(let kernel):
      var unit = kernel
      unit.scale = 1
      let raw = tougaard(unit, abscissae, data, levels.low)
      let rise = raw[raw.count - 1] - levels.low
      let scale = rise != 0 ? (levels.high - levels.low) / rise : 0
      found = raw.map { levels.low + scale * ($0 - levels.low) }
    case .polynomial(let degree, let ranges):
      found = try polynomial(degree, ranges, abscissae, data)
    }
    var result = [Double](repeating: 0, count: x.count)
    for i in x.indices {
      let beyondHigh = risesWithX ? x[i] > region.upperBound : x[i] < region.lowerBound
      result[i] = beyondHigh ? found[found.count - 1] : found[0]
    }
    for (k, i) in order.enumerated() { result[i] = found[k] }
    return result
  }

  private func level(at index: Int, _ y: [Double]) -> Double {
    let half = max(endPointWidth, 1) / 2
    let range = max(index - half, 0)...min(index + half, y.count - 1)
    return y[range].reduce(0, +) / Double(range.count)
  }

  private func line(_ x: [Double], _ levels: (low: Double, high: Double)) -> [Double] {
    let first = x[0]
    let span = x[x.count - 1] - first
    return x.map { levels.low + (levels.high - levels.low) * ($0 - first) / span }
  }

  /// The level at a point is the share of the signal at lower loss; the point itself is not counted.
  private func shirley(
    _ y: [Double], _ levels: (low: Double, high: Double), neverAbove: Bool
  ) -> [Double] {
    let n = y.count
    let rise = levels.high - levels.low
    var background = [Double](repeating: levels.low, count: n)
    for _ in 0..<200 {
      var total = 0.0
      for i in 0..<n { total += y[i] - background[i] }
      guard total > 0 || total < 0 else { break }
      var sum = 0.0
      var change = 0.0
      for i in 0..<n {
        var value = levels.low + rise * sum / total
        sum += y[i] - background[i]
        if neverAbove { value = min(value, y[i]) }
        change = max(change, abs(value - background[i]))
        background[i] = value
      }
      if change <= 1e-10 * abs(rise) { break }
    }
    return background
  }

  private func tougaard(
    _ kernel: TougaardKernel, _ x: [Double], _ y: [Double], _ base: Double
  ) -> [Double] {
    x.indices.map { i in
      var sum = 0.0
      for j in 0..<i {
        let width = abs(x[j + 1] - x[j])
        sum += kernel.shape(at: abs(x[i] - x[j])) * (y[j] - base) * width
      }
      return base + kernel.scale * sum
    }
  }

  private func polynomial(
    _ degree: Int, _ excluded: [ClosedRange<Double>], _ x: [Double], _ y: [Double]
  ) throws(FitProblem) -> [Double] {
    let used = x.indices.filter { i in !excluded.contains { $0.contains(x[i]) } }
    guard degree >= 0, used.count > degree else {
      throw FitProblem(.tooFewPoints, "\(used.count) points cannot determine a polynomial of order \(degree)")
    }
    let middle = 0.5 * (x[0] + x[x.count - 1])
    let half = max(abs(x[x.count - 1] - middle), .leastNormalMagnitude)
    func power(_ point: Double, _ k: Int) -> Double {
      var value = 1.0
      for _ in 0..<k { value *= (point - middle) / half }
      return value
    }
    var columns: [Double] = []
    for k in 0...degree { columns += used.map { power(x[$0], k) } }
    let factors = HouseholderFactorization(columnMajor: columns, rows: used.count, columns: degree + 1)
    guard let coefficients = factors?.solve(used.map { y[$0] }) else {
      throw FitProblem(.tooFewPoints, "the points do not determine the polynomial")
    }
    return x.map { point in
      coefficients.enumerated().reduce(0) { $0 + $1.element * power(point, $1.offset) }
    }
  }
}
