import AnalysisFindings

/// The sheets of a workbook with the members that hold them.
final class WorkbookIndex: XMLElementHandler {
  /// The sheets' names with the identifiers of their relations.
  private(set) var sheets: [(name: String, relation: String)] = []
  /// Whether days are counted from 1904.
  private(set) var countsFrom1904 = false
  private var targets: [String: (type: String, path: String)] = [:]
  private let file: String

  /// The most sheets of a workbook.
  static let sheetLimit = 256

  /// Starts without a sheet.
  init(file: String) { self.file = file }

  /// The member of a type.
  func target(ofType type: String) -> String? {
    targets.values.filter { $0.type.hasSuffix("/\(type)") }.map(\.path).min()
  }

  /// The sheets with the members that hold their cells.
  ///
  /// - Throws: an `InputProblem` where a sheet has no member, or one that another sheet has too.
  func members() throws(InputProblem) -> [(name: String, member: String)] {
    var owners: [String: String] = [:]
    var members: [(name: String, member: String)] = []
    for sheet in sheets {
      guard let member = targets[sheet.relation]?.path else { throw Self.missing(sheet.name, file: file) }
      if let owner = owners.updateValue(sheet.name, forKey: member) {
        throw InputProblem(
          .malformed, file: file, place: .part("sheet “\(sheet.name.prefix(60))”"),
          expected: "cells of its own for each sheet", found: "those of sheet “\(owner.prefix(60))”",
          remedy: "No table program writes such a file; export the data again.")
      }
      members.append((sheet.name, member))
    }
    return members
  }

  /// The complaint about a sheet without its cells.
  static func missing(_ sheet: String, file: String) -> InputProblem {
    InputProblem(
      .malformed, file: file, place: .part("sheet “\(sheet.prefix(60))”"),
      expected: "the cells of this sheet", found: "no such member of the archive",
      remedy: "The workbook is damaged; export it again.")
  }

  func begin(_ element: String, _ attributes: XMLAttributes) throws(InputProblem) {
    switch element {
    case "sheet":
      guard let name = attributes["name"] else { return }
      guard sheets.count < Self.sheetLimit else {
        throw InputProblem(
          .limitExceeded, file: file, place: .part("xl/workbook.xml"),
          expected: "at most \(Self.sheetLimit) sheets", found: "more",
          remedy: "Save the sheets that hold the batch as a workbook of their own.")
      }
      sheets.append((name, attributes[prefixed: "id"] ?? ""))
    case "workbookPr": countsFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
    case "Relationship":
      guard let identifier = attributes["Id"], let target = attributes["Target"] else { return }
      guard targets.count < ZipContainer.countLimit else {
        throw InputProblem(
          .limitExceeded, file: file, place: .part("xl/_rels/workbook.xml.rels"),
          expected: "at most \(ZipContainer.countLimit) members", found: "more",
          remedy: "This is no workbook; check the file.")
      }
      let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/\(target)"
      targets[identifier] = (attributes["Type"] ?? "", path)
    default: break
    }
  }

  func text(_ characters: String) {}

  func end(_ element: String) {}
}
