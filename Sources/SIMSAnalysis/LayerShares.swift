import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements

/// How organic the outer and the inner interphase are: counts of organic ions over those of organic and inorganic ones.
///
/// Ions differ in yield, so that a share is one of counts, not of matter; it compares samples measured alike.
enum LayerShares {
  /// A stretch of sputter time with the standard uncertainties of its ends.
  private struct Layer {
    var name: String
    var key: Finding.Key
    var start: Double
    var end: Double
    var startUncertainty: Double
    var endUncertainty: Double
  }

  static func make(_ prepared: inout PreparedProfile, _ interphase: InterphaseFindings) -> [Finding] {
    let options = prepared.options
    guard !options.organicIons.isEmpty, !options.inorganicIons.isEmpty else { return [] }
    let organic = options.organicIons.compactMap { prepared.channels.channel($0) }
    let inorganic = options.inorganicIons.compactMap { prepared.channels.channel($0) }
    let start = prepared.frames.first.map { prepared.profile.sputterTimes[$0] } ?? 0
    let outer = interphase.outerTime.map {
      Layer(
        name: "outer", key: .outerOrganicShare, start: start, end: $0, startUncertainty: 0,
        endUncertainty: interphase.outerTimeUncertainty)
    }
    let inner = interphase.outerTime.flatMap { outer in
      interphase.totalTime.map {
        Layer(
          name: "inner", key: .innerOrganicShare, start: outer, end: $0,
          startUncertainty: interphase.outerTimeUncertainty,
          endUncertainty: interphase.totalTimeUncertainty)
      }
    }
    return [("outer", Finding.Key.outerOrganicShare, outer), ("inner", .innerOrganicShare, inner)].map {
      name, key, layer in
      let outcome: Finding.Outcome
      if organic.isEmpty || inorganic.isEmpty {
        let missing = organic.isEmpty ? options.organicIons : options.inorganicIons
        outcome = .noAnswer(
          .init(
            .notMeasured,
            prepared.channels.missing(missing[0], option: organic.isEmpty ? "organicIons" : "inorganicIons"),
            unit: "%"))
      } else if let layer {
        outcome = share(organic, inorganic, layer, prepared)
      } else {
        outcome = .noAnswer(
          .init(
            .noMaximum,
            "the \(name) CEI has no boundaries in this profile, between which counts could be added up",
            unit: "%"))
      }
      let names = { (ions: [SpeciesName]) in ions.map { "\($0)" }.joined(separator: ", ") }
      return Finding(
        key: key, title: "Organic share of ions in the \(name) CEI", outcome: outcome,
        method: "counts of \(names(options.organicIons)) over those with \(names(options.inorganicIons))")
    }
  }

  private static func share(
    _ organic: [SputterDepthProfile.Channel], _ inorganic: [SputterDepthProfile.Channel], _ layer: Layer,
    _ prepared: PreparedProfile
  ) -> Finding.Outcome {
    let sums = { (start: Double, end: Double) -> (first: Sum, second: Sum) in
      let weights = Self.weights(prepared, from: start, to: end)
      return (Sum(organic, weights, prepared.countsPerUnit), Sum(inorganic, weights, prepared.countsPerUnit))
    }
    let read = { (start: Double, end: Double) -> Double? in
      let (first, second) = sums(start, end)
      return first.counts + second.counts > 0 ? first.counts / (first.counts + second.counts) : nil
    }
    let (first, second) = sums(layer.start, layer.end)
    let whole = first.counts + second.counts
    guard whole >= 1, let value = read(layer.start, layer.end) else {
      return .noAnswer(
        .init(.belowDetection, "none of these ions has counts in the \(layer.name) CEI", unit: "%"))
    }
    // Half an ion more keeps the variance of none or all from being nought.
    let counting =
      (pow(1 - value, 2) * (first.variance + 0.5) + pow(value, 2) * (second.variance + 0.5)) / (whole * whole)
    let ends = [
      read(layer.start + layer.startUncertainty, layer.end),
      read(layer.start, layer.end + layer.endUncertainty),
    ].compactMap(\.self).reduce(0) { $0 + ($1 - value) * ($1 - value) }
    return .estimate(
      Estimate(value: 100 * value, unit: "%", standardUncertainty: 100 * (counting + ends).squareRoot()))
  }

  /// Weighted counts of some channels with their variance.
  private struct Sum {
    var counts = 0.0
    var variance = 0.0

    init(
      _ channels: [SputterDepthProfile.Channel], _ weights: [(frame: Int, weight: Double)], _ scale: Double
    ) {
      for channel in channels {
        for (frame, weight) in weights {
          let count = max(channel.intensities[frame], 0) * scale
          counts += weight * count
          variance += weight * weight * count
        }
      }
    }
  }

  /// The sound frames of a stretch, each weighted by the time that it stands for, in steps of the profile.
  ///
  /// Frames beside lost ones stand for them too.
  private static func weights(
    _ prepared: PreparedProfile, from start: Double, to end: Double
  ) -> [(frame: Int, weight: Double)] {
    let times = prepared.profile.sputterTimes
    let frames = prepared.soundFrames
    let steps = zip(times.dropFirst(), times).map { $0 - $1 }.sorted()
    let step = steps.isEmpty ? 1 : max(steps[steps.count / 2], 1e-9)
    return frames.indices.compactMap { place in
      let time = times[frames[place]]
      let before = place > 0 ? times[frames[place - 1]] : time
      let after = place + 1 < frames.count ? times[frames[place + 1]] : time
      let (left, right) = (0.5 * (before + time), 0.5 * (time + after))
      let overlap = min(right, end) - max(left, start)
      return overlap > 0 ? (frames[place], overlap / step) : nil
    }
  }
}
