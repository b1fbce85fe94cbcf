import AnalysisFindings
import InstrumentMeasurements

/// One quantity at one place of a profile, with what every specimen says of it.
struct ComparedQuantity {
  let technique: String
  let key: Finding.Key
  let title: String
  let coordinates: [Finding.Coordinate]
  /// What the places of all its findings have in common.
  private(set) var place: MeasuredPlace
  /// The outcomes by specimen; a specimen may have several.
  private(set) var outcomes: [String: [Finding.Outcome]] = [:]

  /// The quantities of all results, keys in the order of their first appearance, the places of each ascending.
  static func gather(_ results: [AnalysisResult]) -> [ComparedQuantity] {
    var keys: [String] = []
    var byKey: [String: [ComparedQuantity]] = [:]
    for result in results {
      for finding in result.findings {
        let key = "\(result.technique)\u{0}\(finding.key)"
        if byKey[key] == nil { keys.append(key) }
        var places = byKey[key] ?? []
        if let index = places.firstIndex(where: { $0.isAt(finding.coordinates) }) {
          places[index].outcomes[result.sample, default: []].append(finding.outcome)
          places[index].place = places[index].place.common(with: finding.place)
        } else {
          places.append(
            ComparedQuantity(
              technique: result.technique, key: finding.key, title: finding.title,
              coordinates: finding.coordinates, place: finding.place,
              outcomes: [result.sample: [finding.outcome]]))
        }
        byKey[key] = places
      }
    }
    return keys.flatMap { key in
      (byKey[key] ?? []).enumerated().sorted { first, second in
        let one = first.element.coordinates.map(\.value)
        let two = second.element.coordinates.map(\.value)
        return one == two ? first.offset < second.offset : one.lexicographicallyPrecedes(two)
      }.map(\.element)
    }
  }

  /// Whether coordinates are the same place but for rounding.
  private func isAt(_ other: [Finding.Coordinate]) -> Bool {
    coordinates.count == other.count
      && zip(coordinates, other).allSatisfy { mine, theirs in
        mine.quantity == theirs.quantity && mine.unit == theirs.unit
          && abs(mine.value - theirs.value) <= 1e-6 * max(1, abs(mine.value))
      }
  }

  /// Whether a finding is of this quantity at this place.
  func matches(_ finding: Finding) -> Bool { key == finding.key && isAt(finding.coordinates) }

  /// What a group of specimens says; `measured` are those of which the technique has any result.
  func statement(name: String, samples: [StudySample], measured: Set<String>) -> GroupStatement {
    var cells: [CellValue] = []
    var unanswered: [UnansweredCell] = []
    for sample in samples where measured.contains(sample.name) {
      let outcomes = outcomes[sample.name] ?? []
      let estimates = outcomes.compactMap { outcome in
        if case .estimate(let estimate) = outcome { estimate } else { nil }
      }
      let noAnswers = outcomes.compactMap { outcome in
        if case .noAnswer(let noAnswer) = outcome { noAnswer } else { nil }
      }
      if let cell = CellValue(sample: sample.name, estimates: estimates, unansweredCount: noAnswers.count) {
        cells.append(cell)
      } else {
        unanswered.append(UnansweredCell(sample: sample.name, noAnswer: Self.merged(noAnswers)))
      }
    }
    return GroupStatement(name: name, cells: cells, unanswered: unanswered)
  }

  /// The weakest of several reasons, with bounds only where all have them.
  private static func merged(_ noAnswers: [NoAnswer]) -> NoAnswer {
    guard var merged = noAnswers.first else {
      return NoAnswer(.notMeasured, "There is no result of this specimen at this place.")
    }
    for other in noAnswers.dropFirst() {
      merged.atLeast = merged.atLeast.flatMap { mine in other.atLeast.map { min(mine, $0) } }
      merged.atMost = merged.atMost.flatMap { mine in other.atMost.map { max(mine, $0) } }
    }
    return merged
  }

  /// The units in which the specimens' numbers and bounds are.
  func units(of groups: [GroupStatement]) -> [String] {
    var units: [String] = []
    for group in groups {
      let all = group.cells.map(\.estimate.unit) + group.bounded.map(\.noAnswer.unit)
      for unit in all where !units.contains(unit) { units.append(unit) }
    }
    return units
  }
}
