extension BoundedLevenbergMarquardt {
  /// Descends from a point and, if wanted, from variations of it; the point is moved to the lowest minimum.
  ///
  /// - Parameter chosen: The variations to try; `nil` for all.
  func descend(
    _ system: PeakSystem, fromStartsOf model: CompiledModel, starts: FitOptions.Starts,
    variations chosen: [Int]? = nil, to point: inout [Double]
  ) -> DescentOutcome {
    let given = point
    var best = descend(system, from: &point)
    guard best.cost.isFinite, best.end != .cancelled else { return best }
    // Long steps can lead to where parameters lose their effect: shorter ones may not.
    for limit in [0.5, 0.1] where best.isCollapsed {
      var other = given
      let outcome = descend(system, from: &other, stepLimit: limit)
      best.iterations += outcome.iterations
      best.evaluations += outcome.evaluations
      guard outcome.cost < best.cost else { continue }
      point = other
      best.cost = outcome.cost
      best.end = outcome.end
      best.gradientCosine = outcome.gradientCosine
      best.isCollapsed = outcome.isCollapsed
    }
    switch starts {
    case .given: return best
    case .automatic:
      guard point.indices.contains(where: { point[$0] <= lower[$0] || point[$0] >= upper[$0] }) else {
        return best
      }
    case .several: break
    }
    let variations = StartVariations(model)
    for variation in chosen ?? Array(0..<StartVariations.count) {
      var other = variations.start(variation, from: given, best: point)
      // Heights and mixings are bilinear: a few rounds find them exactly.
      for _ in 0..<3 { solveLinear(system, variations.isLinear, at: &other) }
      let outcome = descend(system, from: &other, rival: best.cost)
      best.iterations += outcome.iterations
      best.evaluations += outcome.evaluations
      if outcome.end == .cancelled {
        best.end = .cancelled
        return best
      }
      guard outcome.cost < best.cost else { continue }
      point = other
      best.cost = outcome.cost
      best.end = outcome.end
      best.gradientCosine = outcome.gradientCosine
    }
    return best
  }
}
