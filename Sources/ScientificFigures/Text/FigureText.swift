/// A line of text with subscripts, superscripts, slanted letters and overbars.
///
/// Markup: `Li_xPF_yO_z`, `cm^-2`, `Ni 2p_{3/2}`, `R\bar{3}m`, `\it{E}`; a backslash before any other character takes
/// it as it is. A charge after a subscript (`PO_2^-`) is set above it. Nothing is ever an error: what is not
/// well-formed markup is printed as it stands.
public struct FigureText: Sendable, Hashable {
  /// A stretch of text in one position.
  public struct Run: Sendable, Hashable {
    /// The characters.
    public var text: String
    /// Where they stand.
    public var level: Level
    /// Whether they are slanted.
    public var isItalic: Bool
    /// Whether a bar stands above them.
    public var hasOverbar: Bool

    /// Creates a run.
    public init(_ text: String, _ level: Level = .baseline, isItalic: Bool = false, hasOverbar: Bool = false)
    {
      self.text = text
      self.level = level
      self.isItalic = isItalic
      self.hasOverbar = hasOverbar
    }
  }

  /// Where a run stands.
  public enum Level: Sendable, Hashable {
    /// On the line.
    case baseline
    /// Smaller and lower.
    case subscripted
    /// Smaller and higher.
    case superscripted
  }

  /// The runs in reading order.
  public var runs: [Run]

  /// Creates a text from runs.
  public init(runs: [Run]) { self.runs = runs.filter { !$0.text.isEmpty } }

  /// Creates a text that is printed as it stands.
  public init(plain text: String) { self.init(runs: [Run(FigureText.singleLine(text))]) }

  /// Creates a text from markup.
  public init(markup: String) {
    var parser = MarkupParser(Array(FigureText.singleLine(markup)))
    self.init(runs: parser.parse())
  }

  /// Whether there is nothing to print.
  public var isEmpty: Bool { runs.isEmpty }

  /// The characters without any positions, as in `PO2−`.
  public var plainText: String { runs.map(\.text).joined() }

  /// Two texts, one after the other.
  public static func + (one: FigureText, other: FigureText) -> FigureText {
    FigureText(runs: one.runs + other.runs)
  }

  /// Line ends, control characters and bidirectional controls become spaces: a label is one line that reads as it is
  /// written, and SVG has no place for them.
  private static func singleLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.hasPlaceInLabel ? $0 : " " }))
  }
}

extension FigureText: ExpressibleByStringInterpolation {
  /// Creates a text from a literal in markup.
  public init(stringLiteral value: String) { self.init(markup: value) }
}

/// Reads the markup of `FigureText`.
private struct MarkupParser {
  private let characters: [Character]
  private var index = 0
  private var runs: [FigureText.Run] = []
  private var pending = ""

  init(_ characters: [Character]) { self.characters = characters }

  mutating func parse() -> [FigureText.Run] {
    while let character = peek() {
      switch character {
      case "_": shift(.subscripted)
      case "^": shift(.superscripted)
      case "\\": command()
      default:
        pending.append(character)
        index += 1
      }
    }
    flush()
    return runs
  }

  private func peek(_ ahead: Int = 0) -> Character? {
    index + ahead < characters.count ? characters[index + ahead] : nil
  }

  private mutating func flush() {
    if !pending.isEmpty { runs.append(FigureText.Run(pending)) }
    pending = ""
  }

  private mutating func shift(_ level: FigureText.Level) {
    let start = index
    index += 1
    guard let content = argument(), !content.isEmpty else {
      index = start + 1
      pending.append(characters[start])
      return
    }
    flush()
    runs.append(FigureText.Run(content.replacing("-", with: NumberText.minus), level))
  }

  /// What `_` or `^` applies to: a braced group, a signed number, or one character.
  private mutating func argument() -> String? {
    guard let first = peek(), first != " " else { return nil }
    if first == "{" { return braced() }
    if first == "-" || first == "+" || first == "−" || first.isNumber {
      var text = ""
      if !first.isNumber {
        text.append(first)
        index += 1
      }
      while let digit = peek(), digit.isASCII, digit.isNumber {
        text.append(digit)
        index += 1
      }
      return text
    }
    index += 1
    return String(first)
  }

  private mutating func braced() -> String? {
    guard peek() == "{", let end = characters[index...].firstIndex(of: "}") else { return nil }
    let content = String(characters[(index + 1)..<end])
    index = end + 1
    return content
  }

  private mutating func command() {
    for (name, isBar) in [("bar", true), ("it", false)] {
      let word = Array(name)
      let after = index + 1 + word.count
      guard after < characters.count, Array(characters[(index + 1)..<after]) == word, characters[after] == "{"
      else { continue }
      let start = index
      index = after
      guard let content = braced() else {
        index = start
        continue
      }
      flush()
      runs.append(FigureText.Run(content, isItalic: !isBar, hasOverbar: isBar))
      return
    }
    if let next = peek(1) {
      pending.append(next)
      index += 2
    } else {
      pending.append("\\")
      index += 1
    }
  }
}
