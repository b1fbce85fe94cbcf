import AnalysisFindings
import InstrumentMeasurements
import ReplicateStatistics

/// Two groups of specimens and one quantity, up to the test; the family is adjusted later.
struct PairComparison {
  let quantity: ComparedQuantity
  let reference: SampleGroup
  let compared: SampleGroup
  /// What is recorded of the results of each specimen that the technique measured.
  let measured: [String: [AnalysisResult.Provenance]]
  let options: ComparisonOptions

  /// The verdict before the adjustment for the family; `nil` where neither group has a result of the technique.
  var verdict: BinderVerdict? {
    let names = Set(measured.keys)
    let first = quantity.statement(name: reference.name, samples: reference.samples, measured: names)
    let second = quantity.statement(name: compared.name, samples: compared.samples, measured: names)
    guard first.count + first.unanswered.count + second.count + second.unanswered.count > 0 else {
      return nil
    }
    let units = quantity.units(of: [first, second])
    let (own, other) = (used(reference, first), used(compared, second))
    let histories = HistoryDifference.between(own, other)
    var verdict = BinderVerdict(
      technique: quantity.technique, key: quantity.key, title: quantity.title,
      coordinates: quantity.coordinates, place: quantity.place, unit: units.first ?? "1", reference: first,
      compared: second,
      verdict: .noComparison, polarity: options.polarity.entry(for: quantity.key),
      historyDifferences: histories.filter { !$0.isBalanced },
      optionDifferences: OptionDifference.between(provenance(of: own), provenance(of: other)),
      notes: Self.notes(on: first) + Self.notes(on: second), replicate: options.replicate,
      level: options.level)
    if units.count > 1 {
      verdict.notes.append("The results are in different units: \(units.joined(separator: ", ")).")
      return verdict
    }
    if let refusal = refusal(histories) {
      verdict.notes.append(refusal)
      return verdict
    }
    if first.bounded.isEmpty, second.bounded.isEmpty {
      compare(&verdict)
    } else {
      compareBounds(&verdict)
    }
    return verdict
  }

  private func provenance(of samples: [StudySample]) -> [AnalysisResult.Provenance] {
    samples.flatMap { measured[$0.name] ?? [] }
  }

  private func used(_ group: SampleGroup, _ statement: GroupStatement) -> [StudySample] {
    let names = Set(statement.cells.map(\.sample) + statement.unanswered.map(\.sample))
    return group.samples.filter { names.contains($0.name) }
  }

  /// Why specimens with these histories are not compared, if they must not be.
  private func refusal(_ differences: [HistoryDifference]) -> String? {
    let facts = options.decisiveFacts.map(\.rawValue)
    guard let decisive = differences.first(where: { facts.contains($0.fact) && $0.isContradiction }) else {
      return nil
    }
    return "Not compared: \(decisive) makes them different quantities."
  }

  /// The comparison where every specimen that counts has a number.
  private func compare(_ verdict: inout BinderVerdict) {
    let values = (
      verdict.reference.cells.map(\.estimate.value), verdict.compared.cells.map(\.estimate.value)
    )
    guard !values.0.isEmpty, !values.1.isEmpty else {
      verdict.notes.append("One of the two has no number.")
      return
    }
    guard values.0.count > 1, values.1.count > 1 else {
      verdict.verdict = .oneSpecimen
      return
    }
    do {
      let first = try GroupSummary(values.0)
      let second = try GroupSummary(values.1)
      let welch = try WelchTest(reference: first, compared: second)
      verdict.verdict = .notResolved
      verdict.test = test(welch)
      let shared = (
        verdict.reference.mean?.sharedEffects ?? [], verdict.compared.mean?.sharedEffects ?? []
      )
      let remaining = [SharedEffect].combining([(shared.1, 1), (shared.0, -1)])
      verdict.difference = Estimate(
        value: welch.difference, unit: verdict.unit, standardUncertainty: welch.standardError,
        sharedEffects: remaining, degreesOfFreedom: welch.degreesOfFreedom,
        statedIntervals: [
          welch.interval(level: options.level).widened(
            about: welch.difference, bySharedUncertainty: remaining.standardUncertainty)
        ])
      verdict.ratio = ratio(first, second, shared)
      verdict.sensitivity = sensitivity(first, second)
    } catch {
      verdict.notes.append(error.explanation)
    }
  }

  private func test(_ welch: WelchTest) -> BinderVerdict.Test {
    BinderVerdict.Test(
      statistic: welch.statistic, degreesOfFreedom: welch.degreesOfFreedom, pValue: welch.pValue,
      adjustedPValue: welch.pValue,
      family: ComparisonFamily.named(
        for: quantity.key, coordinates: quantity.coordinates, declared: options.families), familySize: 1)
  }

