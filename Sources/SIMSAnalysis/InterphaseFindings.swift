import AnalysisFindings
import ChemicalSpecies
import Foundation
import NumericalMethods

/// The findings on the thickness of the interphase.
struct InterphaseFindings {
  var findings: [Finding] = []
  /// Smooth expected counts of the two ions at the points of the window, where they could be had.
  var expectations: [(ion: SpeciesName, values: [Double])] = []

  static func make(_ prepared: inout PreparedProfile) -> InterphaseFindings {
    let options = prepared.options
    var absent: [SpeciesName] = []
    let outerChannel = prepared.channels.channel(options.outerIon)
    if outerChannel == nil { absent.append(options.outerIon) }
    let bulkChannel = prepared.channels.channel(options.bulkIon)
    if bulkChannel == nil { absent.append(options.bulkIon) }
    guard let outerChannel, let bulkChannel else {
      return none(
        .init(
          .notMeasured, "the file has no usable channel \(absent.map(\.description).joined(separator: ", "))"),
        options)
    }
    if options.normalisation == .totalIonThenMaximum, prepared.channels.total == nil {
      return none(.init(.notMeasured, "the file has no total ion channel to normalise by"), options)
    }
    let outer = prepared.signal(outerChannel)
    let bulk = prepared.signal(bulkChannel)
    guard let outerSpline = PenalizedSpline(outer), let bulkSpline = PenalizedSpline(bulk) else {
      return none(
        .init(.belowDetection, "too few points or counts after the surface transient"), options)
    }
    var result = InterphaseFindings()
    result.expectations = [
      (options.outerIon, outerSpline.expectation(of: outer)),
      (options.bulkIon, bulkSpline.expectation(of: bulk)),
    ]
    let units = DepthUnits(options)
    let ion = "\(options.outerIon)"
    switch OuterMaximum.find(outerSpline, outer) {
    case .atSurface(let until):
      result.findings = withoutMaximum(
        .init(
          .maximumAtSurface, "\(ion) falls from the surface on; its maximum lies before \(units.text(until))",
          atMost: units.value(until), unit: units.unit), options)
    case .atEnd:
      let last = outer.times.last ?? 0
      result.findings = withoutMaximum(
        .init(
          .noMaximum, "\(ion) still rises at the end of the profile, \(units.text(last))",
          atLeast: units.value(last), unit: units.unit), options)
    case .several(let first, let last):
      result.findings = withoutMaximum(
        .init(
          .ambiguous, "maxima of \(ion) from \(units.text(first)) to \(units.text(last)) are equally high",
          atLeast: units.value(first), atMost: units.value(last), unit: units.unit), options)
    case .none:
      result.findings = withoutMaximum(
        .init(.belowDetection, "no maximum of \(ion) stands out of the counting noise"), options)
    case .found(let index, let warning):
      if let warning { prepared.warnings.append("\(ion): \(warning)") }
      let bootstrap = InterfaceExpectation(
        peak: index, outer: outer, bulk: bulk, outerSpline: outerSpline, bulkSpline: bulkSpline,
        normalised: options.normalisation != .none
      ).flatMap {
        InterphaseBootstrap(
          rule: InterfaceRule(normalised: options.normalisation != .none, hill: $0.hill), expected: $0,
          outer: outer, bulk: bulk, draws: options.draws, generator: SeededGenerator(seed: options.seed))
      }
      guard let bootstrap else {
        result.findings = withoutMaximum(
          .init(.fitFailed, "the local fits of \(ion) and \(options.bulkIon) failed"), options)
        break
      }
      let boundaries = InterphaseBoundaries(
        bootstrap, outer: outer, outerSpline: outerSpline, peak: index, options: options)
      result.findings = boundaries.findings
    }
    return result
  }

  private static func none(_ reason: NoAnswer, _ options: SIMSOptions) -> InterphaseFindings {
    InterphaseFindings(findings: withoutMaximum(reason, options))
  }

  /// All findings without an answer; bounds hold for the outer thickness alone.
  private static func withoutMaximum(_ reason: NoAnswer, _ options: SIMSOptions) -> [Finding] {
    var unbounded = reason
    unbounded.atLeast = nil
    unbounded.atMost = nil
    // A total ends behind the outer maximum, whatever else is unknown.
    var total = unbounded
    total.atLeast = reason.atLeast
    return InterphaseKey.reported(options).map { key in
      var answer = key.part == .outer ? reason : key.part == .total ? total : unbounded
      if key.isThickness, options.sputterRate == nil { answer = key.rateMissing(answer.explanation) }
      return key.finding(.noAnswer(answer), options)
    }
  }
}

/// Sputter time as it is reported: as depth where the rate is known.
struct DepthUnits {
  let rate: Double?

  init(_ options: SIMSOptions) { rate = options.sputterRate?.value }

  var unit: String { rate == nil ? "s" : "nm" }

  func value(_ time: Double) -> Double { time * (rate ?? 1) }

  func text(_ time: Double) -> String { "\((value(time) * 100).rounded() / 100) \(unit)" }
}
