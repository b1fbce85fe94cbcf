import AnalysisFindings

/// What a workbook may still hold, counted over all its sheets.
final class WorkbookAllowance {
  /// The most filled cells; an ICP-MS batch of 1,000 solutions with 40 channels of five columns has 200,000.
  static let cellLimit = 300_000
  /// The most rows with a filled cell.
  static let rowLimit = 65_536
  /// The most characters of a cell (Excel's own limit).
  static let lengthLimit = 32_767
  /// The most bytes of texts, of those that cells share and of those of their own.
  static let textLimit = 1 << 24

  private let file: String
  private var cells = 0
  private var rows = 0
  private var textBytes = 0

  /// Starts with everything allowed.
  init(file: String) { self.file = file }

  /// Counts a filled cell.
  func addCell(of sheet: String) throws(InputProblem) {
    cells += 1
    guard cells <= Self.cellLimit else { throw Self.tooManyCells(.part("sheet “\(sheet.prefix(60))”"), file) }
  }

  /// Counts a row with a filled cell.
  func addRow(of sheet: String) throws(InputProblem) {
    rows += 1
    guard rows <= Self.rowLimit else { throw Self.tooManyCells(.part("sheet “\(sheet.prefix(60))”"), file) }
  }

  /// Counts a piece of a text, which then is as long as is said.
  func addText(_ piece: Int, length: Int) throws(InputProblem) {
    textBytes += piece
    guard length <= 4 * Self.lengthLimit, textBytes <= Self.textLimit else {
      throw InputProblem(
        .limitExceeded, file: file, place: .part("texts of the workbook"),
        expected: "texts of at most \(Self.lengthLimit) characters, \(Self.textLimit) bytes together",
        found: "more", remedy: "Export fewer columns or samples, or split the batch.")
    }
  }

  /// The complaint about too many cells.
  static func tooManyCells(_ place: InputProblem.Place, _ file: String) -> InputProblem {
    InputProblem(
      .limitExceeded, file: file, place: place,
      expected: "at most \(cellLimit) filled cells in \(rowLimit) rows", found: "more",
      remedy: "Export fewer columns or samples, or split the batch.")
  }
}
