import NumericalMethods

/// Fits models to spectra.
public enum PeakFit {
  /// Fits a model to one spectrum.
  ///
  /// - Parameters:
  ///   - model: The components with their starts, bounds and ties.
  ///   - spectrum: The data.
  ///   - options: How to fit.
  ///   - isCancelled: Asked before every step.
  /// - Returns: The result, also where the fit did not converge: see ``FitResult/convergence``.
  /// - Throws: ``FitProblem`` where there is nothing to fit or the model contradicts itself.
  public static func fit(
    _ model: PeakModel, to spectrum: FitSpectrum, options: FitOptions = FitOptions(),
    isCancelled: @escaping () -> Bool = { Task.isCancelled }
  ) throws(FitProblem) -> FitResult {
    let fitter = try PreparedFit(model, at: spectrum, options)
    return try fitter.fit(spectrum, from: nil, isCancelled: isCancelled)
  }
}

extension FitResult {
  /// Reads the answer off a system that was last linearised at the minimum.
  init(
    _ model: PeakModel, _ compiled: CompiledModel, _ spectrum: FitSpectrum, _ statistic: FitStatistic,
    _ options: FitOptions, system: PeakSystem, point: [Double], outcome: DescentOutcome,
    covariance known: DenseMatrix? = nil
  ) {
    let n = compiled.freeCount
    let cost = point.withUnsafeBufferPointer { p in
      p.baseAddress.map { system.linearise($0) } ?? outcome.cost
    }
    let inside = (0..<n).filter { point[$0] > compiled.lower[$0] && point[$0] < compiled.upper[$0] }
    let free =
      known.map { FreeSetCovariance($0, inside: inside) }
      ?? FreeSetCovariance(system, inside: inside, freeCount: n)
    let flat = compiled.sensitivities(point)
    let curvesAtMinimum = system.residualsAtLastPoint()
    statistics = FitStatistics(
      cost: cost, name: statistic.name, residuals: curvesAtMinimum, freeCount: n,
      interiorCount: inside.count, scaleIsKnown: statistic.scaleIsKnown)
    switch options.uncertaintyScale {
    case .absolute: scaleIsFromResiduals = false
    case .fromResiduals: scaleIsFromResiduals = true
    case .automatic: scaleIsFromResiduals = !statistic.scaleIsKnown
    }
    var warnings: [String] = []
    scaleFactor = scaleIsFromResiduals ? statistics.reducedChiSquare : 1
    if scaleIsFromResiduals {
      uncertaintyConvention =
        "covariance times the reduced statistic: the scale of the noise is taken from the residuals"
    } else if statistic.scaleIsKnown {
      uncertaintyConvention = "absolute: the stated noise is taken at its word"
    } else {
      uncertaintyConvention = "absolute, with unit noise"
      warnings.append("the scale of the noise is unknown, so that absolute uncertainties mean nothing")
    }
    if !scaleFactor.isFinite {
      warnings.append("as many free parameters as points: the residuals do not tell the scale of the noise")
    }
    for name in compiled.movedStarts { warnings.append("the start of \(name) lay outside its bounds") }
    if outcome.end == .iterationLimit { warnings.append("the iteration limit was reached") }
    var scaled = free.covariance
    for r in 0..<n { for c in 0..<n { scaled[r, c] *= scaleFactor.isFinite ? scaleFactor : 0 } }
    covariance = scaled
    let undetermined = Set(scaleFactor.isFinite ? free.undetermined : inside)
    if !undetermined.isEmpty {
      let names = undetermined.sorted().map { "\(compiled.references[compiled.freePlaces[$0]])" }
      warnings.append("the data do not determine \(names.joined(separator: ", "))")
    }
    parameters = compiled.references.indices.map { place in
      var variance = 0.0
      for (a, slopeA) in flat[place].slopes {
        for (b, slopeB) in flat[place].slopes { variance += slopeA * scaled[a, b] * slopeB }
      }
      var status = FittedParameter.Status.tied
      switch compiled.bindings[place] {
      case .fixed: status = .fixed
      case .free(let k):
        status =
          point[k] <= compiled.lower[k]
          ? .atLowerBound
          : point[k] >= compiled.upper[k] ? .atUpperBound : undetermined.contains(k) ? .undetermined : .free
      case .tied: break
      }
      let isLoose = flat[place].slopes.contains { undetermined.contains($0.free) }
      let stated = (status == .free || status == .tied) && !isLoose && variance > 0
      return FittedParameter(
        reference: compiled.references[place], value: flat[place].value, status: status,
        standardUncertainty: stated ? variance.squareRoot() : nil)
    }
    freeParameters = compiled.freePlaces.map { compiled.references[$0] }
    freeValues = point
    convergence = FitConvergence(
      end: outcome.end, iterations: outcome.iterations, evaluations: outcome.evaluations,
      gradientCosine: outcome.gradientCosine)
    self.warnings = warnings
    self.model = model
    self.spectrum = spectrum
    self.options = options
    self.compiled = compiled
    self.statistic = statistic
  }
}

extension FitStatistic {
  var name: String {
    switch kind {
    case .chiSquare: "chi-square"
    case .poisson: "Poisson deviance"
    case .huber: "Huber loss"
    }
  }
}