  /// The ratio of the means; `nil` where the reference's mean is 0.
  private func ratio(
    _ first: GroupSummary, _ second: GroupSummary, _ shared: ([SharedEffect], [SharedEffect])
  ) -> BinderVerdict.Ratio? {
    guard let ratio = try? MeanRatio(reference: first, compared: second) else { return nil }
    let remaining = [SharedEffect].combining([
      (shared.1, 1 / first.mean), (shared.0, -ratio.value / first.mean),
    ]).standardUncertainty
    var interval = ratio.interval(level: options.level)
    if case .bounded(let bounded) = interval {
      interval = .bounded(bounded.widened(about: ratio.value, bySharedUncertainty: remaining))
    }
    return BinderVerdict.Ratio(value: ratio.value, interval: interval, sharedUncertainty: remaining)
  }

  private func sensitivity(_ first: GroupSummary, _ second: GroupSummary) -> BinderVerdict.Sensitivity? {
    guard let effect = try? EffectSize.hedgesG(reference: first, compared: second) else { return nil }
    let permutation = try? PermutationTest(reference: first, compared: second)
    return BinderVerdict.Sensitivity(
      hedgesG: effect, permutationPValue: permutation?.pValue,
      smallestPermutationPValue: permutation?.smallestPossible)
  }

  /// The comparison where some specimens are known by bounds.
  ///
  /// Each bounded one is put at both of its ends, and the least favourable p counts; half of a limit never stands in.
  private func compareBounds(_ verdict: inout BinderVerdict) {
    let first = verdict.reference
    let second = verdict.compared
    guard !first.cells.isEmpty || !second.cells.isEmpty else {
      verdict.notes.append("No specimen of either has a number.")
      return
    }
    guard first.count + first.bounded.count > 1, second.count + second.bounded.count > 1 else {
      verdict.verdict = .oneSpecimen
      return
    }
    verdict.verdict = .notResolved
    guard let lowFirst = first.lowestValues, let highFirst = first.highestValues,
      let lowSecond = second.lowestValues, let highSecond = second.highestValues
    else {
      verdict.notes.append("A specimen is bounded on one side only, so that nothing was tested.")
      return
    }
    var worst: WelchTest?
    for reference in [lowFirst, highFirst] {
      for compared in [lowSecond, highSecond] {
        guard
          let welch = try? WelchTest(
            reference: GroupSummary(reference), compared: GroupSummary(compared)),
          worst.map({ ($0.statistic > 0) == (welch.statistic > 0) }) ?? true
        else {
          verdict.notes.append("The specimens' bounds leave the sign of the difference open.")
          return
        }
        if worst.map({ welch.pValue > $0.pValue }) ?? true { worst = welch }
      }
    }
    guard let worst else { return }
    verdict.test = test(worst)
    verdict.notes.append(
      "Specimens known by a bound were put at both of its ends (0 and the limit where only the limit is known); "
        + "the larger p counts.")
  }

  /// What is to be said of specimens that give no number; those without one for the same reason together.
  private static func notes(on group: GroupStatement) -> [String] {
    var notes: [(names: [String], said: String)] = []
    for cell in group.unanswered {
      var bounds: [String] = []
      if let lower = cell.noAnswer.atLeast { bounds.append("at least \(PrintedNumber.significant(lower))") }
      if let upper = cell.noAnswer.atMost { bounds.append("at most \(PrintedNumber.significant(upper))") }
      let unit = cell.noAnswer.unit == "1" ? "" : " \(cell.noAnswer.unit)"
      let count = bounds.isEmpty ? "not counted in n" : bounds.joined(separator: " and ") + unit
      var explanation = cell.noAnswer.explanation
      while explanation.hasSuffix(".") { explanation.removeLast() }
      let said =
        "(\(group.name)): \(cell.noAnswer.reason.rawValue), \(count)"
        + (bounds.isEmpty && !explanation.isEmpty ? ": \(explanation)." : ".")
      if let index = notes.firstIndex(where: { $0.said == said }) {
        notes[index].names.append(cell.sample)
      } else {
        notes.append(([cell.sample], said))
      }
    }
    return notes.map { "\($0.names.joined(separator: ", ")) \($0.said)" }
  }
}

extension ConfidenceInterval {
  /// The interval with what is left of a shared uncertainty added in quadrature to each side.
  fileprivate func widened(about value: Double, bySharedUncertainty shared: Double) -> ConfidenceInterval {
    guard shared > 0 else { return self }
    let half = NormalDistribution.coverageFactor(level: level) * shared
    func side(_ distance: Double) -> Double { (distance * distance + half * half).squareRoot() }
    return ConfidenceInterval(
      level: level, lower: value - side(value - lower), upper: value + side(upper - value),
      method: method + ", shared part included")
  }
}
