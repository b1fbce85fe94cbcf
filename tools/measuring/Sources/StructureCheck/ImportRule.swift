extension SwiftSource {
  /// The modules that the file imports, with their lines.
  package var imports: [(line: Int, module: String)] {
    code.enumerated().compactMap { line, text in
      var words = text.split(whereSeparator: { $0 == " " || $0 == "\t" })
      let modifiers: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
      while let first = words.first, first.hasPrefix("@") || modifiers.contains(first) { words.removeFirst() }
      guard words.first == "import", words.count > 1 else { return nil }
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
      let name = kinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
      return (line, String(name.prefix { $0 != "." }))
    }
  }

  /// What the file imports although its floor may not.
  func importViolations() -> [StructureViolation] {
    guard let module else { return [] }
    guard let room = House.rooms.first(where: { $0.name == module }) else {
      return [violation(.imports, 0, "\(module) is no room of the house")]
    }
    return imports.filter { !room.imports.contains($0.module) && !House.everywhere.contains($0.module) }.map {
      violation(.imports, $0.line, "\(module) (floor \(room.floor)) may not import \($0.module)")
    }
  }

  /// A violation on a line that counts from 0.
  func violation(_ rule: StructureViolation.Rule, _ line: Int, _ what: String) -> StructureViolation {
    StructureViolation(rule: rule, path: path, line: line + 1, what: what)
  }
}
