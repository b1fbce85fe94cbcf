import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements
import NumericalMethods

/// The findings on the thickness of the interphase; each quantity answers for itself.
struct InterphaseFindings {
  var findings: [Finding] = []
  /// Smooth expected counts of the two ions at the frames in use, where they could be had.
  var expectations: [(ion: SpeciesName, values: [Double], level: Double)] = []
  /// The boundaries in s, where they were found.
  var outerTime: Double?
  var totalTime: Double?
  /// Their standard uncertainties in s.
  var outerTimeUncertainty = 0.0
  var totalTimeUncertainty = 0.0

  static func make(_ prepared: inout PreparedProfile) -> InterphaseFindings {
    let options = prepared.options
    var result = InterphaseFindings()
    let depths = prepared.depths
    var outer = fitted(options.outerIon, option: "interphaseIon", &prepared)
    if let fit = outer.value, let valley = OuterMaximum.find(fit.spline, fit.signal).valley(fit) {
      prepared.begin(behind: valley, of: fit.signal)
      outer = fitted(options.outerIon, option: "interphaseIon", &prepared)
    }
    let bulk = fitted(options.bulkIon, option: "bulkIon", &prepared)
    guard case .value(let outerFit) = outer else {
      result.findings =
        InterphaseAnswers(options, depths, withoutOuter: outer.reason, withoutTotal: outer.reason).findings
      result.addBulk(bulk.value, level: nil, options)
      return result
    }
    let maximum = OuterMaximum.find(outerFit.spline, outerFit.signal)
    let startsLate = (outerFit.signal.times.first ?? 0) > (prepared.profile.sputterTimes.first ?? 0)
    var outerReason = maximum.reason(
      ion: "\(options.outerIon)", depths, outerFit.signal.times, isBehindTransient: startsLate)
    var totalReason = outerReason.map { InterphaseReason.total(without: $0, options) }
    var draws: InterphaseDraws?
    var level: BulkPlateau?
    if let candidates = maximum.candidates {
      if case .found(_, let warning?) = maximum {
        prepared.warnings.append("\(options.outerIon): \(warning)")
      }
      let rates = outerFit.spline.logRates(outerFit.spline.curve)
      let hills = candidates.map { InterfaceRule.hill(around: $0, rates, share: 0.4) }
      let hill = (hills.first?.lowerBound ?? 0)..<(hills.last?.upperBound ?? 1)
      let highest = hill.max { rates[$0] < rates[$1] } ?? hill.lowerBound
      level = bulk.value.flatMap { Self.level($0, from: highest, options) }
      let drawn = InterphaseDraws(
        rule: InterfaceRule(
          times: outerFit.signal.times, hill: hill, normalised: options.normalisation != .none),
        outer: outerFit, bulk: bulk.value.flatMap { fit in level.map { (fit, $0) } },
        residue: residue(of: prepared.transient, outerFit, at: highest), draws: options.draws,
        generator: SeededGenerator(seed: options.seed))
      let reasons = InterphaseReason(options: options, depths: depths, draws: drawn)
      if candidates.count == 1 { outerReason = reasons.flatTop(outerFit, hill: hill) }
      totalReason =
        bulk.reason
        ?? reasons.withoutTotal(level: level, end: outerFit.signal.times.last ?? 0)
      prepared.diagnostics += parts(drawn, depths)
      if let fit = bulk.value, let level,
        let others = OtherRules(fit, level: level, after: drawn.times.outer)
      {
        prepared.diagnostics += others.diagnostics(depths)
      }
      draws = drawn
    }
    result.findings =
      InterphaseAnswers(
        options, depths, withoutOuter: outerReason, withoutTotal: totalReason, draws: draws,
        bulk: bulk.value?.spline.curve, level: level?.logRate
      ).findings
    result.expectations = [
      (options.outerIon, outerFit.expectation, exp(draws?.times.outerLogRate ?? outerFit.highest))
    ]
    result.addBulk(bulk.value, level: level, options)
    if outerReason == nil { result.outerTime = draws?.times.outer }
    if totalReason == nil { result.totalTime = draws?.times.total }
    let size = { (parts: [InterphaseDraws.UncertaintyPart]?) in
      (parts ?? []).reduce(0) { $0 + $1.size * $1.size }.squareRoot()
    }
    result.outerTimeUncertainty = size(draws?.outerParts)
    result.totalTimeUncertainty = size(draws?.totalParts)
    return result
  }

