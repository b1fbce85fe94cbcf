import AnalysisFindings

extension ComparedQuantity {
  /// The quantities, before the levels of each profile the means over it that families ask as one summary a specimen.
  static func addingMeans(
    asked families: [ComparisonFamily], to quantities: [ComparedQuantity]
  ) -> [ComparedQuantity] {
    var keys: [[String]] = []
    var places: [[String]: [ComparedQuantity]] = [:]
    for quantity in quantities {
      let key = [quantity.technique, quantity.key.rawValue]
      if places[key] == nil { keys.append(key) }
      places[key, default: []].append(quantity)
    }
    return keys.flatMap { key -> [ComparedQuantity] in
      let all = places[key] ?? []
      let levels = all.filter { !$0.coordinates.isEmpty }
      guard let first = levels.first else { return all }
      var asked: [ComparisonFamily.Levels] = []
      for family in families where family.contains(first.key) && !asked.contains(family.levels) {
        asked.append(family.levels)
      }
      return asked.compactMap { mean(over: levels, asked: $0) } + all
    }
  }

  /// The mean over the levels that all specimens of a profile have; `nil` where there are fewer than two.
  private static func mean(
    over levels: [ComparedQuantity], asked: ComparisonFamily.Levels
  ) -> ComparedQuantity? {
    guard case .mean(let range) = asked else { return nil }
    let specimens = levels.reduce(into: Set<String>()) { $0.formUnion($1.outcomes.keys) }
    let used = levels.filter { level in
      guard let coordinate = level.coordinates.first, level.outcomes.count == specimens.count else {
        return false
      }
      guard let range else { return true }
      return coordinate.unit == range.unit && range.from <= coordinate.value && coordinate.value <= range.to
    }
    guard used.count > 1, let first = used.first, let from = first.coordinates.first,
      let to = used.last?.coordinates.first
    else { return nil }
    var place = used.dropFirst().reduce(first.place) { $0.common(with: $1.place) }
    place.level = nil
    return ComparedQuantity(
      technique: first.technique, key: first.key,
      title: "\(first.title), mean of \(used.count) levels from \(PrintedNumber.stated(from.value)) to "
        + "\(PrintedNumber.stated(to.value)) \(to.unit) \(to.quantity)",
      coordinates: [], averagedLevels: asked, place: place,
      outcomes: specimens.reduce(into: [:]) { outcomes, specimen in
        outcomes[specimen] = [PlacedOutcome(outcome: mean(of: specimen, over: used))]
      })
  }

  /// A specimen's mean over levels, whose random errors are taken as independent; without an answer at one of them there
  /// is none.
  private static func mean(of specimen: String, over levels: [ComparedQuantity]) -> Finding.Outcome {
    var estimates: [Estimate] = []
    for level in levels {
      let found = level.placed(of: specimen)
      guard let cell = CellValue(sample: specimen, results: found) else {
        let place =
          level.coordinates.first.map { "\(PrintedNumber.stated($0.value)) \($0.unit)" } ?? "a level"
        return .noAnswer(NoAnswer(.notMeasured, "There is no number at \(place)."))
      }
      estimates.append(cell.estimate)
    }
    let count = Double(estimates.count)
    let squares = estimates.reduce(0) { $0 + $1.standardUncertainty * $1.standardUncertainty }
    return .estimate(
      Estimate(
        value: estimates.reduce(0) { $0 + $1.value } / count, unit: estimates.first?.unit ?? "1",
        standardUncertainty: squares.squareRoot() / count,
        sharedEffects: .combining(estimates.map { ($0.sharedEffects, 1 / count) })))
  }
}
