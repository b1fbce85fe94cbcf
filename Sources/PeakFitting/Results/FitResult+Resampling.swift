public import NumericalMethods

extension FitResult {
  /// How quantities scatter when the measurement is drawn anew.
  public enum Resampling: Sendable, Hashable {
    /// New data from the fitted model: Poisson counts where the data are counts, else normal deviates.
    case parametric
    /// New data from the fitted model plus residuals drawn with replacement: assumes no distribution.
    case residuals
  }

  /// Fits data that are drawn anew, and gives the quantities of each fit.
  ///
  /// - Parameters:
  ///   - quantities: What to ask of each fit.
  ///   - draws: How many times.
  ///   - kind: How the data are drawn.
  ///   - generator: The source of randomness; draw k uses its stream k, so that the number of threads does not matter.
  ///   - threads: How many threads at most.
  /// - Returns: For each quantity its values in the order of the draws; those of fits that failed are left out.
  /// - Throws: ``FitProblem`` for a name that is not there.
  public func resample(
    _ quantities: [FitQuantity], draws: Int, kind: Resampling = .parametric, generator: SeededGenerator,
    threads: Int = 1
  ) throws(FitProblem) -> [[Double]] {
    for quantity in quantities { _ = try resolved(quantity) }
    let envelope = curves.envelope
    var spectra: [FitSpectrum] = []
    for k in 0..<max(draws, 0) {
      var stream = generator.split(UInt64(k))
      spectra.append(try drawn(envelope, kind, &stream))
    }
    var options = options
    options.starts = .given
    let starts = [[Double]](repeating: freeValues, count: spectra.count)
    let results = PeakFit.fit(model, toEach: spectra, options: options, starts: starts, threads: threads)
    return quantities.map { quantity in
      results.compactMap { try? $0.get().quantity(quantity).value }
    }
  }

  private func drawn(
    _ envelope: [Double], _ kind: Resampling, _ generator: inout SeededGenerator
  ) throws(FitProblem) -> FitSpectrum {
    let n = envelope.count
    let residuals = zip(spectrum.y, envelope).map { $0 - $1 }
    let factor: Double?
    switch spectrum.noise {
    case .counts: factor = 1
    case .rate(let countsPerUnit): factor = countsPerUnit
    default: factor = nil
    }
    let scatter =
      (residuals.reduce(0) { $0 + $1 * $1 } / Double(max(statistics.degreesOfFreedom, 1))).squareRoot()
    let sigma: (Int) -> Double = { i in
      if case .standardDeviations(let sigma) = spectrum.noise { return sigma[i] }
      return factor.map { (max(envelope[i], 0) / $0).squareRoot() } ?? scatter
    }
    let y = (0..<n).map { i in
      switch kind {
      case .parametric:
        if let factor { return Double(generator.poisson(mean: envelope[i] * factor)) / factor }
        return envelope[i] + sigma(i) * generator.normal()
      case .residuals:
        let j = generator.index(below: n)
        let own = sigma(j) > 0 ? residuals[j] / sigma(j) : 0
        let value = envelope[i] + own * sigma(i)
        return factor == nil ? value : max(value, 0)
      }
    }
    var copy = try FitSpectrum(x: spectrum.x, y: y, noise: spectrum.noise)
    if !spectrum.fixedBackground.isEmpty { copy = try copy.adding(fixedBackground: spectrum.fixedBackground) }
    return spectrum.mask.isEmpty ? copy : copy.masked(as: spectrum)
  }
}
