import AnalysisFindings

/// The texts that a workbook stores once and refers to by number.
final class SharedStrings: WorkbookXMLHandler {
  /// The most characters of a cell (Excel's own limit).
  static let lengthLimit = 32_767
  /// The most texts of a workbook.
  static let countLimit = 200_000
  /// The most bytes of all texts.
  static let sizeLimit = 1 << 24

  /// The texts in their order.
  private(set) var values: [String] = []
  private let file: String
  private var current = ""
  private var size = 0
  private var isText = false
  private var phoneticDepth = 0

  /// Starts without a text.
  init(file: String) { self.file = file }

  func begin(_ element: String, _ attributes: [String: String]) {
    switch element {
    case "si": current = ""
    case "rPh": phoneticDepth += 1  // how a Japanese text is spoken: no part of it
    case "t": isText = phoneticDepth == 0
    default: break
    }
  }

  func text(_ characters: String) throws(InputProblem) {
    guard isText else { return }
    current += characters
    size += characters.utf8.count
    guard current.utf8.count <= 4 * Self.lengthLimit, size <= Self.sizeLimit else {
      throw Self.tooLong(file: file)
    }
  }

  func end(_ element: String) throws(InputProblem) {
    switch element {
    case "si":
      guard values.count < Self.countLimit else { throw Self.tooLong(file: file) }
      values.append(current)
    case "rPh": phoneticDepth -= 1
    case "t": isText = false
    default: break
    }
  }

  /// The complaint about too much text.
  static func tooLong(file: String) -> InputProblem {
    InputProblem(
      .limitExceeded, file: file, place: .part("texts of the workbook"),
      expected: "at most \(countLimit) texts of \(lengthLimit) characters, \(sizeLimit) bytes together",
      found: "more", remedy: "Export fewer columns or samples, or split the batch.")
  }
}
