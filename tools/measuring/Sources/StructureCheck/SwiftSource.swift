/// A file of Swift as the structure check sees it: its code without comments and texts, its literals, its comments.
package struct SwiftSource: Sendable {
  /// The path from the project's root: `Sources/BinderStudies/Run/StudyPlan.swift`.
  package let path: String
  /// The lines with comments and the contents of literals blanked.
  package private(set) var code: [String] = []
  /// The string literals with the lines that they begin on; interpolations are left out.
  package private(set) var literals: [(line: Int, text: String)] = []
  /// The lines that hold a comment of documentation and nothing else, from 0.
  package private(set) var documentation: Set<Int> = []

  /// The module that the file belongs to; `nil` for a file outside of `Sources`.
  package var module: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  /// Reads a text.
  package init(path: String, text: String) {
    self.path = path
    var scanner = SwiftScanner(text)
    scanner.scan()
    code = scanner.code.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    literals = scanner.literals
    for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let isBlank = line < code.count && code[line].allSatisfy { $0 == " " || $0 == "\t" }
      if isBlank, content.drop(while: { $0 == " " || $0 == "\t" }).hasPrefix("///") {
        documentation.insert(line)
      }
    }
  }
}
