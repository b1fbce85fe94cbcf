/// Smoothing and differentiating by a polynomial fitted to a moving window.
///
/// After Savitzky and Golay, Analytical Chemistry 36, 1627, 1964. Near the ends the window stays inside the data and the polynomial is read off its middle.
public struct SavitzkyGolaySmoothing: Sendable, Hashable {
  /// Points on each side of the middle.
  public let halfWidth: Int
  /// The order of the polynomial.
  public let order: Int

  /// Creates a smoothing; `nil` unless 0 ≤ order ≤ 2 halfWidth and order ≤ 8.
  public init?(halfWidth: Int, order: Int) {
    guard halfWidth >= 1, order >= 0, order <= 8, order <= 2 * halfWidth, halfWidth <= 10_000 else {
      return nil
    }
    self.halfWidth = halfWidth
    self.order = order
  }

  /// The smoothed values, or their derivative, of equally spaced data.
  ///
  /// - Parameters:
  ///   - values: The data, at least one window long; shorter data get the widest window that fits.
  ///   - derivative: 0 for the values, 1 for the first derivative and so on, at most `order`.
  ///   - spacing: The step of the abscissa.
  /// - Returns: As many numbers as `values`.
  public func apply(to values: [Double], derivative: Int = 0, spacing: Double = 1) -> [Double] {
    let n = values.count
    let half = min(halfWidth, (n - 1) / 2)
    guard half >= 1, derivative >= 0, derivative <= min(order, 2 * half) else {
      return derivative == 0 ? values : [Double](repeating: 0, count: n)
    }
    let degree = min(order, 2 * half)
    let weights = (-half...half).map { position in
      Self.weights(half: half, degree: degree, derivative: derivative, position: position)
    }
    var scale = 1.0
    for k in 0..<derivative { scale *= Double(k + 1) / spacing }
    return (0..<n).map { i in
      let centre = min(max(i, half), n - 1 - half)
      let row = weights[i - centre + half]
      var sum = 0.0
      for (k, weight) in row.enumerated() { sum += weight * values[centre - half + k] }
      return sum * scale
    }
  }

  /// Weights that give the Taylor coefficient of the fitted polynomial at a position in the window.
  private static func weights(half: Int, degree: Int, derivative: Int, position: Int) -> [Double] {
    let count = 2 * half + 1
    let span = Double(half)
    // Powers of the distance from the position, scaled to the window, so that the matrix stays well conditioned.
    var columns: [Double] = []
    for power in 0...degree {
      for k in 0..<count {
        var value = 1.0
        for _ in 0..<power { value *= Double(k - half - position) / span }
        columns.append(value)
      }
    }
    guard let factorization = HouseholderFactorization(columnMajor: columns, rows: count, columns: degree + 1)
    else {
      return [Double](repeating: 0, count: count)
    }
    var scale = 1.0
    for _ in 0..<derivative { scale /= span }
    return (0..<count).map { k in
      var unit = [Double](repeating: 0, count: count)
      unit[k] = 1
      return (factorization.solve(unit)?[derivative] ?? 0) * scale
    }
  }
}
