package import InstrumentMeasurements

extension ConcentrationTable.Cell {
  /// The meaning of a cell's text, as laboratories write it.
  ///
  /// `<0.7` and `< 0.7` are below a limit, `n.d.` and `<LOD` below one that is not stated; what no rule explains is kept.
  package init(text: String, decimalSeparator: UInt8 = NumberScanner.point) {
    let trimmed = text.trimmingPrefix { $0.isWhitespace }
    if let number = NumberScanner.number(trimmed, decimalSeparator: decimalSeparator), number.isFinite {
      self = .value(number)
      return
    }
    if let sign = trimmed.first, "<>≤≥".contains(sign),
      let limit = NumberScanner.number(trimmed.dropFirst(), decimalSeparator: decimalSeparator),
      limit.isFinite
    {
      self = sign == "<" || sign == "≤" ? .below(limit) : .above(limit)
      return
    }
    switch trimmed.uppercased().filter({ !$0.isWhitespace && $0 != "." }) {
    case "", "N/A", "NA", "-", "--", "---", "NAN": self = .missing
    case "ND", "BDL", "<LOD", "<LOQ", "<DL", "<MDL", "<LLOD", "<LLOQ", "NOTDETECTED": self = .notDetected
    case "OR", "OVERRANGE": self = .overRange
    case "S", "SAT", "SATURATED": self = .saturated
    case "REJECTED": self = .rejected
    default: self = .unexplained(text)
    }
  }

  /// The meaning of a cell of a sheet; an empty cell is missing.
  init(_ value: SheetGrid.Value?, decimalSeparator: UInt8 = NumberScanner.point) {
    switch value {
    case .number(let number): self = .value(number)
    case .text(let text): self.init(text: text, decimalSeparator: decimalSeparator)
    case .boolean(let truth): self = .unexplained(truth ? "true" : "false")
    case .error(let error): self = .unexplained(error)
    case nil: self = .missing
    }
  }
}
