import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements

/// The shares of ions near the surface, and their log-ratios.
enum NearSurfaceFindings {
  static func make(_ prepared: inout PreparedProfile) -> [Finding] {
    let options = prepared.options
    let place = "\(options.nearSurfaceStart) to \(options.nearSurfaceDepth) nm"
    if prepared.transient.end > 0, prepared.depths.isKnown,
      prepared.depths.depth(at: prepared.transient.end) > options.nearSurfaceStart,
      !options.nearSurfaceIons.isEmpty
    {
      prepared.warnings.append(
        "the surface transient reaches to \(prepared.depths.text(prepared.transient.end)), into the window near the "
          + "surface, which begins there in this profile")
    }
    var findings: [Finding] = []
    var present: [(ion: SpeciesName, counts: [Double])] = []
    for ion in options.nearSurfaceIons {
      let outcome: Finding.Outcome
      if let channel = prepared.channels.channel(ion) {
        outcome = share(of: channel.intensities, prepared)
        present.append((ion, channel.intensities))
      } else {
        outcome = .noAnswer(
          .init(.notMeasured, prepared.channels.missing(ion, option: "nearSurfaceIons")))
      }
      findings.append(
        Finding(
          key: .nearSurfaceShare(of: ion),
          title: "\(ion.label.markup) share of all ions near the surface",
          outcome: outcome, method: "mean of ion over total ions, \(place)"))
    }
    return findings + logRatios(present, prepared, place)
  }

  private static func share(of counts: [Double], _ prepared: PreparedProfile) -> Finding.Outcome {
    guard let total = prepared.channels.total else {
      return .noAnswer(
        .init(
          .notMeasured, "the file has no channel of all ions (“total”) to divide by: export it with the ions")
      )
    }
    guard prepared.depths.isKnown else {
      return .noAnswer(
        .init(
          .factMissing,
          "no sputter rate was given (state “sputterRate”): it is not known which points lie near the surface"
        ))
    }
    let mean = { (stretch: Double) -> Double? in
      let used = Self.points(prepared, stretch: stretch).filter { total.intensities[$0] > 0 }
      guard !used.isEmpty else { return nil }
      return used.reduce(0) { $0 + counts[$1] / total.intensities[$1] } / Double(used.count)
    }
    let points = Self.points(prepared, stretch: 1)
    let scale = prepared.countsPerUnit
    let estimate = NearSurfaceShare.estimate(
      counts: points.map { max(counts[$0], 0) * scale }, totals: points.map { total.intensities[$0] * scale },
      dispersion: 1, shared: effects(on: mean, prepared))
    guard let estimate else {
      return .noAnswer(
        .init(
          .notMeasured,
          "no point with counts lies between \(prepared.options.nearSurfaceStart) nm, the end of the transient at "
            + "\(prepared.depths.text(prepared.transient.end)) and \(prepared.options.nearSurfaceDepth) nm"))
    }
    return .estimate(estimate)
  }

  /// The root-mean-square change of a mean over the distribution of the rate at the surface.
  ///
  /// A slope at the stated rate would miss that whole points enter and leave the window, and that the transient is steep.
  /// Its sign is that of the change where the rate is higher by its standard uncertainty.
  private static func effects(on mean: (Double) -> Double?, _ prepared: PreparedProfile) -> [SharedEffect] {
    let time = 1e-3
    guard let rate = prepared.depths.effects(from: 0, to: time).first, let nominal = mean(1) else {
      return []
    }
    let relative = rate.effect / max(prepared.depths.depth(at: time), 1e-12)
    var weights = 0.0
    var squares = 0.0
    for step in -24...24 {
      let deviate = Double(step) / 8
      guard let moved = mean(max(1 + deviate * relative, 0.01)) else { continue }
      let weight = exp(-deviate * deviate / 2)
      weights += weight
      squares += weight * (moved - nominal) * (moved - nominal)
    }
    guard weights > 0, squares > 0 else { return [] }
    let isFalling = mean(1 + relative).map { $0 < nominal } ?? false
    return [
      SharedEffect(source: rate.source, effect: (squares / weights).squareRoot() * (isFalling ? -1 : 1))
    ]
  }

  private static func points(_ prepared: PreparedProfile, stretch: Double) -> [Int] {
    let times = prepared.profile.sputterTimes
    let range =
      prepared.options
      .nearSurfaceStart...max(
        prepared.options.nearSurfaceDepth, prepared.options.nearSurfaceStart)
    return prepared.soundFrames.filter { index in
      times[index] >= prepared.transient.end
        && range.contains(prepared.depths.depth(at: times[index]) * stretch)
    }
  }

  /// Centred log-ratios: the logarithm of an ion's counts over the geometric mean of all the named ions.
  ///
  /// Shares add up to a whole, so that one that grows makes the others shrink; log-ratios do not (Aitchison, The
  /// Statistical Analysis of Compositional Data, 1986).
  private static func logRatios(
    _ ions: [(ion: SpeciesName, counts: [Double])], _ prepared: PreparedProfile, _ place: String
  ) -> [Finding] {
    guard ions.count > 1, prepared.depths.isKnown else { return [] }
    let points = Self.points(prepared, stretch: 1)
    let sums = ions.map { ion in points.reduce(0) { $0 + max(ion.counts[$1], 0) * prepared.countsPerUnit } }
    let names = ions.map { "\($0.ion)" }.joined(separator: ", ")
    return ions.indices.map { index in
      let outcome: Finding.Outcome
      if let empty = sums.indices.first(where: { !(sums[$0] >= 1) }) {
        outcome = .noAnswer(
          .init(
            .belowDetection,
            "\(ions[empty].ion) has no counts from \(place): a log-ratio needs all of \(names)"))
      } else {
        let logs = sums.map { log($0) }
        let n = Double(logs.count)
        let own = (1 - 1 / n) * (1 - 1 / n) / sums[index]
        let others = sums.indices.filter { $0 != index }.reduce(0) { $0 + 1 / sums[$1] } / (n * n)
        outcome = .estimate(
          Estimate(
            value: logs[index] - logs.reduce(0, +) / n, unit: "1",
            standardUncertainty: (own + others).squareRoot()))
      }
      return Finding(
        key: .nearSurfaceLogRatio(of: ions[index].ion),
        title: "Log-ratio of \(ions[index].ion.label.markup) near the surface", outcome: outcome,
        method: "ln of counts over the geometric mean of \(names), \(place)")
    }
  }
}
