extension SeriesFit {
  /// The largest change of a shift or a tied parameter in one step: a line that jumps over another is lost.
  private static let longestStep = 0.3
  /// The decrease of the cost below which a descent has arrived: a hundredth of what one standard deviation costs.
  private static let smallestDecrease = 0.01

  /// Descends to the minimum nearest to a state.
  ///
  /// - Returns: The solution; `nil` where the model has no finite value or its equations cannot be solved.
  package func descend(from start: SeriesState, maximumIterations: Int = 80) -> SeriesSolution? {
    var state = start
    var current = equations(at: state)
    var cost = cost(current, state)
    guard cost.isFinite else { return nil }
    var damping = 1e-3
    var converged = false
    for _ in 0..<maximumIterations where !converged {
      guard damping < 1e9 else { break }
      guard let trial = step(from: state, current, damping: damping) else {
        damping *= 10
        continue
      }
      let next = equations(at: trial.state)
      let reached = self.cost(next, trial.state)
      guard reached.isFinite, reached <= cost else {
        // Rounding alone keeps the cost from falling any further.
        if reached - cost < 1e-9 * abs(cost), trial.isFull { break }
        damping *= 8
        continue
      }
      converged = trial.isFull && damping < 1 && cost - reached < Self.smallestDecrease
      (state, current, cost) = (trial.state, next, reached)
      damping = max(damping / 6, 1e-9)
    }
    return SeriesSolution(fit: self, state: state, equations: current, cost: cost)
  }

  /// A damped step; `nil` where the equations cannot be solved.
  private func step(
    from state: SeriesState, _ equations: [BlockEquations], damping: Double
  ) -> (state: SeriesState, isFull: Bool)? {
    guard let eliminated = eliminate(equations, state, damping: damping, holdsBounds: true),
      let shared = SharedSystem(self, eliminated, state, damping: damping)
    else { return nil }
    let (file, shifts) = shared.step
    let own = zip(blocks, eliminated).map { block, own in
      own.step(
        own.tied.map { place in
          switch target(block.design, place) {
          case .file(let index): file[index]
          case .shift: shifts[block.level]
          case .constant: 0
          }
        })
    }
    var longest = (file + shifts).reduce(0) { max($0, abs($1)) }
    for (eliminated, step) in zip(eliminated, own) {
      for place in eliminated.tied { longest = max(longest, abs(step[place])) }
    }
    guard longest.isFinite else { return nil }
    let fraction = longest > Self.longestStep ? Self.longestStep / longest : 1
    var result = state
    for (index, place) in filePlaces.enumerated() {
      result.fileValues[place.design][place.place] += fraction * file[index]
    }
    for index in shifts.indices { result.shifts[index] += fraction * shifts[index] }
    for (index, block) in blocks.enumerated() {
      for (place, parameter) in designs[block.design].parameters.enumerated() {
        let value = state.parameters[index][place] + fraction * own[index][place]
        result.parameters[index][place] = min(max(value, parameter.lower), parameter.upper)
      }
    }
    return (result, fraction == 1)
  }

  /// All blocks eliminated; `nil` where one cannot be.
  func eliminate(
    _ equations: [BlockEquations], _ state: SeriesState, damping: Double, holdsBounds: Bool
  ) -> [EliminatedBlock]? {
    let eliminated = forEachBlock { _, index in
      EliminatedBlock(
        blocks[index], designs[blocks[index].design], equations[index], state.parameters[index], state,
        damping: damping, holdsBounds: holdsBounds)
    }
    let solved = eliminated.compactMap { $0 }
    return solved.count == blocks.count ? solved : nil
  }
}
