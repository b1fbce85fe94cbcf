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
  /// The family of the test.
  let membership: FamilyAssignment.Membership
  /// The other parts of the whole that it is a part of.
  let parts: CompositionParts?
  let options: ComparisonOptions

  /// The verdict before the adjustment for the family; `nil` where neither group has a result of the technique.
  var verdict: BinderVerdict? {
    let (first, second) = statements(of: quantity)
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
    verdict.isAsked = membership.isAsked
    if units.count > 1 {
      verdict.notes.append("The results are in different units: \(units.joined(separator: ", ")).")
      return verdict
    }
    if let refusal = refusal(histories) ?? parts?.refusal(first, second) {
      verdict.notes.append(refusal)
      return verdict
    }
    if first.bounded.isEmpty, second.bounded.isEmpty {
      compare(&verdict)
    } else {
      BoundedComparison(membership: membership, isSigned: options.isSigned(quantity.key)).compare(&verdict)
    }
    return verdict
  }

  /// What both groups say of a quantity.
  private func statements(of quantity: ComparedQuantity) -> (GroupStatement, GroupStatement) {
    let names = Set(measured.keys)
    return (
      statement(of: quantity, by: reference, names), statement(of: quantity, by: compared, names)
    )
  }

  private func statement(
    of quantity: ComparedQuantity, by group: SampleGroup, _ measured: Set<String>
  ) -> GroupStatement {
    var statement = quantity.statement(name: group.name, samples: group.samples, measured: measured)
    if let whole = options.whole(of: quantity.key) {
      statement.limitMean(to: 0...whole, level: options.level)
    }
    return statement
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
    guard verdict.reference.count > 0, verdict.compared.count > 0 else {
      verdict.notes.append("One of the two has no number.")
      return
    }
    guard verdict.reference.count > 1, verdict.compared.count > 1 else {
      verdict.verdict = .oneSpecimen
      return
    }
    do {
      let welch = try WelchTest(
        reference: verdict.reference.summary(), compared: verdict.compared.summary())
      let effects = (verdict.reference.mean?.sharedEffects ?? [], verdict.compared.mean?.sharedEffects ?? [])
      let common = [SharedEffect].difference(
        ofEqual: effects.0, verdict.reference.mean?.value ?? 0, and: effects.1,
        verdict.compared.mean?.value ?? 0)
      verdict.verdict = .notResolved
      verdict.test = membership.test(welch, sharedUncertainty: common)
      let remaining = [SharedEffect].combining([(effects.1, 1), (effects.0, -1)])
      verdict.difference = Estimate(
        value: welch.difference, unit: verdict.unit, standardUncertainty: welch.standardError,
        sharedEffects: remaining, degreesOfFreedom: welch.degreesOfFreedom,
        statedIntervals: [
          welch.interval(level: options.level).widened(
            about: welch.difference, bySharedUncertainty: remaining.standardUncertainty)
        ])
      if !options.isSigned(quantity.key) { verdict.ratio = verdict.ratio(level: options.level) }
      verdict.sensitivity = try sensitivity(verdict.reference.summary(), verdict.compared.summary())
      verdict.composition = parts?.check(verdict) { statements(of: $0) }
    } catch {
      verdict.notes.append(error.explanation)
    }
  }

  private func sensitivity(_ first: GroupSummary, _ second: GroupSummary) -> BinderVerdict.Sensitivity? {
    guard let effect = try? EffectSize.hedgesG(reference: first, compared: second) else { return nil }
    let permutation = try? PermutationTest(reference: first, compared: second)
    return BinderVerdict.Sensitivity(
      hedgesG: effect, permutationPValue: permutation?.pValue,
      smallestPermutationPValue: permutation?.smallestPossible)
  }

  /// What is to be said of specimens that give no number; those without one for the same reason together.
  private static func notes(on group: GroupStatement) -> [String] {
    var notes: [(names: [String], said: String)] = []
    if let nested = group.nested, let unit = group.cells.first?.estimate.unit {
      let (between, within) = (nested.betweenVariance.squareRoot(), nested.withinMeanSquare.squareRoot())
      notes.append(
        (
          [group.name],
          "scatters by \(PrintedNumber.significant(between)) between specimens and by "
            + "\(PrintedNumber.significant(within))\(PrintedNumber.suffix(ofUnit: unit)) within them."
        ))
    }
    func add(_ sample: String, _ said: String) {
      if let index = notes.firstIndex(where: { $0.said == said }) {
        notes[index].names.append(sample)
      } else {
        notes.append(([sample], said))
      }
    }
    for cell in group.unanswered {
      let bounds = cell.noAnswer.printedBounds
      var explanation = cell.noAnswer.explanation
      while explanation.hasSuffix(".") { explanation.removeLast() }
      add(
        cell.sample,
        "(\(group.name)): \(cell.noAnswer.reason.rawValue), \(bounds ?? "not counted in n")"
          + (bounds == nil && !explanation.isEmpty ? ": \(explanation)." : "."))
    }
    for cell in group.cells {
      guard let bound = cell.bound else { continue }
      add(
        cell.sample,
        "(\(group.name)): \(bound.reason.rawValue)\(bound.printedBounds.map { ", \($0)" } ?? ""); "
          + "what was measured counts with its sign.")
    }
    return notes.map { "\($0.names.joined(separator: ", ")) \($0.said)" }
  }
}

extension NoAnswer {
  /// What is known in place of a number, with its unit: `at most 0.4 %`; `nil` where nothing is.
  fileprivate var printedBounds: String? {
    var bounds: [String] = []
    if let atLeast { bounds.append("at least \(PrintedNumber.significant(atLeast))") }
    if let atMost { bounds.append("at most \(PrintedNumber.significant(atMost))") }
    return bounds.isEmpty ? nil : bounds.joined(separator: " and ") + (unit == "1" ? "" : " \(unit)")
  }
}
