/// One fact of a measurement, as `interphase inspect` prints it.
public struct MeasurementFact: Sendable, Hashable {
  /// What it is about: `pass energy`.
  public var name: String
  /// What is so.
  public var value: Value

  /// Creates a fact.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// What a fact says.
  public enum Value: Sendable, Hashable {
    /// Words.
    case text(String)
    /// A number with its unit; empty for none.
    case number(Double, unit: String)
    /// The first and the last of some numbers with their unit, and how many there are where that says more.
    case range(Double, Double, unit: String, count: Int?)
  }
}

extension [MeasurementFact] {
  /// Adds words, where there are any.
  mutating func add(_ name: String, _ text: String?) {
    if let text, !text.isEmpty { append(MeasurementFact(name, .text(text))) }
  }

  /// Adds a number, where it is known.
  mutating func add(_ name: String, _ number: Double?, _ unit: String = "") {
    if let number { append(MeasurementFact(name, .number(number, unit: unit))) }
  }

  /// Adds what an axis spans.
  mutating func add(_ name: String, _ axis: MeasurementAxis) {
    guard let first = axis.first, let last = axis.last else {
      append(MeasurementFact(name, .text("empty")))
      return
    }
    append(MeasurementFact(name, .range(first, last, unit: axis.unit, count: axis.count)))
  }
}
