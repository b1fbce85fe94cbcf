/// Tells code from comments and literals: as much of Swift's lexical structure as a check of names needs.
struct SwiftScanner {
  /// The text with comments and the contents of literals blanked; line ends stay.
  private(set) var code = ""
  private(set) var literals: [(line: Int, text: String)] = []

  /// What the scanner is inside of.
  private enum Mode {
    /// Code; of an interpolation, with the number of its open parentheses.
    case code(parentheses: Int?)
    /// A literal.
    case literal(hashes: Int, isMultiline: Bool, line: Int, text: String)
  }

  private let letters: [Character]
  private var index = 0
  private var line = 0
  private var modes: [Mode] = [.code(parentheses: nil)]

  init(_ text: String) { letters = Array(text) }

  mutating func scan() {
    while index < letters.count {
      switch modes.last {
      case .literal(let hashes, let isMultiline, let start, let text):
        scanLiteral(hashes, isMultiline, start, text)
      case .code(let parentheses): scanCode(parentheses)
      case nil: return
      }
    }
  }

  private mutating func scanCode(_ parentheses: Int?) {
    if matches("//") {
      while index < letters.count, !letters[index].isNewline { blank() }
    } else if matches("/*") {
      scanBlockComment()
    } else if let hashes = openingHashes() {
      let start = line
      blank(hashes)
      let isMultiline = matches("\"\"\"")
      blank(isMultiline ? 3 : 1)
      modes.append(.literal(hashes: hashes, isMultiline: isMultiline, line: start, text: ""))
    } else if let open = parentheses {
      let letter = letters[index]
      if letter == ")", open == 0 {
        modes.removeLast()
        blank()
      } else {
        modes[modes.count - 1] = .code(parentheses: open + (letter == "(" ? 1 : letter == ")" ? -1 : 0))
        keep()
      }
    } else {
      keep()
    }
  }

  private mutating func scanBlockComment() {
    var depth = 0
    repeat {
      if matches("/*") {
        depth += 1
        blank(2)
      } else if matches("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && index < letters.count
  }

  private mutating func scanLiteral(_ hashes: Int, _ isMultiline: Bool, _ start: Int, _ text: String) {
    let raised = String(repeating: "#", count: hashes)
    if matches("\\" + raised + "(") {
      blank(2 + hashes)
      // What an interpolation gives is not known; the text goes on behind it.
      modes[modes.count - 1] = .literal(
        hashes: hashes, isMultiline: isMultiline, line: start, text: text + "\u{FFFC}")
      modes.append(.code(parentheses: 0))
    } else if matches("\\" + raised), index + 1 + hashes < letters.count {
      blank(2 + hashes)
    } else if matches((isMultiline ? "\"\"\"" : "\"") + raised) {
      blank((isMultiline ? 3 : 1) + hashes)
      literals.append((start, text))
      modes.removeLast()
    } else if letters[index].isNewline, !isMultiline {
      // A literal that does not end on its line is none; the scan goes on as code.
      modes.removeLast()
    } else {
      modes[modes.count - 1] = .literal(
        hashes: hashes, isMultiline: isMultiline, line: start, text: text + String(letters[index]))
      blank()
    }
  }

  /// The number of `#` before the quotation mark of a literal that begins here.
  private func openingHashes() -> Int? {
    var place = index
    while place < letters.count, letters[place] == "#" { place += 1 }
    guard place < letters.count, letters[place] == "\"" else { return nil }
    return place - index
  }

  private func matches(_ text: String) -> Bool {
    let wanted = Array(text)
    guard index + wanted.count <= letters.count else { return false }
    return letters[index..<index + wanted.count].elementsEqual(wanted)
  }

  private mutating func keep() {
    if letters[index].isNewline { line += 1 }
    code.append(letters[index])
    index += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where index < letters.count {
      if letters[index].isNewline {
        line += 1
        code.append("\n")
      } else {
        code.append(" ")
      }
      index += 1
    }
  }
}
