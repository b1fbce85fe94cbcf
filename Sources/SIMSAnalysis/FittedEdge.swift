import Foundation

/// The rise of a signal as a boundary seen through a depth response, fitted by Poisson likelihood; times in s.
///
/// Without a tail it is an error function; with one an exponentially modified Gaussian, which the mixing at a boundary asks
/// for (Seah and others, Surf. Interface Anal. 43, 228, 2011).
struct FittedEdge {
  /// The rule's name.
  private(set) var name: String
  /// Where the boundary lies.
  private(set) var position: Double
  private var uncertainty: Double
  private let roughness: Double
  private let mixing: Double?
  private let reducedDeviance: Double
  /// Whether the form leaves no more than counting noise, by two standard deviations of the deviance.
  let fits: Bool

  /// Fits a signal; `nil` where it cannot be fitted.
  init?(_ signal: ProfileSignal, position: Double, width: Double, level: Double, hasTail: Bool) {
    guard signal.count > 8, width > 0, let first = signal.counts.first else { return nil }
    // Position over the width, logarithms of roughness, mixing length, base and height.
    let scale = width
    let start = [
      position / scale, log(1), log(0.3), log(max(first / signal.exposures[0], 0.1)), level,
    ]
    let model = { (p: [Double]) -> [Double] in
      let response = DepthResponse.dowsett(
        leading: 0, trailing: hasTail ? exp(p[2]) * scale : 0, roughness: exp(p[1]) * scale)
      let (base, height) = (exp(p[3]), exp(p[4]))
      return signal.times.indices.map { index in
        signal.exposures[index]
          * (base + height * response.step(at: signal.times[index] - p[0] * scale))
      }
    }
    guard
      let fit = PoissonFit(
        signal.counts, dispersion: signal.dispersion, start: start, held: hasTail ? [] : [2], model: model),
      let relative = fit.standardUncertainty(of: 0), relative.isFinite
    else { return nil }
    name = hasTail ? "exponentially modified Gaussian, its Gaussian's middle" : "error function, its middle"
    self.position = fit.parameters[0] * scale
    uncertainty = relative * scale
    roughness = exp(fit.parameters[1]) * scale
    mixing = hasTail ? exp(fit.parameters[2]) * scale : nil
    reducedDeviance = fit.reducedDeviance
    fits = reducedDeviance < 1 + 2 * (2 / Double(signal.count)).squareRoot()
  }

  /// The same edge by the model of mixing and roughness; `nil` without a tail.
  var withMixing: FittedEdge? {
    guard let mixing else { return nil }
    var edge = self
    edge.name = "mixing and roughness (MRI), the boundary"
    edge.position += mixing
    return edge
  }

  /// The edge in words.
  func text(_ depths: DepthScale) -> String {
    let span = { (length: Double) in rounded(depths.depth(at: position + length) - depths.depth(at: position))
    }
    var words = "\(depths.text(position)) ± \(span(uncertainty)), σ \(span(roughness))"
    if let mixing { words += ", mixing length \(span(mixing))" }
    words += ", reduced deviance \(rounded(reducedDeviance))"
    return fits && mixing == nil ? words + ", so that no exponential tail (EMG, MRI) is seen" : words
  }
}
