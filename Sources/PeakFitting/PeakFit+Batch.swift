import Dispatch
import Synchronization

extension PeakFit {
  /// Fits one model to many spectra on several threads.
  ///
  /// Every fit depends on its spectrum and start alone, so that the results are the same for any number of threads.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - spectra: The spectra; each has its own abscissa.
  ///   - options: How to fit.
  ///   - starts: Free parameters for each spectrum to start from, in the model's order; `nil` for the model's own.
  ///   - threads: How many threads at most.
  ///   - isCancelled: Asked before every step; it runs on several threads.
  ///   - progress: Told how many fits are done, after each; it runs on several threads.
  /// - Returns: For each spectrum its result or what prevented it.
  public static func fit(
    _ model: PeakModel, toEach spectra: [FitSpectrum], options: FitOptions = FitOptions(),
    starts: [[Double]]? = nil, threads: Int = 1,
    isCancelled: @escaping @Sendable () -> Bool = { false }, progress: @Sendable (Int) -> Void = { _ in }
  ) -> [Result<FitResult, FitProblem>] {
    let count = spectra.count
    let workers = max(1, min(threads, count))
    let done = Atomic<Int>(0)
    let next = Atomic<Int>(0)
    // Each result is made where it stays: copying thousands of them at the end would keep one thread busy alone.
    return [Result<FitResult, FitProblem>](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Each place is taken from the counter, and so written, by one worker exactly once.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: workers) { _ in
        var fitter: PreparedFit?
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          let start = starts.map { index < $0.count ? $0[index] : [] }
          places.initializeElement(
            at: index, to: fitOne(model, spectra[index], options, start, &fitter, isCancelled))
          progress(done.add(1, ordering: .relaxed).newValue)
        }
      }
      initialized = count
    }
  }

  private static func fitOne(
    _ model: PeakModel, _ spectrum: FitSpectrum, _ options: FitOptions, _ start: [Double]?,
    _ fitter: inout PreparedFit?, _ isCancelled: @escaping () -> Bool
  ) -> Result<FitResult, FitProblem> {
    do throws(FitProblem) {
      if fitter?.fits(spectrum) != true { fitter = try PreparedFit(model, at: spectrum, options) }
      guard let fitter else { return .failure(FitProblem(.cancelled, "the fit did not run")) }
      return .success(try fitter.fit(spectrum, from: start, isCancelled: isCancelled))
    } catch {
      return .failure(error)
    }
  }

  /// Fits one model to a series of spectra, such as the levels of a depth profile, each starting where the one before
  /// ended.
  ///
  /// Parameters that ended at a bound are moved off it, so that the series does not carry them along. Where a minimum
  /// has parameters at a bound, each fit also tries two variations of the start, others each time: a better valley
  /// that opens up along the series is found within a few spectra and then followed.
  ///
  /// - Throws: The first ``FitProblem`` of the series.
  public static func fit(
    _ model: PeakModel, toSeries spectra: [FitSpectrum], options: FitOptions = FitOptions(),
    isCancelled: @escaping () -> Bool = { false }, progress: (Int) -> Void = { _ in }
  ) throws(FitProblem) -> [FitResult] {
    var results: [FitResult] = []
    var fitter: PreparedFit?
    let count = StartVariations.count
    for (index, spectrum) in spectra.enumerated() {
      if fitter?.fits(spectrum) != true { fitter = try PreparedFit(model, at: spectrum, options) }
      guard let fitter else { continue }
      guard let last = results.last else {
        results.append(try fitter.fit(spectrum, from: nil, isCancelled: isCancelled))
        progress(1)
        continue
      }
      let result = try fitter.fit(
        spectrum, from: fitter.reopened(last.freeValues),
        variations: [index % count, (index + count / 2) % count],
        isCancelled: isCancelled)
      results.append(result)
      progress(index + 1)
    }
    return results
  }
}
