import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements

/// The shares of ions near the surface.
enum NearSurfaceFindings {
  static func make(_ prepared: inout PreparedProfile) -> [Finding] {
    let options = prepared.options
    let end = options.nearSurfaceDepth
    var findings: [Finding] = []
    for ion in options.nearSurfaceIons {
      let outcome: Finding.Outcome
      if let channel = prepared.channels.channel(ion) {
        outcome = share(of: channel.intensities, prepared)
      } else {
        outcome = .noAnswer(.init(.notMeasured, "the file has no usable channel \(ion)"))
      }
      findings.append(
        Finding(
          key: .nearSurfaceShare(of: ion),
          title: "\(ion.label.markup) share of all ions near the surface",
          outcome: outcome, method: "mean of ion over total ions from the transient's end to \(end) nm"))
    }
    return findings
  }

  private static func share(of counts: [Double], _ prepared: PreparedProfile) -> Finding.Outcome {
    guard let total = prepared.channels.total else {
      return .noAnswer(.init(.notMeasured, "the file has no total ion channel"))
    }
    guard let rate = prepared.options.sputterRate else {
      return .noAnswer(
        .init(.factMissing, "no sputter rate was given: it is not known which points lie near the surface"))
    }
    let mean = { (rate: Double) -> Double? in
      let points = Self.points(prepared, rate: rate)
      let used = points.filter { total.intensities[$0] > 0 }
      guard !used.isEmpty else { return nil }
      return used.reduce(0) { $0 + counts[$1] / total.intensities[$1] } / Double(used.count)
    }
    let points = Self.points(prepared, rate: rate.value)
    let scale = prepared.countsPerUnit
    let change = rootMeanSquareChange(of: mean, rate)
    let estimate = NearSurfaceShare.estimate(
      counts: points.map { max(counts[$0], 0) * scale }, totals: points.map { total.intensities[$0] * scale },
      dispersion: 1, shared: rate.shared(change))
    guard let estimate else {
      return .noAnswer(
        .init(
          .notMeasured,
          "no point with counts lies between the transient and \(prepared.options.nearSurfaceDepth) nm"))
    }
    return .estimate(estimate)
  }

  /// The root-mean-square change of a mean over the distribution of the rate.
  ///
  /// A slope at the stated rate would miss that whole points enter and leave the window, and that the transient is steep.
  /// Its sign is that of the change where the rate is higher by its standard uncertainty.
  private static func rootMeanSquareChange(
    of mean: (Double) -> Double?, _ rate: SIMSOptions.SputterRate
  ) -> Double {
    guard rate.standardUncertainty > 0, let nominal = mean(rate.value) else { return 0 }
    var weights = 0.0
    var squares = 0.0
    for step in -24...24 {
      let deviate = Double(step) / 8
      guard let moved = mean(rate.value + deviate * rate.standardUncertainty) else { continue }
      let weight = exp(-deviate * deviate / 2)
      weights += weight
      squares += weight * (moved - nominal) * (moved - nominal)
    }
    let isFalling = mean(rate.value + rate.standardUncertainty).map { $0 < nominal } ?? false
    return weights > 0 ? (squares / weights).squareRoot() * (isFalling ? -1 : 1) : 0
  }

  private static func points(_ prepared: PreparedProfile, rate: Double) -> [Int] {
    let times = prepared.profile.sputterTimes
    return times.indices.filter { index in
      let start =
        switch prepared.options.transientMask {
        case .depth(let depth): times[index] * rate >= depth
        case .time(let time): times[index] >= time
        case .points(let count): index >= count
        }
      return start && times[index] * rate <= prepared.options.nearSurfaceDepth
    }
  }
}
