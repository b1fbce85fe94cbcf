/// How a species is written: runs of text on the baseline, lowered or raised, with a true minus sign.
///
/// The one label form for text and figures: reports print `unicodeText` or `plainText`, figures draw `runs`.
public struct SpeciesLabel: Sendable, Hashable {
  /// The runs from left to right; neighbours differ in position.
  public private(set) var runs: [Run]

  /// Creates a label; neighbouring runs of one position are joined.
  public init(runs: [Run]) {
    self.runs = []
    for run in runs where !run.text.isEmpty {
      if let last = self.runs.last, last.position == run.position {
        self.runs[self.runs.count - 1].text += run.text
      } else {
        self.runs.append(run)
      }
    }
  }

  /// Text of one position.
  public struct Run: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Where it stands.
    public var position: Position

    /// Creates a run.
    public init(_ text: String, _ position: Position) {
      self.text = text
      self.position = position
    }
  }

  /// Where a run stands.
  public enum Position: Sendable, Hashable {
    /// On the line.
    case baseline
    /// Lowered and small.
    case subscripted
    /// Raised and small.
    case superscripted
  }

  /// The text of all runs, one after the other: `PO2−`, `58Ni−`.
  public var plainText: String { runs.map(\.text).joined() }

  /// The text with Unicode's raised and lowered characters where all of a run has them: `PO₂⁻`, `⁵⁸Ni⁻`.
  public var unicodeText: String {
    runs.map { run in
      switch run.position {
      case .baseline: run.text
      case .subscripted: Self.translate(run.text, Self.lowered) ?? run.text
      case .superscripted: Self.translate(run.text, Self.raised) ?? run.text
      }
    }.joined()
  }

  /// The text in the markup of titles: `PO_{2}^{−}`.
  public var markup: String {
    runs.map { run in
      switch run.position {
      case .baseline: run.text
      case .subscripted: "_{\(run.text)}"
      case .superscripted: "^{\(run.text)}"
      }
    }.joined()
  }

  private static let lowered = reversed(SpellingForm.subscripts)
  private static let raised = reversed(SpellingForm.superscripts).merging(["−": "⁻"]) { old, _ in old }

  private static func reversed(_ table: [Character: Character]) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: table.map { ($0.value, $0.key) })
  }

  private static func translate(_ text: String, _ table: [Character: Character]) -> String? {
    var result = ""
    for character in text {
      guard let translated = table[character] else { return nil }
      result.append(translated)
    }
    return result
  }
}
