import AnalysisFindings

/// The texts that a workbook stores once and refers to by number.
final class SharedStrings: XMLElementHandler {
  /// The texts in their order.
  private(set) var values: [String] = []
  private let allowance: WorkbookAllowance
  private var current = ""
  private var isText = false
  private var phoneticDepth = 0

  /// Starts without a text.
  init(allowance: WorkbookAllowance) { self.allowance = allowance }

  func begin(_ element: String, _ attributes: XMLAttributes) {
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
    try allowance.addText(characters.utf8.count, length: current.utf8.count)
  }

  func end(_ element: String) throws(InputProblem) {
    switch element {
    case "si":
      // However short it is, a text takes room of its own.
      try allowance.addText(64, length: 0)
      values.append(current)
    case "rPh": phoneticDepth -= 1
    case "t": isText = false
    default: break
    }
  }
}
