import Interphase

/// How often a study's intervals hold the truth.
struct StudyCoverage {
  /// True values for which there is an estimate.
  private(set) var checked = 0
  /// Those inside the 95 % interval.
  private(set) var inside95 = 0
  /// Those outside the 99.9 % interval.
  private(set) var outside999 = 0
  /// True values to which the study gives a typed no-answer.
  private(set) var unanswered = 0
  /// True values that no finding answers at all.
  private(set) var missing: [String] = []
  /// Rankings that the estimates repeat, and all rankings.
  private(set) var rankingsEqual = 0
  private(set) var rankings = 0
  /// Rankings that the estimates do not repeat.
  private(set) var rankingsDifferent: [String] = []

  /// The share inside the 95 % interval.
  var share: Double { checked > 0 ? Double(inside95) / Double(checked) : .nan }

  /// Holds an outcome against its truth.
  mutating func add(_ outcome: StudyOutcome, _ truth: StudyTruth) {
    for value in truth.values {
      switch value.scope {
      case "cell": check(cellFinding(value, outcome), value)
      case "population": check(groupOutcome(value, outcome), value)
      default: missing.append("scope \(value.scope)")
      }
    }
    for ranking in truth.rankings { rank(ranking, outcome) }
  }

  private mutating func check(_ found: Finding.Outcome?, _ value: StudyTruth.Value) {
    switch found {
    case .estimate(let estimate):
      checked += 1
      if estimate.interval(level: 0.95).contains(value.value) { inside95 += 1 }
      if !estimate.interval(level: 0.999).contains(value.value) { outside999 += 1 }
    case .noAnswer: unanswered += 1
    case nil: missing.append("\(value.key) of \(value.sample ?? value.binder)")
    }
  }

  private func cellFinding(_ value: StudyTruth.Value, _ outcome: StudyOutcome) -> Finding.Outcome? {
    for one in outcome.results where one.specimen.name == value.sample {
      if let finding = one.result.findings.first(where: {
        $0.key.rawValue == value.key && at($0.coordinates, value.coordinates)
      }) {
        return finding.outcome
      }
    }
    return nil
  }

  /// What the study says of a binder: the mean over its cells, as the verdicts print it.
  private func groupOutcome(_ value: StudyTruth.Value, _ outcome: StudyOutcome) -> Finding.Outcome? {
    guard let verdict = verdict(value.key, value.coordinates, outcome, of: [value.binder]) else { return nil }
    let group = verdict.reference.name == value.binder ? verdict.reference : verdict.compared
    // One specimen says nothing of its population: its interval is that of the specimen.
    if group.count == 1 { return .noAnswer(NoAnswer(.tooFewSpecimens, "one specimen")) }
    if let mean = group.mean { return .estimate(mean) }
    return .noAnswer(group.unanswered.first?.noAnswer ?? NoAnswer(.notMeasured, "no specimen"))
  }

  private mutating func rank(_ ranking: StudyTruth.Ranking, _ outcome: StudyOutcome) {
    rankings += 1
    let pair = [ranking.higher, ranking.lower]
    guard let verdict = verdict(ranking.key, ranking.coordinates, outcome, of: pair) else {
      rankingsDifferent.append("\(ranking.key): no verdict")
      return
    }
    let groups = [verdict.reference, verdict.compared]
    guard let higher = groups.first(where: { $0.name == ranking.higher })?.mean?.value,
      let lower = groups.first(where: { $0.name == ranking.lower })?.mean?.value, higher > lower
    else {
      rankingsDifferent.append(
        "\(ranking.key) \(ranking.coordinates?.first?.value ?? 0): \(verdict.sentence)")
      return
    }
    rankingsEqual += 1
  }

  /// The first verdict on a quantity at a place that compares all of some binders.
  private func verdict(
    _ key: String, _ coordinates: [StudyTruth.Coordinate]?, _ outcome: StudyOutcome, of binders: [String]
  ) -> BinderVerdict? {
    outcome.comparison.verdicts.first { verdict in
      verdict.key.rawValue == key && at(verdict.coordinates, coordinates)
        && Set(binders).isSubset(of: [verdict.reference.name, verdict.compared.name])
    }
  }

  private func at(_ found: [Finding.Coordinate], _ wanted: [StudyTruth.Coordinate]?) -> Bool {
    let wanted = wanted ?? []
    return found.count == wanted.count
      && zip(found, wanted).allSatisfy { $0.quantity == $1.quantity && abs($0.value - $1.value) < 1e-6 }
  }
}
