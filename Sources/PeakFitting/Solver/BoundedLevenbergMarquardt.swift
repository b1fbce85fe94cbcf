/// How a descent ended.
struct DescentOutcome: Sendable {
  var cost: Double
  var iterations: Int
  var evaluations: Int
  var end: FitConvergence.End
  /// The largest cosine between the residuals and a derivative that may still move.
  var gradientCosine: Double
  /// Whether the descent ran to where some parameter no longer has any effect, although none is at a bound.
  var isCollapsed = false
}

/// Levenberg's and Marquardt's method inside a box, with an active set.
///
/// A parameter at a bound against which the gradient pushes is held; a step that would leave the box is recomputed with
/// the offending parameters set on their bounds. The damping follows Nielsen (IMM-REP-1999-05).
struct BoundedLevenbergMarquardt {
  let lower: [Double]
  let upper: [Double]
  let options: FitOptions
  let isCancelled: () -> Bool

  /// Descends from a point inside the box; the point is moved to where the descent ends.
  ///
  /// - Parameters:
  ///   - system: The problem.
  ///   - point: The start; the end on return.
  ///   - rival: A cost already reached elsewhere: the descent is abandoned when it is not going to be beaten.
  ///   - stepLimit: The largest step of a parameter, relative to its value.
  func descend(
    _ system: some LeastSquaresSystem, from point: inout [Double], rival: Double = .infinity,
    stepLimit: Double = .infinity
  ) -> DescentOutcome {
    let n = system.freeCount
    guard n > 0 else {
      let cost = point.withUnsafeBufferPointer { _ in system.linearise(system.gradient) }
      return DescentOutcome(cost: cost, iterations: 0, evaluations: 1, end: .gradient, gradientCosine: 0)
    }
    return point.withUnsafeMutableBufferPointer { point in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 5 * n) { buffer in
        withUnsafeTemporaryAllocation(of: Bool.self, capacity: n) { held in
          guard let p = point.baseAddress, let b = buffer.baseAddress, let h = held.baseAddress else {
            return DescentOutcome(
              cost: .nan, iterations: 0, evaluations: 0, end: .notFinite, gradientCosine: 1)
          }
          var outcome = run(system, n, p, b, h, rival, stepLimit)
          let largest = b + 4 * n
          let inside = (0..<n).allSatisfy { p[$0] > lower[$0] && p[$0] < upper[$0] }
          outcome.isCollapsed =
            inside && (0..<n).contains { system.diagonal[$0] <= 1e-14 * largest[$0] }
          return outcome
        }
      }
    }
  }

  /// Moves only some parameters, by one undamped step: the exact minimum where the model is linear in them.
  func solveLinear(_ system: some LeastSquaresSystem, _ isLinear: [Bool], at point: inout [Double]) {
    let n = system.freeCount
    guard n > 0, isLinear.contains(true) else { return }
    point.withUnsafeMutableBufferPointer { point in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * n) { buffer in
        withUnsafeTemporaryAllocation(of: Bool.self, capacity: n) { held in
          guard let p = point.baseAddress, let step = buffer.baseAddress, let h = held.baseAddress,
            system.cost(p).isFinite
          else { return }
          system.adopt()
          let damping = step + n
          for k in 0..<n {
            step[k] = 0
            damping[k] = 1e-9 * system.diagonal[k]
            h[k] = !isLinear[k] || !(system.diagonal[k] > 0)
          }
          system.formCurvature(held: h)
          guard boxedStep(system, n, p, h, damping, step, .infinity) else { return }
          for k in 0..<n { p[k] = min(max(p[k] + step[k], lower[k]), upper[k]) }
        }
      }
    }
  }

  private func run(
    _ system: some LeastSquaresSystem, _ n: Int, _ p: UnsafeMutablePointer<Double>,
    _ buffer: UnsafeMutablePointer<Double>, _ held: UnsafeMutablePointer<Bool>,
    _ rival: Double, _ stepLimit: Double
  ) -> DescentOutcome {
    let step = buffer
    let trial = buffer + n
    let damping = buffer + 2 * n
    let scale = buffer + 3 * n
    let largest = buffer + 4 * n
    for k in 0..<n {
      scale[k] = 0
      largest[k] = 0
    }
    var cost = system.cost(p)
    var outcome = DescentOutcome(
      cost: cost, iterations: 0, evaluations: 1, end: .iterationLimit, gradientCosine: 1)
    guard cost.isFinite else {
      outcome.end = .notFinite
      return outcome
    }
    system.adopt()
    var lambda = 1e-3
    var growth = 2.0
    while outcome.iterations < options.maximumIterations {
      if isCancelled() {
        outcome.end = .cancelled
        break
      }
      outcome.iterations += 1
      var cosine = 0.0
      for k in 0..<n {
        let g = system.gradient[k]
        let d = system.diagonal[k]
        scale[k] = max(d, 1e-3 * scale[k])
        largest[k] = max(largest[k], d)
        let blocked = (p[k] <= lower[k] && g >= 0) || (p[k] >= upper[k] && g <= 0)
        held[k] = blocked || !(d > 0)
        if !held[k], cost > 0 { cosine = max(cosine, abs(g) / (d * cost).squareRoot()) }
      }
      outcome.gradientCosine = cosine
      if cosine <= options.gradientTolerance {
        outcome.end = .gradient
        break
      }
      system.formCurvature(held: held)
      var accepted = false
      while !accepted {
        for k in 0..<n {
          step[k] = 0
          damping[k] = lambda * scale[k]
        }
        guard boxedStep(system, n, p, held, damping, step, stepLimit), lambda < 1e16 else {
          if lambda >= 1e16 {
            outcome.end = .noFurtherDecrease
            return outcome
          }
          lambda = max(lambda, 1e-12) * 10
          continue
        }
        var linear = 0.0
        var moved = false
        for k in 0..<n {
          linear += system.gradient[k] * step[k]
          trial[k] = min(max(p[k] + step[k], lower[k]), upper[k])
          moved = moved || trial[k] != p[k]
        }
        let predicted = -(2 * linear + system.curvature(along: step))
        guard moved, predicted > 0 else {
          // Setting parameters on bounds can turn a step uphill; a shorter one is free of that.
          if !moved { lambda = 1e16 }
          lambda *= growth
          growth *= 2
          continue
        }
        let newCost = system.cost(trial)
        outcome.evaluations += 1
        let gain = newCost.isFinite ? (cost - newCost) / predicted : -1
        if gain > 1e-4 {
          accepted = true
          for k in 0..<n { p[k] = trial[k] }
          let shrink = 2 * gain - 1
          lambda = max(lambda * max(1.0 / 3, 1 - shrink * shrink * shrink), 1e-14)
          growth = 2
          let small =
            predicted <= options.decreaseTolerance * cost
            && cost - newCost <= options.decreaseTolerance * cost
          if newCost > rival, predicted < 0.02 * newCost, newCost - 10 * predicted > rival {
            outcome.cost = newCost
            outcome.end = .abandoned
            return outcome
          }
          cost = newCost
          outcome.cost = cost
          system.adopt()
          if small {
            outcome.end = .smallDecrease
            return outcome
          }
        } else {
          if predicted <= options.decreaseTolerance * cost {
            outcome.end = .smallDecrease
            return outcome
          }
          lambda *= growth
          growth *= 2
        }
      }
    }
    return outcome
  }

  /// A damped step that stays in the box: parameters that would leave it are set on their bounds, the rest solved again.
  private func boxedStep(
    _ system: some LeastSquaresSystem, _ n: Int, _ p: UnsafeMutablePointer<Double>,
    _ blocked: UnsafeMutablePointer<Bool>, _ damping: UnsafeMutablePointer<Double>,
    _ step: UnsafeMutablePointer<Double>, _ limit: Double
  ) -> Bool {
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: n) { held in
      for k in 0..<n { held[k] = blocked[k] }
      guard let heldBase = held.baseAddress else { return false }
      for _ in 0...n {
        guard system.solve(damping: damping, held: heldBase, step: step) else { return false }
        var changed = false
        for k in 0..<n where !held[k] {
          let target = p[k] + step[k]
          let reach = limit.isFinite ? limit * max(abs(p[k]), 1e-6) : .infinity
          let low = max(lower[k], p[k] - reach)
          let high = min(upper[k], p[k] + reach)
          if target < low {
            step[k] = low - p[k]
            held[k] = true
            changed = true
          } else if target > high {
            step[k] = high - p[k]
            held[k] = true
            changed = true
          } else if !target.isFinite {
            return false
          }
        }
        if !changed { return true }
      }
      return true
    }
  }
}
