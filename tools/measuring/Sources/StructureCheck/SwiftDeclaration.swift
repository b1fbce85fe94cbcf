/// A declaration that other modules see.
package struct SwiftDeclaration {
  /// The line, from 0.
  package let line: Int
  /// The word that declares it, such as `struct`.
  package let keyword: String
  /// The name; that of an initializer is `init`.
  package let name: String

  /// Whether it declares a type.
  package var isType: Bool { Self.types.contains(keyword) }

  static let types: Set<String> = ["struct", "enum", "class", "actor", "protocol", "typealias"]
  static let keywords = types.union([
    "func", "var", "let", "init", "init?", "subscript", "case", "associatedtype", "macro", "precedencegroup",
  ])
  static let visibility: Set<String> = ["public", "package", "open"]
}

extension SwiftSource {
  /// The declarations that other modules see: those marked so, the cases of such enumerations and the requirements of
  /// such protocols.
  package var declarations: [SwiftDeclaration] {
    var found: [SwiftDeclaration] = []
    var scopes: [Scope] = []
    var header = ""
    for (line, text) in code.enumerated() {
      if let declaration = Self.declaration(in: text, line: line, inside: scopes.last ?? .other) {
        found.append(declaration)
      }
      for letter in text + "\n" {
        switch letter {
        case "{":
          scopes.append(Scope(header))
          header = ""
        case "}":
          if !scopes.isEmpty { scopes.removeLast() }
          header = ""
        case ";": header = ""
        default: header.append(letter)
        }
      }
    }
    return found
  }

  /// What braces enclose, as far as what stands inside is seen without being marked.
  private enum Scope {
    case visibleEnumeration
    case visibleProtocol
    case other

    /// The scope that a header opens: the text since the last brace.
    init(_ header: String) {
      let words = header.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
      let openers: Set<String> = [
        "struct", "enum", "class", "actor", "protocol", "extension", "func", "init", "var", "let",
        "subscript", "case",
        "switch", "if", "guard", "for", "while", "do", "catch", "else", "get", "set",
      ]
      self = .other
      guard let last = words.lastIndex(where: { openers.contains($0) }) else { return }
      let isVisible = words[..<last].suffix(3).contains { SwiftDeclaration.visibility.contains($0) }
      if isVisible, words[last] == "enum" { self = .visibleEnumeration }
      if isVisible, words[last] == "protocol" { self = .visibleProtocol }
    }
  }

  private static func declaration(in text: String, line: Int, inside scope: Scope) -> SwiftDeclaration? {
    var words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    while let first = words.first, first.hasPrefix("@") { words.removeFirst() }
    // `init(`, `init?(` and `subscript(` carry their parentheses with them.
    let stems = words.map { String($0.prefix { $0 != "(" && $0 != "<" && $0 != ":" }) }
    guard let place = stems.prefix(6).firstIndex(where: { SwiftDeclaration.keywords.contains($0) }) else {
      return nil
    }
    let isMarked = stems[..<place].contains { SwiftDeclaration.visibility.contains($0) }
    let isSeen =
      switch scope {
      case .visibleEnumeration:
        isMarked || (place == 0 && stems[0] == "case") || stems.starts(with: ["indirect", "case"])
      case .visibleProtocol: !stems[..<place].contains("private")
      case .other: isMarked
      }
    guard isSeen, !stems[..<place].contains("override") else { return nil }
    // `class` and `case` may be modifiers or patterns before the true keyword.
    let keyword = stems[place]
    let name =
      keyword.hasPrefix("init") || keyword == "subscript" ? keyword : stems.dropFirst(place + 1).first ?? ""
    return SwiftDeclaration(line: line, keyword: keyword, name: name.filter { $0 != "," && $0 != "{" })
  }

  /// Public declarations without a comment of documentation.
  package func documentationViolations() -> [StructureViolation] {
    guard module != nil else { return [] }
    return declarations.compactMap { declaration in
      guard !isDocumented(declaration.line) else { return nil }
      return violation(
        .documentation, declaration.line, "\(declaration.keyword) \(declaration.name) has no documentation")
    }
  }

  /// Whether a comment of documentation stands before a line, with nothing but attributes between.
  private func isDocumented(_ line: Int) -> Bool {
    var above = line - 1
    while above >= 0 {
      if documentation.contains(above) { return true }
      let text = code[above].drop { $0 == " " || $0 == "\t" }
      guard text.hasPrefix("@") || text.hasPrefix("#") else {
        return false
      }
      above -= 1
    }
    return false
  }
}
