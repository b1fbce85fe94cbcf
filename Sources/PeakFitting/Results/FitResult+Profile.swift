public import AnalysisFindings
import NumericalMethods

extension FitResult {
  /// The interval inside which the statistic, minimised over all else, rises by less than its quantile.
  ///
  /// Where a parameter is at a bound, or the box ends before the quantile is reached, that end of the interval is the
  /// bound and the other is the one-sided limit at the same level.
  ///
  /// - Parameters:
  ///   - quantity: A parameter, area, share or ratio.
  ///   - level: The probability, such as 0.95.
  /// - Throws: ``FitProblem`` where the quantity has no value or does not depend on anything free.
  public func profileInterval(
    of quantity: FitQuantity, level: Double
  ) throws(FitProblem) -> ConfidenceInterval {
    guard level > 0, level < 1 else {
      throw FitProblem(.invalidNumber, "a level lies between 0 and 1, not at \(level)")
    }
    let resolved = try resolved(quantity)
    let (value, gradient) = try resolved.evaluate(freeValues)
    let search = ProfileSearch(self, resolved, value: value, gradient: gradient)
    guard search.spread > 0, search.spread.isFinite else {
      throw FitProblem(.undefinedQuantity, "the quantity does not depend on anything that the data determine")
    }
    let pinned = pinnedSide(quantity)
    let deviate = 2.0.squareRoot() * inverseErrorFunction(pinned == nil ? level : max(2 * level - 1, 0))
    let root = deviate * max(scaleFactor, 0).squareRoot()
    let low = pinned == -1 ? value : search.limit(-1, root)
    let high = pinned == 1 ? value : search.limit(1, root)
    let method = pinned == nil ? "profile likelihood" : "profile likelihood, one-sided at a bound"
    return ConfidenceInterval(level: level, lower: low, upper: high, method: method)
  }

  /// −1 or 1 for a parameter at its lower or upper bound.
  private func pinnedSide(_ quantity: FitQuantity) -> Int? {
    guard case .parameter(let reference) = quantity else { return nil }
    switch parameters.first(where: { $0.reference == reference })?.status {
    case .atLowerBound: return -1
    case .atUpperBound: return 1
    default: return nil
    }
  }
}

/// The search for one end of a profile interval.
private struct ProfileSearch {
  let result: FitResult
  let quantity: ResolvedQuantity
  let value: Double
  let gradient: [Double]
  /// A first idea of the standard uncertainty.
  let spread: Double
  private let direction: [Double]
  private let system: PeakSystem
  private let solver: BoundedLevenbergMarquardt

  init(_ result: FitResult, _ quantity: ResolvedQuantity, value: Double, gradient: [Double]) {
    self.result = result
    self.quantity = quantity
    self.value = value
    self.gradient = gradient
    let n = gradient.count
    let scale = result.scaleFactor > 0 && result.scaleFactor.isFinite ? result.scaleFactor : 1
    system = PeakSystem(result.compiled, result.spectrum, result.statistic)
    _ = system.linearise(result.freeValues)
    var moved = [Double](repeating: 0, count: n)
    for r in 0..<n {
      for c in 0..<n { moved[r] += result.covariance[r, c] / scale * gradient[c] }
    }
    var variance = 0.0
    for k in 0..<n { variance += gradient[k] * moved[k] }
    if !(variance > 0) {
      // A parameter at its bound has no row in the covariance: its own curvature sets the scale.
      for k in 0..<n where gradient[k] != 0 && system.diagonal[k] > 0 {
        moved[k] = gradient[k] / system.diagonal[k]
        variance += gradient[k] * moved[k]
      }
    }
    spread = max(variance, 0).squareRoot()
    direction = variance > 0 ? moved.map { $0 / variance } : moved
    var options = FitOptions()
    options.decreaseTolerance = 1e-4 / max(result.statistics.cost, 1)
    options.gradientTolerance = 1e-12
    options.maximumIterations = 100
    solver = BoundedLevenbergMarquardt(
      lower: result.compiled.lower, upper: result.compiled.upper, options: options, isCancelled: { false })
  }

  /// Where the root of the statistic's rise reaches a value, on one side.
  func limit(_ side: Double, _ root: Double) -> Double {
    var distance = root * spread
    var (nearDistance, nearRoot) = (0.0, 0.0)
    var (farDistance, farRoot) = (Double.infinity, Double.infinity)
    var start = result.freeValues
    for _ in 0..<25 {
      guard let (reached, rise) = profile(value + side * distance, &start) else {
        farDistance = distance
        farRoot = .infinity
        distance = 0.5 * (nearDistance + distance)
        continue
      }
      if abs(reached - (value + side * distance)) > 1e-3 * distance {
        // The box ends here.
        if rise <= root { return reached }
      }
      if abs(rise - root) < 1e-3 * root { return value + side * distance }
      if rise < root {
        (nearDistance, nearRoot) = (distance, rise)
      } else {
        (farDistance, farRoot) = (distance, rise)
      }
      if farRoot.isFinite, farDistance.isFinite {
        let guess = nearDistance + (farDistance - nearDistance) * (root - nearRoot) / (farRoot - nearRoot)
        distance = guess
      } else if farDistance.isFinite {
        distance = 0.5 * (nearDistance + farDistance)
      } else {
        distance *= rise > 0 ? min(max(root / rise, 1.05), 3) : 3
      }
    }
    return value + side * distance
  }

  /// The quantity reached and the root of the statistic's rise, with the quantity held at a target.
  private func profile(_ target: Double, _ start: inout [Double]) -> (Double, Double)? {
    var point = result.freeValues
    for k in point.indices {
      let moved = point[k] + direction[k] * (target - value)
      point[k] = min(max(moved, result.compiled.lower[k]), result.compiled.upper[k])
    }
    system.constraint = QuantityConstraint(quantity: quantity, target: target, tolerance: 1e-3 * spread)
    let outcome = solver.descend(system, from: &point)
    system.constraint = nil
    guard outcome.cost.isFinite, let reached = try? quantity.evaluate(point) else { return nil }
    let rise = system.cost(point) - result.statistics.cost
    return (reached.value, max(rise, 0).squareRoot())
  }
}
