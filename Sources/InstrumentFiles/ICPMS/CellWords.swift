import InstrumentMeasurements

/// The words that stand in place of a number, in the languages of instruments and laboratories.
struct CellWords {
  private let word: String

  /// Folds case, blanks, points and brackets.
  init(_ text: some StringProtocol) {
    word = text.uppercased().filter { !$0.isWhitespace && !".([=:".contains($0) }
  }

  /// What the words say; `nil` where no rule explains them.
  var cell: ConcentrationTable.Cell? {
    if isBelow { return .notDetected }
    if Self.missing.contains(word) { return .missing }
    if Self.over.contains(word) { return .overRange }
    if Self.saturated.contains(word) { return .saturated }
    return ["REJECTED", "RJCT", "REJ"].contains(word) ? .rejected : nil
  }

  /// Whether the words say that nothing was detected, or nothing that could be quantified.
  var isBelow: Bool {
    let hasSign = word.hasPrefix("<")
    let bare = hasSign ? String(word.dropFirst()) : word
    return Self.below.contains(bare) || hasSign && Self.limits.contains(bare)
  }

  private static let below: Set<String> = [
    "ND", "NQ", "NN", "UD", "LOD", "LOQ", "LLOD", "LLOQ", "DL", "LD", "LQ", "MDL", "MQL", "IDL", "BDL", "BLD",
    "BQL", "BLQ", "BLOD", "BLOQ", "BMDL", "UBG", "UNG", "UNWG", "NOTDETECTED", "NOTDETECTABLE", "UNDETECTED",
    "NONDETECT", "BELOWDETECTION", "BELOWDETECTIONLIMIT", "BELOWLOD", "BELOWLOQ", "NICHTNACHWEISBAR",
    "NICHTBESTIMMBAR", "NONDÉTECTÉ", "NONDETECTE", "NODETECTADO", "NONRILEVATO", "不検出", "未検出", "未检出", "불검출",
  ]
  /// Limits that are words of their own without the sign before them.
  private static let limits: Set<String> = ["BG", "NG", "NWG", "RL", "PQL", "QL", "CRDL", "CRQL", "LRL"]
  private static let missing: Set<String> = [
    "", "N/A", "NA", "#N/A", "-", "--", "---", "–", "—", "NAN", "NULL", "NONE", "NM", "NOTMEASURED",
  ]
  private static let over: Set<String> = [
    "OR", ">OR", "OVER", "OVERRANGE", "OUTOFRANGE", "OL", "OVERLOAD", "ABOVERANGE", "ULOQ", ">ULOQ", ">LR",
  ]
  private static let saturated: Set<String> = ["S", "SAT", "SATURATED", "SATURATION", "SATURÉ", "GESÄTTIGT"]
}
