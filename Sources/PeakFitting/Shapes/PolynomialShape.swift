/// A polynomial b₀ + b₁ (x − x₀) + … about a stated point, as a smooth background.
public struct PolynomialShape: LineShape {
  /// The point about which the polynomial is written.
  public let origin: Double
  /// The order; 1 for a straight line.
  public let order: Int

  /// Creates a polynomial; orders below 0 count as 0.
  public init(order: Int, origin: Double) {
    self.order = max(order, 0)
    self.origin = origin
  }

  /// The coefficients `b0`, `b1` and so on.
  public var parameters: [ShapeParameter] {
    (0...order).map { ShapeParameter(ParameterName(rawValue: "b\($0)"), standard: 0) }
  }

  /// Adds the polynomial to a block.
  public func fill(
    _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
    values: UnsafeMutablePointer<Double>,
    derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
  ) {
    let origin = origin
    let constant = p[0]
    for i in 0..<count { values[i] += constant }
    if let column = derivatives?[0] { column.update(repeating: 1, count: count) }
    guard order > 0 else { return }
    // A straight line, the usual background, in loops that run over several points at once.
    if order == 1 {
      let slope = p[1]
      for i in 0..<count { values[i] += slope * (x[i] - origin) }
      if let column = derivatives?[1] { for i in 0..<count { column[i] = x[i] - origin } }
      return
    }
    for i in 0..<count {
      let d = x[i] - origin
      var power = d
      var sum = 0.0
      for k in 1...order {
        sum += p[k] * power
        power *= d
      }
      values[i] += sum
    }
    guard let derivatives else { return }
    for k in 1...order {
      let column = derivatives[k]
      let previous = derivatives[k - 1]
      for i in 0..<count { column[i] = previous[i] * (x[i] - origin) }
    }
  }
}
