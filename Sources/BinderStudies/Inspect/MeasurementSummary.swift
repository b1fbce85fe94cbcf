public import InstrumentMeasurements
public import StudyExports

/// What a measurement is, in a few facts, as `interphase inspect` prints it.
public struct MeasurementSummary: Sendable {
  /// One fact with its unit in the value.
  public struct Fact: Sendable, Hashable {
    /// What it is about.
    public var name: String
    /// The value as printed.
    public var value: String
  }

  /// The kind of measurement.
  public var kind: String
  /// Its title.
  public var title: String
  /// The facts, the most telling first; what the file lacks is left out.
  public var facts: [Fact]
  /// What was odd about the file.
  public var notes: [String]

  /// Summarises a measurement.
  public init(_ measurement: any InstrumentMeasurement) {
    kind = measurement.kind.rawValue
    title = measurement.title
    notes = measurement.readingNotes
    facts = measurement.facts.map { Fact(name: $0.name, value: Self.text(of: $0.value)) }
  }

  /// The summary as one line of facts.
  public var line: String { facts.map { "\($0.name) \($0.value)" }.joined(separator: "; ") }

  /// The summary as JSON.
  public var json: JSONValue {
    .object([
      ("kind", .text(kind)), ("title", .text(title)),
      ("facts", .object(facts.map { ($0.name, .text($0.value)) })),
      ("notes", .list(notes.map(JSONValue.text))),
    ])
  }

  private static func text(of value: MeasurementFact.Value) -> String {
    func suffix(_ unit: String) -> String { unit.isEmpty ? "" : " \(unit)" }
    switch value {
    case .text(let text): return text
    case .number(let number, let unit): return number.resultText + suffix(unit)
    case .range(let first, let last, let unit, let count):
      let points = count.map { " (\($0) points)" } ?? ""
      return "\(first.resultText) … \(last.resultText)" + suffix(unit) + points
    }
  }
}
