import NumericalMethods

/// A block with its own parameters eliminated: what is left for the values that it shares with others.
///
/// With A the block's damped curvature with its priors' precisions P, g its half gradient and z the expected values of
/// the tied parameters, the block's own step is A⁻¹(P Δz − g); what remains is quadratic in Δz with the matrix
/// P − P A⁻¹ P and the half gradient P A⁻¹ g − P (η − z).
struct EliminatedBlock: Sendable {
  /// A⁻¹, row after row; rows of held parameters are 0.
  let inverse: [Double]
  /// A⁻¹ g.
  let descent: [Double]
  /// The places of the tied parameters.
  let tied: [Int]
  /// The precision of each tied parameter about its expected value.
  let precisions: [Double]
  /// P − P A⁻¹ P, row after row.
  let reduced: [Double]
  /// P A⁻¹ g − P (η − z).
  let reducedGradient: [Double]

  /// Eliminates a block; `nil` where its matrix is singular.
  ///
  /// - Parameters:
  ///   - damping: What is added to the curvature, relative to it.
  ///   - holdsBounds: Whether parameters that press against a bound are held there. Uncertainties hold none: an area of
  ///     zero is as uncertain as any other.
  init?(
    _ block: SeriesBlock, _ design: RegionDesign, _ equations: BlockEquations, _ parameters: [Double],
    _ state: SeriesState, damping: Double, holdsBounds: Bool
  ) {
    let n = parameters.count
    var a = equations.curvature.map { $0 / block.misfit }
    var g = equations.gradient.map { $0 / block.misfit }
    tied = design.tiedPlaces
    var precisions: [Double] = []
    var deviations: [Double] = []
    for place in 0..<n { a[place * n + place] += damping * a[place * n + place] + block.ridge }
    for place in tied {
      guard let prior = design.parameters[place].prior else { continue }
      let precision = 1 / (prior.levelSpread * prior.levelSpread)
      let deviation = parameters[place] - state.expected(place, block, prior)
      precisions.append(precision)
      deviations.append(deviation)
      a[place * n + place] += precision
      g[place] += precision * deviation
    }
    var held = [Bool](repeating: false, count: n)
    for place in 0..<n where holdsBounds {
      let own = design.parameters[place]
      let isHeld =
        parameters[place] <= own.lower && g[place] > 0 || parameters[place] >= own.upper && g[place] < 0
      guard isHeld else { continue }
      held[place] = true
      for k in 0..<n {
        a[place * n + k] = 0
        a[k * n + place] = 0
      }
      a[place * n + place] = 1
    }
    guard invertPositiveDefinite(&a, size: n) else { return nil }
    for place in 0..<n where held[place] { a[place * n + place] = 0 }
    inverse = a
    descent = (0..<n).map { row in (0..<n).reduce(0) { $0 + a[row * n + $1] * g[$1] } }
    self.precisions = precisions
    let count = tied.count
    var reduced = [Double](repeating: 0, count: count * count)
    var reducedGradient = [Double](repeating: 0, count: count)
    for i in 0..<count {
      for j in 0..<count {
        reduced[i * count + j] = -precisions[i] * a[tied[i] * n + tied[j]] * precisions[j]
      }
      reduced[i * count + i] += precisions[i]
      reducedGradient[i] = precisions[i] * (descent[tied[i]] - deviations[i])
    }
    self.reduced = reduced
    self.reducedGradient = reducedGradient
  }

  /// The step of the block's own parameters for a step of the expected values.
  func step(_ expected: [Double]) -> [Double] {
    let n = descent.count
    var step = descent.map { -$0 }
    for (k, place) in tied.enumerated() where expected[k] != 0 {
      let push = precisions[k] * expected[k]
      for row in 0..<n { step[row] += inverse[row * n + place] * push }
    }
    return step
  }
}