  private mutating func addBulk(_ fit: FittedSignal?, level: BulkPlateau?, _ options: SIMSOptions) {
    guard let fit else { return }
    expectations.append((options.bulkIon, fit.expectation, exp(level?.logRate ?? fit.highest)))
  }

  /// The level by which the bulk ion is divided.
  private static func level(_ fit: FittedSignal, from peak: Int, _ options: SIMSOptions) -> BulkPlateau? {
    switch options.normalisation {
    case .plateau: BulkPlateau(fit, from: peak)
    case .maximum, .none: BulkPlateau(maximumOf: fit)
    }
  }

  private static func residue(
    of transient: SurfaceTransient, _ outer: FittedSignal, at peak: Int
  ) -> TransientResidue {
    let times = outer.signal.times
    let curve = outer.spline.curve
    let time = times[peak]
    let middle = curve.logRate(at: time)
    let step = 2 * curve.segmentWidth
    let curvature =
      (curve.logRate(at: time - step) - 2 * middle + curve.logRate(at: time + step)) / (step * step)
    let rates = outer.spline.logRates(curve).map { exp($0) }
    var rise = 0.0
    if peak > 0 {
      for i in 1...peak { rise = max(rise, (rates[i] - rates[i - 1]) / (times[i] - times[i - 1])) }
    }
    return transient.residue(under: time, rate: exp(middle), curvature: curvature, rise: rise)
  }

  /// The signal of an ion with its fit, or why there is none.
  private static func fitted(
    _ ion: SpeciesName, option: String, _ prepared: inout PreparedProfile
  ) -> Attempt<FittedSignal> {
    guard let channel = prepared.channels.channel(ion) else {
      return .none(.init(.notMeasured, prepared.channels.missing(ion, option: option)))
    }
    if prepared.options.pointwiseReference != .none,
      prepared.channels.reference(prepared.options.pointwiseReference) == nil
    {
      return .none(
        .init(.notMeasured, "the file has no channel to divide each point by: choose another reference"))
    }
    let signal = prepared.signal(channel)
    let sum = signal.counts.reduce(0, +)
    let start = prepared.depths.text(signal.times.first ?? 0)
    guard signal.count >= 8 else {
      return .none(
        .init(
          .notMeasured,
          "only \(signal.count) points of \(ion) are left behind the surface transient, from \(start) on: "
            + "analyse more points, or state an earlier end of the transient"))
    }
    guard sum >= leastCounts, let fit = FittedSignal(signal) else {
      return .none(
        .init(
          .belowDetection,
          "\(ion) has \(rounded(sum)) counts from \(start) on, too few for a profile: "
            + "add up frames, or name another ion as “\(option)”"))
    }
    return .value(fit)
  }

  /// Fewer counts of an ion in the whole profile have no shape.
  private static let leastCounts = 20.0

  private static func parts(_ draws: InterphaseDraws, _ depths: DepthScale) -> [AnalysisResult.Diagnostic] {
    [
      ("outer", draws.outerParts, draws.times.outer), ("total", draws.totalParts, draws.times.total ?? 0),
    ].compactMap { name, parts, time in
      guard !parts.isEmpty else { return nil }
      let slope = depths.isKnown ? depths.depth(at: time + 1) - depths.depth(at: time) : 1
      var words = parts.filter { $0.size > 0 }.map { "\($0.name) \(threeDigits($0.size * slope))" }
      words += depths.effects(from: 0, to: time).map { "\($0.source) \(threeDigits($0.effect)) (shared)" }
      return .init(
        name: "\(name): standard uncertainty in \(depths.unit)", value: words.joined(separator: ", "))
    }
  }

  private static func threeDigits(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}

/// A value, or why there is none.
enum Attempt<Value> {
  case value(Value)
  case none(NoAnswer)

  /// The value, if there is one.
  var value: Value? {
    if case .value(let value) = self { return value }
    return nil
  }

  /// The reason, if there is no value.
  var reason: NoAnswer? {
    if case .none(let reason) = self { return reason }
    return nil
  }
}
