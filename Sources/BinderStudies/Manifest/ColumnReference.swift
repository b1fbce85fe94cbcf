import AnalysisFindings
import InstrumentFiles

/// Which column of a plain table is meant, as a manifest writes it.
enum ColumnReference {
  /// A column: its header, its number, `rest`, or a mapping with `column` and what the file does not say of it.
  static func column(
    _ node: ManifestValue, _ meaning: ColumnDeclaration.Meaning, _ decoder: inout ManifestDecoder
  ) -> ColumnDeclaration.Column? {
    let key = meaning.rawValue
    guard node.entries != nil else {
      return reference(node, key: key, &decoder).map { ColumnDeclaration.Column($0, meaning) }
    }
    var column = ColumnDeclaration.Column(.remaining, meaning)
    var isNamed = false
    for (inner, _, value) in decoder.mapping(
      node, key: key, allowed: ["column", "name", "unit", "position"])
    {
      switch inner {
      case "column":
        isNamed = true
        if let found = reference(value, key: inner, &decoder) { column.reference = found }
      case "name": column.name = decoder.text(value, key: inner, what: "a name such as PO2-")
      case "unit": column.unit = decoder.text(value, key: inner, what: "a unit such as counts") ?? ""
      case "position": column.position = position(value, &decoder)
      default: break
      }
    }
    if !isNamed {
      decoder.note(
        .missing, key: key, node: node, expected: "which column it is", found: "no key “column”",
        remedy: "Add “column: HEADER” or “column: NUMBER”.")
      return nil
    }
    return column
  }

  private static func position(_ node: ManifestValue, _ decoder: inout ManifestDecoder) -> Double? {
    if let position = node.text.flatMap({ Double($0) }), position.isFinite { return position }
    decoder.note(
      key: "position", node: node, expected: "a position in nm, or an etch time in s, such as 0.5",
      found: decoder.describe(node), remedy: "Write a number without its unit.")
    return nil
  }

  /// A plain whole number is a column's number, plain `rest` all other columns, everything else a header.
  private static func reference(
    _ node: ManifestValue, key: String, _ decoder: inout ManifestDecoder
  ) -> ColumnDeclaration.Reference? {
    guard let text = decoder.text(node, key: key, what: "a column's header, its number, or rest") else {
      return nil
    }
    guard node.isQuoted == false else { return .header(text) }
    if text == "rest" { return .remaining }
    guard let number = Int(text) else { return .header(text) }
    guard number > 0 else {
      decoder.note(
        key: key, node: node, expected: "a column's number from 1", found: text,
        remedy: "Columns are counted from 1; quote a header that is a number.")
      return nil
    }
    return .number(number)
  }
}
