import InstrumentMeasurements

/// A fact in which the specimens of two groups, or those within one, are not alike.
public struct HistoryDifference: Sendable, Hashable, Codable {
  /// The fact: `rinse`, `state`.
  public var fact: String
  /// What the reference's specimens have, each entry once, in the study's order.
  public var reference: [String]
  /// What the compared specimens have.
  public var compared: [String]

  /// Whether what is known of the two groups contradicts each other or itself.
  public var isContradiction: Bool {
    Set(reference + compared).subtracting([Self.unknown]).count > 1
  }

  /// Whether both groups have the same entries, though not all specimens do.
  var isBalanced: Bool { Set(reference) == Set(compared) }

  private static let unknown = "unknown"

  /// The facts in which two groups are not alike, in the order of the facts, the state first.
  static func between(_ reference: [StudySample], _ compared: [StudySample]) -> [HistoryDifference] {
    // Where one of the two was not measured there is nothing to differ.
    guard !reference.isEmpty, !compared.isEmpty else { return [] }
    var differences: [HistoryDifference] = []
    func add(_ fact: String, _ entry: (StudySample) -> String) {
      let first = distinct(reference.map(entry))
      let second = distinct(compared.map(entry))
      guard first != second || first.count > 1 else { return }
      differences.append(HistoryDifference(fact: fact, reference: first, compared: second))
    }
    add("state") { $0.state.rawValue }
    for fact in SampleHistory.Fact.allCases {
      add(fact.rawValue) { $0.history[fact] }
    }
    return differences.filter { !$0.isBalanced || $0.isContradiction }
  }

  private static func distinct(_ entries: [String]) -> [String] {
    var result: [String] = []
    for entry in entries where !result.contains(entry) { result.append(entry) }
    return result
  }
}

extension HistoryDifference: CustomStringConvertible {
  /// The difference as printed: `rinse (DMC / unknown)`.
  public var description: String {
    let first = reference.joined(separator: ", ")
    let second = compared.joined(separator: ", ")
    return "\(Self.words(fact)) (\(first) / \(second))"
  }

  /// A fact's name with its words apart: `stateOfCharge` as `state of charge`.
  private static func words(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
  }
}
