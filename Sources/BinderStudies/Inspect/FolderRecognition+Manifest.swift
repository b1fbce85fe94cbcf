import AnalysisFindings
import Foundation

/// The manifest that follows from what a folder holds, with everything in it that a person has to check.
extension FolderRecognition {
  /// A commented manifest for the recognised files.
  public var manifest: String {
    var lines = [
      "# A study of Interphase. Check the binders and samples below, then run: interphase run study.yaml",
      "formatVersion: 1",
      "study: \(Self.quoted("Comparison of binders in \(PathParts.name(of: folder))"))",
    ]
    lines += questions.map { "# To decide: \($0)" }
    lines.append("# The first binder is the reference that the others are compared with.")
    lines.append("binders: [\(binders.map(Self.quoted).joined(separator: ", "))]")
    lines.append(
      "# What happened to all samples; a sample may have a history of its own. “unknown” is a legal entry.")
    lines.append("# history: {cycles: 300, rinse: DMC, transfer: argon}")
    lines.append("samples:")
    for specimen in specimens {
      // What cannot be read before its columns are declared stands there to be switched on.
      lines += isReadable(specimen) ? sampleLines(specimen) : sampleLines(specimen).map { "# " + $0 }
    }
    let tables = files.filter(isTable)
    if !tables.isEmpty {
      lines.append("# Tables that hold rows of several samples.")
      lines.append("tables:")
      for table in tables { lines.append("  - \(Self.quoted(table.path))   # \(table.format)") }
    }
    return (lines + columnLines + factLines + leftOutLines).joined(separator: "\n") + "\n"
  }

  private func sampleLines(_ specimen: SuggestedSpecimen) -> [String] {
    var lines = [
      "  - name: \(Self.quoted(specimen.name))",
      "    binder: \(Self.quoted(specimen.isBlank ? binders.first ?? specimen.binder : specimen.binder))",
    ]
    if specimen.isBlank { lines.append("    role: blank") }
    lines.append(
      "    state: \(specimen.state ?? (specimen.isBlank ? "unknown" : "cycled"))          # pristine, soaked, formed, cycled or unknown"
    )
    let own = files.filter { $0.sample == specimen.name && !isTable($0) }
    let plain = plainTables.filter { $0.sample == specimen.name }
    if !own.isEmpty || !plain.isEmpty { lines.append("    files:") }
    for file in own { lines.append("      - \(Self.quoted(file.path))   # \(file.format)") }
    for table in plain {
      // Where a sample has nothing else, the check says what is to be declared.
      let start = own.isEmpty ? "      - " : "      # - "
      lines.append("\(start)\(Self.quoted(table.path))   # a plain table: declare its columns below")
    }
    if !specimen.rows.isEmpty {
      lines.append("    rows: [\(specimen.rows.map(Self.quoted).joined(separator: ", "))]")
    }
    return lines
  }

  /// What is to be filled in for plain tables, those with the same captions together.
  private var columnLines: [String] {
    guard !plainTables.isEmpty else { return [] }
    let groups = plainTables.reduce(into: [(captions: [String], paths: [String])]()) { groups, table in
      if let index = groups.firstIndex(where: { $0.captions == table.captions }) {
        groups[index].paths.append(table.path)
      } else {
        groups.append((table.captions, [table.path]))
      }
    }
    var lines = [
      "# Plain tables are read once their columns are declared (“interphase keys” lists the words), for example:",
      "# columns: [{files: table.csv, technique: xps, bindingEnergy: Energy, intensity: Counts}]",
    ]
    for group in groups {
      let captions = group.captions.prefix(12).map { Self.quoted($0) }.joined(separator: ", ")
      lines.append("# columns \(captions): \(group.paths.map(Self.quoted).joined(separator: ", "))")
    }
    return lines
  }

  /// The facts that files as a rule lack, as lines to fill in.
  private var factLines: [String] {
    techniques.filter { technique in files.contains { $0.technique == technique.code } }.flatMap {
      technique in
      let asked = technique.keys.filter { technique.askedFor.contains($0.name) }
      guard !asked.isEmpty else { return [String]() }
      let section = asked.map { "\($0.name): \($0.example)" }.joined(separator: ", ")
      return asked.map { "# \($0.name): \($0.summary)" } + ["# \(technique.code.rawValue): {\(section)}"]
    }
  }

  /// What lies in the folder and stands nowhere above.
  private var leftOutLines: [String] {
    duplicates.map { "# The same content as \(Self.quoted($0.original)): \(Self.quoted($0.path))" }
      + empty.map { "# Empty: \(Self.quoted($0))" }
      + unreadable.map { "# Not read: \(Self.quoted($0.file)) (\($0.found.printable))" }
      + unrecognised.map { "# Not recognised: \(Self.quoted($0))" }
  }

  static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./ ".unicodeScalars.contains($0)
    }
    if isPlain, let first = text.first, first.isLetter, text.last != " " { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": escaped += "\\\(scalar)"
      // All of these lie in the basic plane.
      case _ where scalar.isSteering || scalar.value == 0xA0:
        let digits = String(scalar.value, radix: 16)
        let width = digits.count > 2 ? 4 : 2
        escaped += (width == 4 ? "\\u" : "\\x") + String(repeating: "0", count: width - digits.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
