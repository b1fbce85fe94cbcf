import Foundation
import NumericalMethods

/// A signal with its smooth fit.
package struct FittedSignal {
  /// The signal; its dispersion is at least what its counts scatter about the fit.
  package private(set) var signal: ProfileSignal
  /// The smooth fit to it.
  package private(set) var spline: PenalizedSpline

  /// Fits a signal; `nil` where there is no fit.
  package init?(_ signal: ProfileSignal) {
    guard let spline = PenalizedSpline(signal) else { return nil }
    self.signal = signal
    self.spline = spline
    // Differences of neighbours tell only coarse scatter; that about the fit is known two to three times as well.
    let dispersion = self.dispersion
    guard dispersion > signal.dispersion else { return }
    self.signal.dispersion = dispersion
    guard let widened = PenalizedSpline(self.signal) else { return nil }
    self.spline = widened
  }

  /// Smooth fits that the same counts leave possible.
  func drawnSmoothness(_ generator: SeededGenerator) -> DrawnSmoothness {
    spline.drawnSmoothness(signal, generator)
  }

  /// The expected counts at every point.
  var expectation: [Double] {
    zip(spline.logRates(spline.curve), signal.exposures).map { exp($0) * $1 }
  }

  /// The logarithm of the largest expected rate.
  var highest: Double { spline.logRates(spline.curve).max() ?? 0 }

  /// The squared departures of the counts from the fit over what counting leaves of them.
  ///
  /// A fit takes part of each departure away: its leverage (McCullagh and Nelder, Generalized Linear Models, 1989, ch. 12).
  private var dispersion: Double {
    var (squares, expected) = (0.0, 0.0)
    for (index, mean) in expectation.enumerated() {
      let uncertainty = spline.logRateUncertainty(at: signal.times[index])
      let leverage = mean * uncertainty * uncertainty / signal.dispersion
      squares += (signal.counts[index] - mean) * (signal.counts[index] - mean)
      expected += mean * max(1 - leverage, 0)
    }
    return expected > 0 ? squares / expected : 1
  }
}
