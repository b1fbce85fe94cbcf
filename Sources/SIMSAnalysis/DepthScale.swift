package import AnalysisFindings
import Foundation

/// Sputter time as it is reported: as depth where a rate is known.
package struct DepthScale {
  /// A span of sputter time with one rate.
  private struct Segment {
    var start: Double
    var end: Double
    var rate: SIMSOptions.SputterRate
  }

  private var segments: [Segment] = []
  /// By what sputter times became depths, in words; `nil` where they did not, or the file gives depths itself.
  package private(set) var basis: String?
  /// What the reader of the report should know about the rates.
  private(set) var warnings: [String] = []

  /// The scale of the options: layers, crater depth or one rate, in this order.
  package init(_ options: SIMSOptions, lastTime: Double) {
    var start = 0.0
    for layer in options.rateLayers {
      segments.append(Segment(start: start, end: layer.end ?? .infinity, rate: layer.rate))
      start = layer.end ?? .infinity
      basis = "at the stated rates"
    }
    if segments.isEmpty, let crater = options.craterDepth {
      let time = crater.sputterTime ?? lastTime
      if time > 0 {
        basis = "at the crater's mean rate"
        segments = [
          Segment(
            start: 0, end: .infinity,
            rate: .init(
              value: crater.value / time, standardUncertainty: crater.standardUncertainty / time,
              source: crater.source))
        ]
      }
    }
    if segments.isEmpty, let rate = options.sputterRate {
      segments = [Segment(start: 0, end: .infinity, rate: rate)]
      basis = "at the stated rate"
    }
    if let last = segments.indices.last { segments[last].end = .infinity }
    if segments.contains(where: { $0.rate.standardUncertainty == 0 }) {
      warnings.append("the sputter rate was given without uncertainty and is taken as exact")
    }
  }

  /// A scale for depths that a file gives itself, in units of a rate.
  init(rate: SIMSOptions.SputterRate) { segments = [Segment(start: 0, end: .infinity, rate: rate)] }

  /// Whether depths are known.
  package var isKnown: Bool { !segments.isEmpty }

  /// The unit of what `depth` gives: `nm`, or `s` without a rate.
  var unit: String { isKnown ? "nm" : "s" }

  /// The depth of a sputter time in nm; the time itself without a rate.
  package func depth(at time: Double) -> Double {
    guard isKnown else { return time }
    return segments.reduce(0) { $0 + $1.rate.value * max(min(time, $1.end) - $1.start, 0) }
  }

  /// The effects of one standard uncertainty of each rate on the depth between two times, by its source, in nm.
  package func effects(from start: Double, to end: Double) -> [SharedEffect] {
    let parts = segments.map { segment in
      let span =
        max(min(end, segment.end) - segment.start, 0) - max(min(start, segment.end) - segment.start, 0)
      return (effects: segment.rate.shared(span * segment.rate.standardUncertainty), factor: 1.0)
    }
    return [SharedEffect].combining(parts)
  }

  /// A depth with its unit, for sentences.
  func text(_ time: Double) -> String { "\(rounded(depth(at: time))) \(unit)" }
}
