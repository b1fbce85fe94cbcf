import PeakFitting

extension SeriesSolution {
  /// The name of a file's value that lies further from what is known of it than its spread allows, with its region.
  func strayParameter(in regions: [Int]) -> String? {
    for region in regions {
      let (design, values) = (fit.designs[region], state.fileValues[region])
      for (parameter, value) in zip(design.parameters, values) {
        guard let prior = parameter.prior, prior.fileSpread > 0 else { continue }
        if abs(value - prior.mean) > Self.strayDistance * prior.fileSpread {
          return "\(parameter.name) in \(design.name)"
        }
      }
    }
    return nil
  }

  /// How many spreads a value may lie from what is known of it: among a few dozen values one in a thousand files has one
  /// beyond four by chance.
  private static var strayDistance: Double { 4 }

  /// What the priors contribute to the cost of a fit without misfit.
  var priorCost: Double { cost - deviances.reduce(0, +) }
}
