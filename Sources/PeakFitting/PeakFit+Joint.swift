import NumericalMethods

extension PeakFit {
  /// Fits several spectra together, with some parameters common to all.
  ///
  /// Levels of a profile that share positions and widths, or cells of one binder that share a splitting: what one
  /// spectrum hardly determines, all of them do. Every spectrum has the model's other parameters for itself.
  ///
  /// - Parameters:
  ///   - model: The model of each spectrum.
  ///   - spectra: The spectra; abscissae may differ.
  ///   - shared: The parameters that are common; each must be free in the model.
  ///   - options: How to fit; one start is used.
  ///   - isCancelled: Asked before every step.
  /// - Returns: A result for each spectrum; their covariances are those of the joint fit. Statistics count the shared
  ///   parameters in every spectrum.
  /// - Throws: ``FitProblem``.
  public static func fit(
    _ model: PeakModel, jointlyTo spectra: [FitSpectrum], sharing shared: [ParameterReference],
    options: FitOptions = FitOptions(), isCancelled: @escaping () -> Bool = { false }
  ) throws(FitProblem) -> [FitResult] {
    guard let first = spectra.first else { return [] }
    let reference = try CompiledModel(model, at: first.x)
    var sharedPlaces: [Int] = []
    for name in shared {
      guard let place = reference.freePlaces.firstIndex(where: { reference.references[$0] == name }) else {
        throw FitProblem(.unknownName, "“\(name)” is not a free parameter of the model, and cannot be shared")
      }
      if !sharedPlaces.contains(place) { sharedPlaces.append(place) }
    }
    let own = reference.freeCount - sharedPlaces.count
    let total = sharedPlaces.count + own * spectra.count
    guard spectra.reduce(0, { $0 + $1.fittedCount }) >= total else {
      throw FitProblem(.tooFewPoints, "too few points for \(total) parameters")
    }
    var systems: [PeakSystem] = []
    var compiled: [CompiledModel] = []
    var statistics: [FitStatistic] = []
    var places: [[Int]] = []
    var start = sharedPlaces.map { reference.start[$0] }
    var (lower, upper) = (sharedPlaces.map { reference.lower[$0] }, sharedPlaces.map { reference.upper[$0] })
    for spectrum in spectra {
      let each = try CompiledModel(model, at: spectrum.x)
      let statistic = try FitStatistic(spectrum, options.statistic)
      compiled.append(each)
      statistics.append(statistic)
      systems.append(PeakSystem(each, spectrum, statistic))
      var mine: [Int] = []
      for k in 0..<each.freeCount {
        if let place = sharedPlaces.firstIndex(of: k) {
          mine.append(place)
        } else {
          mine.append(start.count)
          start.append(each.start[k])
          lower.append(each.lower[k])
          upper.append(each.upper[k])
        }
      }
      places.append(mine)
    }
    let joint = JointSystem(systems, places: places, sharedCount: sharedPlaces.count, freeCount: total)
    let solver = BoundedLevenbergMarquardt(
      lower: lower, upper: upper, options: options, isCancelled: isCancelled)
    let outcome = solver.descend(joint, from: &start)
    if outcome.end == .notFinite {
      throw FitProblem(.startNotFinite, "the model has no finite value at its start")
    }
    if outcome.end == .cancelled { throw FitProblem(.cancelled, "the fit was cancelled") }
    _ = joint.linearise(start)
    let held = start.indices.map {
      start[$0] <= lower[$0] || start[$0] >= upper[$0] || !(joint.diagonal[$0] > 0)
    }
    let covariances = joint.covariances(held: held)
    return spectra.indices.map { s in
      let point = places[s].map { start[$0] }
      return FitResult(
        model, compiled[s], spectra[s], statistics[s], options, system: systems[s], point: point,
        outcome: outcome, covariance: covariances?[s])
    }
  }
}
