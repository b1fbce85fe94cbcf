import AnalysisFindings
import InstrumentFiles
import Yams

/// A kind of YAML file that people write, read as far as its root.
struct YAMLSource {
  /// What it is, in a few words: `a study manifest`.
  let what: String
  /// What it begins with: `keys such as “study:” and “samples:”`.
  let keys: String
  /// How to come by one: `` `interphase init FOLDER` writes a manifest ``.
  let hint: String

  /// The largest file that is read, in bytes.
  static let sizeLimit = 1 << 20

  /// The text of a file.
  ///
  /// - Throws: `ManifestProblems` where it is no text of a reasonable size.
  func text(of path: String) throws(ManifestProblems) -> String {
    let bytes: [UInt8]
    do {
      bytes = try RegularFile.bytes(of: path, atMost: Self.sizeLimit)
    } catch {
      throw ManifestProblems([
        InputProblem(
          error, file: path, expected: what, limit: Self.sizeLimit,
          remedy: "Check the spelling, or name the file in the folder; \(hint).",
          largeRemedy: "Name \(what), not a data file.")
      ])
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
    let text = String(decoding: content, as: UTF8.self)
    guard text.utf8.elementsEqual(content) else {
      throw ManifestProblems([
        InputProblem(
          .malformed, file: path, expected: "\(what), which is text in UTF-8", found: "other bytes",
          remedy: "Name \(what), not a data file, and save it as UTF-8 text.")
      ])
    }
    return text
  }

  /// The keys and values of a text.
  ///
  /// - Throws: `ManifestProblems` with the place where the text is no YAML.
  func root(of text: String, file: String) throws(ManifestProblems) -> ManifestValue {
    if let excess = YAMLSurvey.excess(in: text, file: file) { throw ManifestProblems([excess]) }
    do {
      guard let node = try Yams.compose(yaml: text), node.mapping != nil else {
        throw InputProblem(
          .malformed, file: file, place: .line(1), expected: keys, found: "no key",
          remedy: "To start from: \(hint).")
      }
      return ManifestValue(node)
    } catch let problem as InputProblem {
      throw ManifestProblems([problem])
    } catch {
      throw ManifestProblems([Self.problem(of: error, text, file: file)])
    }
  }

  /// The value of a piece of YAML, such as the example of a key.
  static func value(of text: String) throws -> ManifestValue {
    try Yams.compose(yaml: text).map { ManifestValue($0) } ?? ManifestValue(.text(""))
  }

  private static func isTab(_ mark: Mark, _ text: String) -> Bool {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(mark.line - 1) else { return false }
    return lines[mark.line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
  }

  private static func problem(of error: any Error, _ text: String, file: String) -> InputProblem {
    let remedy = "Check the indentation and the quotes around this line; lists start with “- ”."
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // The parser's own words begin with “found” where ours do.
      let found = problem.hasPrefix("found ") ? String(problem.dropFirst(6)) : problem
      return InputProblem(
        .malformed, file: file, place: .lineAndColumn(mark.line, mark.column), expected: "YAML",
        found: found, remedy: isTab(mark, text) ? "YAML indents with blanks; replace the tab." : remedy)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return InputProblem(
        .malformed, file: file, place: .line(context.mark.line), expected: "each key once",
        found: "“\(duplicates.joined(separator: ", "))” more than once", remedy: "Remove one of them.")
    default:
      return InputProblem(
        .malformed, file: file, expected: "YAML", found: "\(error)".prefix(200).description, remedy: remedy)
    }
  }
}
