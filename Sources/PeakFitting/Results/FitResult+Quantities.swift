import NumericalMethods

extension FitResult {
  /// A quantity with its uncertainty from the covariance of the free set.
  public func quantity(_ wanted: FitQuantity) throws(FitProblem) -> DerivedQuantity {
    let (value, gradient) = try resolved(wanted).evaluate(freeValues)
    return derived(value, gradient)
  }

  /// The area of a component over all x; over the measured points where the shape's own area is infinite.
  public func area(of component: String) throws(FitProblem) -> DerivedQuantity {
    try quantity(.area(of: [component]))
  }

  /// The area of some components over the area of others, between 0 and 1 where the former are among the latter.
  ///
  /// Count both lines of a doublet by naming both.
  public func share(of part: [String], among whole: [String]) throws(FitProblem) -> DerivedQuantity {
    try quantity(.ratio(of: part, to: whole))
  }

  /// The area of some components over the area of others.
  ///
  /// - Throws: ``FitProblem/Code/undefinedQuantity`` where the denominator is not positive.
  public func ratio(of numerator: [String], to denominator: [String]) throws(FitProblem) -> DerivedQuantity {
    try quantity(.ratio(of: numerator, to: denominator))
  }

  /// Any parameter as a quantity.
  public func quantity(_ component: String, _ name: ParameterName) throws(FitProblem) -> DerivedQuantity {
    try quantity(.parameter(component, name))
  }

  /// The covariance of two quantities of this result.
  public func covariance(of a: DerivedQuantity, _ b: DerivedQuantity) -> Double {
    var sum = 0.0
    for r in a.gradient.indices where a.gradient[r] != 0 {
      for c in b.gradient.indices { sum += a.gradient[r] * covariance[r, c] * b.gradient[c] }
    }
    return sum
  }

  func resolved(_ quantity: FitQuantity) throws(FitProblem) -> ResolvedQuantity {
    try ResolvedQuantity(quantity, compiled, names: model.components.map(\.name), spectrum)
  }

  private func derived(_ value: Double, _ gradient: [Double]) -> DerivedQuantity {
    var variance = 0.0
    for r in gradient.indices where gradient[r] != 0 {
      for c in gradient.indices { variance += gradient[r] * covariance[r, c] * gradient[c] }
    }
    let undetermined = gradient.indices.contains { k in
      gradient[k] != 0 && parameters[compiled.freePlaces[k]].status == .undetermined
    }
    return DerivedQuantity(
      value: value, gradient: gradient,
      standardUncertainty: undetermined ? .infinity : max(variance, 0).squareRoot(),
      degreesOfFreedom: scaleIsFromResiduals ? Double(max(statistics.degreesOfFreedom, 1)) : nil)
  }
}

extension FitSpectrum {
  /// The share of the abscissa that belongs to each point.
  var pointWidths: [Double] {
    let n = x.count
    guard n > 1 else { return [Double](repeating: 0, count: n) }
    return (0..<n).map { i in
      i == 0
        ? abs(x[1] - x[0]) : i == n - 1 ? abs(x[n - 1] - x[n - 2]) : 0.5 * abs(x[i + 1] - x[i - 1])
    }
  }
}
