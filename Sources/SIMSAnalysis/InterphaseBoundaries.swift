import AnalysisFindings
import Foundation
import NumericalMethods

/// The findings of a profile whose outer maximum was found.
struct InterphaseBoundaries {
  private let bootstrap: InterphaseBootstrap
  private let options: SIMSOptions
  private let units: DepthUnits
  /// Sputter times between which the maximum lies where its top is flat.
  private var flatTop: ClosedRange<Double>?
  private let window: ClosedRange<Double>

  init(
    _ bootstrap: InterphaseBootstrap, outer: ProfileSignal, outerSpline: PenalizedSpline, peak: Int,
    options: SIMSOptions
  ) {
    self.bootstrap = bootstrap
    self.options = options
    units = DepthUnits(options)
    let first = outer.times.first ?? 0
    window = first...max(outer.times.last ?? first, first)
    let sorted = bootstrap.outerDraws.sorted()
    let lower = DrawnEstimate.quantile(sorted, 0.025)
    let upper = DrawnEstimate.quantile(sorted, 0.975)
    let half = outerSpline.logRate(at: outer.times[peak]) + log(0.5)
    var (left, right) = (peak, peak)
    while left > 0, outerSpline.logRate(at: outer.times[left - 1]) >= half { left -= 1 }
    while right + 1 < outer.count, outerSpline.logRate(at: outer.times[right + 1]) >= half { right += 1 }
    if upper - lower > outer.times[right] - outer.times[left] || bootstrap.shareAtWindowEnd > 0.25 {
      flatTop = min(max(lower, first), bootstrap.times.outer)...max(upper, bootstrap.times.outer)
    }
  }

  var findings: [Finding] {
    let totals = bootstrap.totalDraws.compactMap(\.self)
    let lost = 1 - Double(totals.count) / Double(max(bootstrap.totalDraws.count, 1))
    return InterphaseKey.reported(options).map { key in
      let outcome: Finding.Outcome
      if key.isThickness, options.sputterRate == nil {
        outcome = .noAnswer(key.rateMissing("the times in seconds are reported instead"))
      } else if let answer = withoutTotal(key, totals, lost: lost) ?? withoutOuter(key) {
        outcome = .noAnswer(answer)
      } else {
        outcome = .estimate(estimate(key))
      }
      return key.finding(outcome, options)
    }
  }

  private func withoutTotal(_ key: InterphaseKey, _ totals: [Double], lost: Double) -> NoAnswer? {
    guard key.part != .outer else { return nil }
    let last = window.upperBound
    let names = "\(options.outerIon) and \(options.bulkIon)"
    var answer: NoAnswer
    if bootstrap.times.total == nil {
      answer = NoAnswer(
        .neverCross, "\(names) do not cross after the maximum, up to the end at \(units.text(last))",
        atLeast: units.value(last), unit: units.unit)
    } else if lost > 0.02 {
      let shortest = DrawnEstimate.quantile(totals.sorted(), 0.025)
      answer = NoAnswer(
        .ambiguous, "\(names) cross so near the end or so flatly that counting noise decides whether they do",
        atLeast: units.value(max(shortest, bootstrap.times.outer)), unit: units.unit)
    } else {
      return nil
    }
    if key.part == .inner { answer.atLeast = answer.atLeast.map { $0 - units.value(bootstrap.times.outer) } }
    if key.part == .innerShare { answer.atLeast = nil }
    return answer
  }

  private func withoutOuter(_ key: InterphaseKey) -> NoAnswer? {
    guard let flatTop, key.part != .total else { return nil }
    let (a, b) = (units.value(flatTop.lowerBound), units.value(flatTop.upperBound))
    let words =
      "the top of \(options.outerIon) is flat: its maximum lies between "
      + "\(units.text(flatTop.lowerBound)) and \(units.text(flatTop.upperBound))"
    let total = units.value(bootstrap.times.total ?? 0)
    switch key.part {
    case .outer: return NoAnswer(.ambiguous, words, atLeast: a, atMost: b, unit: units.unit)
    case .inner:
      return NoAnswer(.ambiguous, words, atLeast: max(total - b, 0), atMost: total - a, unit: units.unit)
    case .innerShare:
      let (low, high) = (max(1 - b / total, 0) * 100, (1 - a / total) * 100)
      return NoAnswer(.ambiguous, words, atLeast: low, atMost: high, unit: "%")
    case .total: return nil
    }
  }

  private func estimate(_ key: InterphaseKey) -> Estimate {
    let outer = bootstrap.times.outer
    let total = bootstrap.times.total ?? outer
    // Draws in which the ions never cross are at most 2 %; they count as crossing at the end.
    let pairs = zip(bootstrap.outerDraws, bootstrap.totalDraws).map { ($0, $1 ?? window.upperBound) }
    let value = part(key.part, outer, total)
    let draws = pairs.map { part(key.part, $0.0, $0.1) }
    let sibling = InterphaseKey(part: key.part == .total ? .outer : .total, isThickness: key.isThickness)
    var method = "Poisson bootstrap, \(draws.count) draws"
    var estimate: Estimate
    if key.part == .innerShare {
      estimate = DrawnEstimate.make(
        value: value, random: draws, combined: DrawnEstimate.widened(draws, about: value),
        shared: [], unit: "%", limits: 0...100,
        method: method)
      return estimate
    }
    let rate = key.isThickness ? options.sputterRate?.value ?? 1 : 1
    let rateUncertainty = key.isThickness ? options.sputterRate?.standardUncertainty ?? 0 : 0
    if rateUncertainty > 0 { method += ", with the sputter rate's uncertainty" }
    var generator = SeededGenerator(seed: options.seed).split("sputter rate")
    let combined = DrawnEstimate.widened(draws, about: value).map {
      $0 * max(generator.normal(mean: rate, standardDeviation: rateUncertainty), 0.01 * rate)
    }
    estimate = DrawnEstimate.make(
      value: value * rate, random: draws.map { $0 * rate }, combined: combined,
      shared: key.isThickness ? options.sputterRate?.shared(value * rateUncertainty) ?? [] : [],
      unit: key.isThickness ? "nm" : "s",
      limits: 0...(window.upperBound * rate + 10 * window.upperBound * rateUncertainty), method: method)
    let totals = pairs.map { part(sibling.part, $0.0, $0.1) }
    estimate.correlations = [sibling.key: DrawnEstimate.correlation(draws, totals)]
    return estimate
  }

  private func part(_ part: InterphaseKey.Part, _ outer: Double, _ total: Double) -> Double {
    switch part {
    case .outer: outer
    case .inner: total - outer
    case .total: total
    case .innerShare: total > 0 ? 100 * (total - outer) / total : 0
    }
  }
}
