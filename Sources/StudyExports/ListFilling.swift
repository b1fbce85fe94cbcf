import AnalysisFindings

/// A lossless JSON document whose longest lists were left empty, to be written into their places item by item: encoding takes
/// ten times the memory of what it encodes.
struct ListFilling {
  private var rest: ArraySlice<UInt8>

  /// Encodes a value without the items of its long lists.
  ///
  /// - Throws: an `InputProblem` where the value cannot be encoded.
  init(_ value: some Encodable, file: String) throws(InputProblem) {
    let bytes = try LosslessJSON.bytes(value, file: file, atMost: RecordedStudy.comparisonSizeLimit)
    rest = bytes.dropLast()
  }

  /// Writes what stands before the next list of a name, and the list.
  ///
  /// - Parameters:
  ///   - key: The name of the list, which must be empty in the document.
  ///   - count: The number of its items.
  ///   - append: Adds bytes to the file.
  ///   - item: Writes one item.
  mutating func fill(
    _ key: String, _ count: Int, _ append: ([UInt8]) throws(InputProblem) -> Void,
    _ item: (Int) throws(InputProblem) -> Void
  ) throws(InputProblem) {
    // No text has this: its quotes would be escaped.
    guard let place = rest.firstRange(of: Array("\"\(key)\":[".utf8)) else { return }
    try append(Array(rest[..<place.upperBound]))
    rest = rest[place.upperBound...]
    for index in 0..<count {
      if index > 0 { try append([UInt8(ascii: ",")]) }
      try item(index)
    }
  }

  /// Writes what is left of the document, without a line end.
  func finish(_ append: ([UInt8]) throws(InputProblem) -> Void) throws(InputProblem) {
    try append(Array(rest))
  }
}
