/// A model compiled for one abscissa, with its memory: for many fits after each other.
final class PreparedFit {
  private let model: PeakModel
  private let compiled: CompiledModel
  private let options: FitOptions
  private let abscissa: [Double]
  private let system: PeakSystem

  init(_ model: PeakModel, at spectrum: FitSpectrum, _ options: FitOptions) throws(FitProblem) {
    self.model = model
    self.options = options
    abscissa = spectrum.x
    compiled = try CompiledModel(model, at: spectrum.x)
    system = PeakSystem(compiled, spectrum, try FitStatistic(spectrum, options.statistic))
  }

  /// Whether a spectrum lies on the abscissa for which this was prepared.
  func fits(_ spectrum: FitSpectrum) -> Bool { spectrum.x == abscissa }

  /// Free values with those at or next to a bound moved inside by a hundredth of the box.
  func reopened(_ free: [Double]) -> [Double] {
    var point = free
    for k in point.indices {
      let (low, high) = (compiled.lower[k], compiled.upper[k])
      let box = high - low
      let step = box.isFinite ? 0.01 * box : 0.01 * max(abs(point[k]), 1e-6)
      if point[k] < low + step { point[k] = box.isFinite || low > 0 ? low + step : point[k] }
      if point[k] > high - step { point[k] = high - step }
    }
    return point
  }

  /// Fits a spectrum on the same abscissa.
  ///
  /// - Parameters:
  ///   - spectrum: The spectrum.
  ///   - start: Free parameters to start from; `nil` for the model's own.
  ///   - variations: The variations of the start to try; `nil` for all.
  ///   - isCancelled: Asked before every step.
  func fit(
    _ spectrum: FitSpectrum, from start: [Double]?, variations: [Int]? = nil,
    isCancelled: @escaping () -> Bool
  ) throws(FitProblem) -> FitResult {
    guard spectrum.fittedCount >= compiled.freeCount, spectrum.fittedCount > 0 else {
      throw FitProblem(
        .tooFewPoints, "\(spectrum.fittedCount) points cannot determine \(compiled.freeCount) parameters")
    }
    let statistic = try FitStatistic(spectrum, options.statistic)
    system.load(spectrum, statistic)
    var strict = options
    if options.precision == .certified {
      strict.gradientTolerance = 0
      strict.decreaseTolerance = 0
      strict.maximumIterations = 20_000
    }
    let solver = BoundedLevenbergMarquardt(
      lower: compiled.lower, upper: compiled.upper, options: strict, isCancelled: isCancelled)
    var point = compiled.start
    if let start {
      guard start.count == compiled.freeCount, start.allSatisfy(\.isFinite) else {
        throw FitProblem(
          .lengthMismatch, "a start needs \(compiled.freeCount) finite values, one for each free parameter")
      }
      for k in start.indices { point[k] = min(max(start[k], compiled.lower[k]), compiled.upper[k]) }
    }
    var outcome = solver.descend(
      system, fromStartsOf: compiled, starts: options.starts, variations: variations, to: &point)
    if outcome.end == .notFinite {
      throw FitProblem(.startNotFinite, "the model has no finite value at its start")
    }
    if outcome.end == .cancelled { throw FitProblem(.cancelled, "the fit was cancelled") }
    if options.precision == .certified {
      let polished = solver.polish(system, at: &point, cost: outcome.cost)
      outcome.cost = polished.cost
      outcome.iterations += polished.iterations
      outcome.evaluations += polished.evaluations
    }
    return FitResult(
      model, compiled, spectrum, statistic, options, system: system, point: point, outcome: outcome)
  }
}
