import InstrumentMeasurements

extension HDF5Node {
  /// The only number of an attribute; `nil` where it is none, or no finite one.
  func number(_ name: String) -> Double? {
    attribute(name)?.number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The only text of an attribute, without blanks around it; `nil` where it is none or empty.
  func text(_ name: String) -> String? { attribute(name)?.text.flatMap(Self.said) }

  /// The only number of a data set in this group; `nil` where it is none, or no finite one.
  func storedNumber(_ name: String) -> Double? {
    self[name]?.array?.number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The only text of a data set in this group; `nil` where it is none or empty.
  func storedText(_ name: String) -> String? { self[name]?.array?.text.flatMap(Self.said) }

  private static func said(_ text: String) -> String? {
    let text = text.trimmingWhitespace()
    return text.isEmpty ? nil : text
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate func trimmingWhitespace() -> String {
    let start = drop { $0.isWhitespace }
    let end = start.lastIndex { !$0.isWhitespace }
    return end.map { String(start[...$0]) } ?? ""
  }
}
