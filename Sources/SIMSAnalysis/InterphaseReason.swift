import AnalysisFindings
import Foundation

/// Why a boundary of the interphase cannot be had: the ion, the place and the cure.
struct InterphaseReason {
  let options: SIMSOptions
  let depths: DepthScale
  let draws: InterphaseDraws

  /// The reason for having no total where the outer maximum is missing.
  static func total(without reason: NoAnswer, _ options: SIMSOptions) -> NoAnswer {
    var answer = reason
    answer.explanation =
      "without the maximum of \(options.outerIon) there is nothing to compare \(options.bulkIon) with: "
      + reason.explanation
    // A total ends behind the outer maximum, whatever else is unknown.
    answer.atMost = nil
    return answer
  }

  /// The reason for having bounds only, where noise decides over the position of the outer maximum.
  func flatTop(_ outer: FittedSignal, hill: Range<Int>) -> NoAnswer? {
    let sorted = draws.outer.sorted()
    let times = outer.signal.times
    let lower = max(DrawnEstimate.quantile(sorted, 0.025), times.first ?? 0)
    let upper = min(DrawnEstimate.quantile(sorted, 0.975), times.last ?? .infinity)
    let rates = outer.spline.logRates(outer.spline.curve)
    let peak = hill.max { rates[$0] < rates[$1] } ?? hill.lowerBound
    let half = InterfaceRule.hill(around: peak, rates, share: 0.5)
    guard upper - lower > times[half.upperBound - 1] - times[half.lowerBound] else { return nil }
    return NoAnswer(
      .ambiguous,
      "the top of \(options.outerIon) is flat: its maximum lies between \(depths.text(lower)) and "
        + "\(depths.text(upper)); more counts a point would narrow it down",
      atLeast: depths.depth(at: lower), atMost: depths.depth(at: upper), unit: depths.unit)
  }

  /// The reason for having no total although outer maximum and bulk ion are there.
  func withoutTotal(level: BulkPlateau?, end: Double) -> NoAnswer? {
    let (outer, bulk) = ("\(options.outerIon)", "\(options.bulkIon)")
    let last = depths.depth(at: end)
    let deeper = "sputter on until \(bulk) stays level"
    guard let level else {
      return NoAnswer(
        .noPlateau,
        "\(bulk) has too few points behind its rise, up to the end at \(depths.text(end)): \(deeper)",
        unit: depths.unit)
    }
    guard level.rises else {
      return NoAnswer(
        .neverCross,
        "\(bulk) does not rise behind the maximum of \(outer) at \(depths.text(draws.times.outer)), up to the end at "
          + "\(depths.text(end)), so that the two never cross: \(deeper)",
        atLeast: last, unit: depths.unit)
    }
    guard let total = draws.times.total else {
      return NoAnswer(
        .neverCross,
        "\(outer) and \(bulk) do not cross after the maximum of \(outer) at \(depths.text(draws.times.outer)), "
          + "up to the end at \(depths.text(end)): \(deeper)",
        atLeast: last, unit: depths.unit)
    }
    if options.normalisation == .plateau, level.isStillRising {
      let bound = draws.presentTotal ?? total
      return NoAnswer(
        .noPlateau,
        "\(bulk) still rises at the end of the profile, \(depths.text(end)): divided by what it reaches there it "
          + "crosses \(outer) at \(depths.text(bound)), by its plateau later; \(deeper)",
        atLeast: depths.depth(at: bound), unit: depths.unit)
    }
    if draws.lost > 0.02 {
      let found = draws.total.compactMap(\.self).sorted()
      let shortest = max(DrawnEstimate.quantile(found, 0.025), draws.times.outer)
      return NoAnswer(
        .ambiguous,
        "\(outer) and \(bulk) cross so near the end at \(depths.text(end)), or so flatly, that counting noise decides "
          + "whether they do: \(deeper)", atLeast: depths.depth(at: shortest), unit: depths.unit)
    }
    return nil
  }
}

extension OuterMaximum {
  /// The reason for having no outer maximum; `nil` where there is one.
  ///
  /// - Parameter isBehindTransient: Whether points at the surface were left out, in which a maximum may hide.
  func reason(
    ion: String, _ depths: DepthScale, _ times: [Double], isBehindTransient: Bool
  ) -> NoAnswer? {
    switch self {
    case .found: nil
    case .atSurface(let until):
      NoAnswer(
        .maximumAtSurface,
        "\(ion) falls from the surface on; its maximum lies before \(depths.text(until)), in the transient or at the "
          + "surface itself: analyse more points there, or a sample that was not exposed to air",
        atMost: depths.depth(at: until), unit: depths.unit)
    case .atEnd:
      NoAnswer(
        .noMaximum,
        "\(ion) still rises at the end of the profile, \(depths.text(times.last ?? 0)): sputter on",
        atLeast: isBehindTransient ? nil : depths.depth(at: times.last ?? 0), unit: depths.unit)
    case .several(let indices):
      NoAnswer(
        .ambiguous,
        "maxima of \(ion) at \(indices.map { depths.text(times[$0]) }.joined(separator: ", ")) are equally high: "
          + "more counts a point, or an earlier end of the window, would tell them apart",
        atLeast: indices.first.map { depths.depth(at: times[$0]) },
        atMost: indices.last.map { depths.depth(at: times[$0]) }, unit: depths.unit)
    case .none:
      NoAnswer(
        .noMaximum,
        "no maximum of \(ion) stands out of the counting noise between \(depths.text(times.first ?? 0)) and "
          + "\(depths.text(times.last ?? 0)): add up frames, or name another ion", unit: depths.unit)
    }
  }
}
