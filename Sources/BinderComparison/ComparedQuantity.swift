import AnalysisFindings
import InstrumentMeasurements
import ReplicateStatistics

/// One quantity at one place of a profile, with what every specimen says of it.
struct ComparedQuantity {
  let technique: String
  let key: Finding.Key
  let title: String
  let coordinates: [Finding.Coordinate]
  /// The levels that were averaged, where it is a mean over a profile.
  var averagedLevels: ComparisonFamily.Levels?
  /// What the places of all its findings have in common.
  private(set) var place: MeasuredPlace
  /// The outcomes by specimen; a specimen may have several.
  private(set) var outcomes: [String: [PlacedOutcome]] = [:]

  /// What a specimen says at this place.
  func placed(of specimen: String) -> [PlacedOutcome] { outcomes[specimen] ?? [] }

  /// The quantities of all results, keys in the order of their first appearance, the places of each ascending.
  static func gather(_ results: [SpecimenResult]) -> [ComparedQuantity] {
    var keys: [String] = []
    var known: Set<String> = []
    var byKey: [String: [ComparedQuantity]] = [:]
    for (specimen, result) in results.map({ ($0.specimen.name, $0.result) }) {
      for finding in result.findings {
        let outcome = PlacedOutcome(outcome: finding.outcome, spot: finding.place.spot)
        let key = "\(result.technique)\u{0}\(finding.key)"
        if known.insert(key).inserted { keys.append(key) }
        // Taken out and put back: a copy for every specimen would make many specimens slow.
        var places = byKey.removeValue(forKey: key) ?? []
        if let index = places.firstIndex(where: { $0.isAt(finding.coordinates) }) {
          places[index].outcomes[specimen, default: []].append(outcome)
          places[index].place = places[index].place.common(with: finding.place)
        } else {
          places.append(
            ComparedQuantity(
              technique: result.technique, key: finding.key, title: finding.title,
              coordinates: finding.coordinates, place: finding.place,
              outcomes: [specimen: [outcome]]))
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

  /// Whether another quantity was taken at the same place by the same technique.
  func isBeside(_ other: ComparedQuantity) -> Bool {
    technique == other.technique && place.region == other.place.region
      && averagedLevels == other.averagedLevels && isAt(other.coordinates)
  }

  /// What a group of specimens says; `measured` are those of which the technique has any result.
  func statement(name: String, samples: [StudySample], measured: Set<String>) -> GroupStatement {
    var cells: [CellValue] = []
    var unanswered: [UnansweredCell] = []
    var nested: [[Double]] = []
    for sample in samples where measured.contains(sample.name) {
      let results = placed(of: sample.name)
      if let cell = CellValue(sample: sample.name, results: results) {
        cells.append(cell)
        nested.append(CellValue.replicates(in: results).map(\.value))
      } else {
        unanswered.append(UnansweredCell(sample: sample.name, noAnswer: .weakest(of: results)))
      }
    }
    return GroupStatement(
      name: name, cells: cells, unanswered: unanswered, nested: try? OneWayVariance(nested))
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
