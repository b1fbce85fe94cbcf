/// A true value: what the rule behind `key` gives on the noise-free expectation.
package struct TrueValue: Sendable, Equatable {
  /// The name that the analyses give to the same quantity.
  package var key: String
  /// The etch time in s, where the quantity belongs to a level of a profile.
  package var etchTime: Double?
  /// The depth in a coating in µm, where the quantity belongs to one.
  package var depth: Double?
  package var value: Double
  package var unit: String
}

/// Which binder a published relation puts higher.
package struct Ranking: Sendable {
  package var key: String
  package var etchTime: Double?
  package var depth: Double?
  package var higher: String
  package var lower: String
}

/// The known truth of a study, as `truth.json` has it.
package struct TruthTable: Sendable {
  package var study: String
  package var cells: [(binder: String, sample: String, values: [TrueValue])] = []
  package var populations: [(binder: String, values: [TrueValue])] = []
  package var rankings: [Ranking] = []
  package var facts: JSONText = .object([])
  /// What was drawn for the study as a whole and no file or manifest may know.
  package var drawn: [(name: String, value: Double)] = []
  package var definitions: [(key: String, rule: String)] = []

  /// How many cells are drawn to average over a binder's population.
  package static let populationSize = 2000

  /// The mean over a binder's cells, value by value, of what `draw` gives for `populationSize` cells of the stream.
  ///
  /// The stream's seed is fixed: the population is the same for every `--seed`.
  static func populationMean(stream: String, _ draw: (inout SeededGenerator) -> [TrueValue]) -> [TrueValue] {
    var generator = SeededGenerator(seed: 0, stream: "population/\(stream)")
    var sums: [TrueValue] = draw(&generator)
    for _ in 1..<populationSize {
      for (index, value) in draw(&generator).enumerated() { sums[index].value += value.value }
    }
    for index in sums.indices { sums[index].value /= Double(populationSize) }
    return sums
  }

  /// The text of `truth.json`, one value a line.
  package func json() -> String {
    let documentation = [
      "Truth is the rule of a quantity applied to the noise-free expectation of the forward model.",
      "Scope cell: the cell that was drawn and whose file lies here.",
      "Scope population: the mean over \(Self.populationSize) cells drawn from the binder's distribution with a fixed "
        + "seed, whatever the seed of the study.",
    ]
    let cellValues = cells.flatMap { cell in
      cell.values.map { jsonLine("cell", cell.binder, cell.sample, $0) }
    }
    let populationValues = populations.flatMap { population in
      population.values.map { jsonLine("population", population.binder, nil, $0) }
    }
    let rankingLines = rankings.map { ranking in
      JSONText.object([
        ("key", .string(ranking.key)), ("coordinates", coordinates(ranking.etchTime, ranking.depth)),
        ("higher", .string(ranking.higher)), ("lower", .string(ranking.lower)),
      ])
    }
    return JSONText.object([
      ("formatVersion", .integer(1)), ("study", .string(study)),
      ("documentation", .array(documentation.map { .string($0) })),
      ("definitions", .object(definitions.map { ($0.key, .string($0.rule)) })),
      ("facts", facts),
      ("drawn", .object(drawn.map { ($0.name, .number($0.value)) })),
      ("values", .array(cellValues + populationValues)),
      ("rankings", .array(rankingLines)),
    ]).text() + "\n"
  }

  private func jsonLine(_ scope: String, _ binder: String, _ sample: String?, _ value: TrueValue) -> JSONText
  {
    var members: [(String, JSONText)] = [("scope", .string(scope)), ("binder", .string(binder))]
    if let sample { members.append(("sample", .string(sample))) }
    members += [
      ("key", .string(value.key)), ("coordinates", coordinates(value.etchTime, value.depth)),
      ("value", .number(value.value)), ("unit", .string(value.unit)),
    ]
    return .object(members)
  }

  private func coordinates(_ etchTime: Double?, _ depth: Double?) -> JSONText {
    let places = [("etch time", etchTime, "s"), ("depth", depth, "µm")]
    return .array(
      places.compactMap { quantity, value, unit in
        value.map {
          .object([("quantity", .string(quantity)), ("value", .number($0)), ("unit", .string(unit))])
        }
      })
  }
}
