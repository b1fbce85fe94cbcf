/// A quantity that is held at a target while the rest is fitted: what a profile likelihood needs.
///
/// The target is pursued by a pseudo-observation so precise that the quantity deviates from it by a millionth of its
/// own uncertainty. One code then serves parameters, areas, shares and ratios.
struct QuantityConstraint {
  let quantity: ResolvedQuantity
  let target: Double
  /// The standard deviation of the pseudo-observation.
  let tolerance: Double

  /// The value of the quantity and its derivatives; `nil` where it has none.
  func evaluate(_ free: [Double]) -> (value: Double, gradient: [Double])? {
    try? quantity.evaluate(free)
  }
}
