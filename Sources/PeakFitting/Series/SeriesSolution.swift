/// Where the fit of a series ended.
package struct SeriesSolution: Sendable {
  /// The fit.
  package var fit: SeriesFit
  /// The values.
  package let state: SeriesState
  /// The deviance of each block.
  package let deviances: [Double]
  /// Deviance and priors together.
  package let cost: Double
  private let equations: [BlockEquations]

  init(fit: SeriesFit, state: SeriesState, equations: [BlockEquations], cost: Double) {
    self.fit = fit
    self.state = state
    self.equations = equations
    self.cost = cost
    deviances = equations.map(\.cost)
  }

  /// Points less parameters that the block has alone.
  package func degreesOfFreedom(_ block: Int) -> Double {
    let own = fit.blocks[block]
    let free = fit.designs[own.design].parameters.filter { $0.prior == nil }.count
    return Double(max(own.spectrum.fittedCount - free, 1))
  }

  /// What the priors of one region cost, all levels together.
  package func priorCost(ofDesign design: Int) -> Double { fit.priorCost(state, ofDesign: design) }

  /// The expectation of each block.
  package var expectations: [[Double]] {
    fit.forEachBlock { evaluator, index in
      evaluator.expectation(
        of: fit.blocks[index], fit.designs[fit.blocks[index].design], at: state.parameters[index])
    }
  }

  /// The covariance of the parameters of levels, once the equations have been solved for good.
  ///
  /// - Returns: `nil` where the equations are singular.
  package func covariances() -> SeriesCovariance? { SeriesCovariance(fit, state, equations) }
}

extension SeriesSolution {
  /// The components of a block, each with all its lines, and the background below them.
  package func parts(of index: Int) -> (components: [[Double]], background: [Double]) {
    let block = fit.blocks[index]
    let design = fit.designs[block.design]
    let parameters = state.parameters[index]
    let evaluator = BlockEvaluator(points: block.spectrum.x.count, parameters: parameters.count)
    let total = evaluator.expectation(of: block, design, at: parameters)
    let count = (design.lines.map(\.component).max() ?? -1) + 1
    var background = total
    let components = (0..<count).map { component in
      var alone = design
      alone.loss = nil
      var responses = block.responses
      for (line, own) in design.lines.enumerated() where own.component != component && line < responses.count
      {
        responses[line] = 0
      }
      var part = block
      part.responses = responses
      var values = parameters
      values[design.level] = 0
      let curve = evaluator.expectation(of: part, alone, at: values)
      for i in background.indices { background[i] -= curve[i] }
      return curve
    }
    return (components, background)
  }
}
