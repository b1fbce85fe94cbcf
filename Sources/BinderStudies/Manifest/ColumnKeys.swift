import AnalysisFindings
import InstrumentFiles

/// The keys of an entry of the section `columns`: what the columns of plain tables are.
struct ColumnKeys: Sendable {
  /// The techniques whose tables can be declared.
  private let techniques: [(code: String, table: TableDeclaration)]

  init(_ techniques: [StudyTechnique]) {
    self.techniques = techniques.compactMap { technique in
      technique.table.map { (technique.code.rawValue, $0) }
    }
  }

  private var codes: [String] { techniques.map(\.code) }

  /// The keys for the documentation; of those that several techniques have, one that names them all.
  var descriptions: [KeyDescription] {
    var keys = commonKeys.map(\.description)
    for (code, table) in techniques {
      for key in (Self.columnKeys(table) + Self.factKeys(table)).map(\.description) {
        if let index = keys.firstIndex(where: { $0.name == key.name }) {
          keys[index].summary = keys[index].summary.replacing(")", with: ", \(code))")
        } else {
          var named = key
          named.summary = "\(key.summary.trimmingSuffix(".")) (\(code))."
          keys.append(named)
        }
      }
    }
    return keys
  }

  /// The entry's declaration; `nil` if it is wrong, with the problems noted in the decoder.
  func read(_ node: ManifestValue, _ decoder: inout ManifestDecoder) -> StudyManifest.DeclaredColumns? {
    let before = decoder.problems.count
    var entry = ColumnEntry()
    if let word = node["technique"] {
      let code = decoder.word(word, key: "technique", among: codes)
      guard let table = techniques.first(where: { $0.code == code })?.table else { return nil }
      entry.declaration.technique = table.form.technique
      let keys = commonKeys + Self.columnKeys(table) + Self.factKeys(table)
      OptionTable(name: "columns", keys: keys).read(node, into: &entry, &decoder)
      Self.noteMissingColumns(table.form, node, &decoder)
    } else if node.entries != nil {
      decoder.note(
        .missing, key: "columns", node: node, expected: "the technique of the tables",
        found: "no key “technique”", remedy: "Add “technique:” with one of \(codes.joined(separator: ", ")).")
      _ = decoder.mapping(node, key: "columns", allowed: descriptions.map(\.name))
    } else {
      _ = decoder.mapping(node, key: "columns", allowed: descriptions.map(\.name))
    }
    if node.entries != nil, node["files"] == nil {
      decoder.note(
        .missing, key: "columns", node: node, expected: "the files whose columns these are",
        found: "no key “files”", remedy: "Add “files: PATTERN”, as the samples name them.")
    }
    guard decoder.problems.count == before else { return nil }
    return StudyManifest.DeclaredColumns(
      files: entry.files, declaration: entry.declaration, line: node.line)
  }

  private static func noteMissingColumns(
    _ form: DeclaredTableForm, _ node: ManifestValue, _ decoder: inout ManifestDecoder
  ) {
    guard node.entries != nil else { return }
    for choice in form.needed where !choice.contains(where: { node[$0.rawValue] != nil }) {
      let words = choice.map(\.rawValue).joined(separator: " or ")
      decoder.note(
        .missing, key: "columns", node: node, expected: "which column is \(words)",
        found: "no key “\(choice.first?.rawValue ?? "")”",
        remedy: "Add “\(choice.first?.rawValue ?? ""): HEADER”, or the column's number.")
    }
  }
}

/// An entry of the section `columns` while it is read.
struct ColumnEntry: Sendable {
  var files: [StudyManifest.FilePattern] = []
  var declaration = ColumnDeclaration(technique: Technique(rawValue: ""), columns: [])
}

extension ColumnKeys {
  private var commonKeys: [OptionKey<ColumnEntry>] {
    [
      OptionKey(
        "files", words: "paths or patterns", example: "table.csv", "The tables, as the samples name them."
      ) { value, entry, decoder in
        entry.files = value.items.compactMap { item in
          decoder.text(item, key: "files", what: "a path or pattern").map {
            StudyManifest.FilePattern(pattern: $0, line: item.line)
          }
        }
      },
      OptionKey(
        "technique", words: codes.joined(separator: ", "), example: codes.first ?? "",
        "What is made of the table."
      ) { _, _, _ in },
      OptionKey(
        "delimiter", \.declaration.delimiter,
        ValueForm<ColumnDeclaration.Delimiter>.word.optional(none: "found"),
        example: "semicolon", innermost: .study, "What stands between two cells; found out without it."),
      OptionKey(
        "decimalComma", \.declaration.hasDecimalComma, ValueForm<Bool>.flag.optional(none: "found"),
        example: "true",
        innermost: .study, "Whether decimals are written with a comma; found out without it."),
      OptionKey(
        "headerLine", \.declaration.headerLine,
        ValueForm<Int>.integer(in: 1...1_000_000).optional(none: "found"),
        example: "3", innermost: .study, "The line of the headers, from 1."),
      OptionKey(
        "firstDataLine", \.declaration.firstDataLine,
        ValueForm<Int>.integer(in: 1...1_000_000).optional(none: "found"),
        example: "5", innermost: .study, "The first line of data, from 1."),
    ]
  }

  private static func columnKeys(_ table: TableDeclaration) -> [OptionKey<ColumnEntry>] {
    table.form.columns.map { column in
      OptionKey(
        column.meaning.rawValue,
        words: "a header, a number from 1, rest, or {column:, name:, unit:, position:}",
        example: "\"Column 1\"", column.summary
      ) { value, entry, decoder in
        entry.declaration.columns += value.items.compactMap {
          ColumnReference.column($0, column.meaning, &decoder)
        }
      }
    }
  }

  private static func factKeys(_ table: TableDeclaration) -> [OptionKey<ColumnEntry>] {
    table.facts.map { $0.within(\ColumnEntry.declaration.facts) }
  }
}

extension String {
  /// The text without an ending, where it has it.
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
