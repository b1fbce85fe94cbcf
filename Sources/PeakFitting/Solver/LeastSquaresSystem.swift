/// What the solver needs of a problem: its cost, its linearisation, and damped steps of it.
///
/// Costs are sums of squares (or deviances); gradients and curvatures are half the true ones: Jᵀ r and Jᵀ J.
protocol LeastSquaresSystem: AnyObject {
  /// How many parameters are free.
  var freeCount: Int { get }
  /// Half the gradient of the last linearisation.
  var gradient: UnsafeMutablePointer<Double> { get }
  /// The diagonal of the curvature of the last linearisation.
  var diagonal: UnsafeMutablePointer<Double> { get }

  /// The cost at a point; not finite where the model is not. The linearisation stays that of the point adopted last.
  func cost(_ free: UnsafePointer<Double>) -> Double

  /// Finds gradient and diagonal at the point whose cost was asked last.
  func adopt()

  /// Finds the curvature between parameters that may move, at the point adopted last and before any other cost is asked.
  ///
  /// - Parameter held: Which parameters do not move until the next point is adopted; `nil` for none.
  func formCurvature(held: UnsafePointer<Bool>?)

  /// Solves (A + λ D) s = −g for the parameters that may move, with the displacement of the others given.
  ///
  /// - Parameters:
  ///   - damping: λ D, for each parameter.
  ///   - held: Which parameters have their displacement given in `step`; 0 for those without curvature.
  ///   - step: The displacements; those of parameters that are not held are overwritten.
  /// - Returns: Whether the matrix could be factored.
  func solve(
    damping: UnsafePointer<Double>, held: UnsafePointer<Bool>, step: UnsafeMutablePointer<Double>
  ) -> Bool

  /// sᵀ A s of a step.
  func curvature(along step: UnsafePointer<Double>) -> Double
}

extension LeastSquaresSystem {
  /// Linearises at a point in all parameters and returns the cost there.
  func linearise(_ free: UnsafePointer<Double>) -> Double {
    let cost = cost(free)
    adopt()
    formCurvature(held: nil)
    return cost
  }
}
