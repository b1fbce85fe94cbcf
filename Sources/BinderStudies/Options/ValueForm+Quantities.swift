import StudyExports

extension ValueForm where Value == Double {
  /// A positive quantity with its unit, kept in the first unit of its dimension.
  ///
  /// - Parameters:
  ///   - dimension: What is measured.
  ///   - zeroAllowed: Whether 0 is a value.
  public static func quantity(_ dimension: QuantityDimension, zeroAllowed: Bool = false) -> ValueForm {
    ValueForm(
      words: dimension.words,
      read: { value, key, decoder in
        decoder.quantity(value, key: key, dimension, zeroAllowed: zeroAllowed)
      }, written: { dimension.text($0) })
  }

  /// A quantity of either sign, kept in the first unit of its dimension.
  public static func signed(_ dimension: QuantityDimension) -> ValueForm {
    ValueForm(
      words: "\(dimension.words), of either sign",
      read: { value, key, decoder in decoder.signedQuantity(value, key: key, dimension) },
      written: { dimension.text($0) })
  }

  /// A quantity with its unit within limits, in the first unit of its dimension.
  public static func quantity(_ dimension: QuantityDimension, in range: ClosedRange<Double>) -> ValueForm {
    ValueForm(
      words: "\(dimension.words), from \(range.lowerBound.resultText) to \(range.upperBound.resultText)",
      read: { value, key, decoder in
        decoder.quantity(value, key: key, dimension, in: range)
      }, written: { dimension.text($0) })
  }
}

extension ValueForm where Value == ClosedRange<Double> {
  /// Two quantities of one dimension, the ends of a range in any order: `[280 eV, 294 eV]`.
  public static func range(_ dimension: QuantityDimension) -> ValueForm {
    ValueForm(
      words: "two ends such as [\(dimension.example), …], each \(dimension.words)",
      read: { value, key, decoder in
        guard let list = value.list, list.count == 2 else {
          decoder.note(
            key: key, node: value, expected: "two ends of a range", found: decoder.describe(value),
            remedy: "Write \(key): [FROM, TO].")
          return nil
        }
        let ends = list.compactMap { decoder.signedQuantity($0, key: key, dimension) }
        guard ends.count == 2 else { return nil }
        return min(ends[0], ends[1])...max(ends[0], ends[1])
      }, written: { "[\(dimension.text($0.lowerBound)), \(dimension.text($0.upperBound))]" })
  }
}

extension ValueForm where Value == Int {
  /// A whole number within limits.
  public static func integer(in range: ClosedRange<Int>) -> ValueForm {
    ValueForm(
      words: "a whole number from \(range.lowerBound) to \(range.upperBound)",
      read: { value, key, decoder in decoder.integer(value, key: key, in: range) }, written: { String($0) })
  }
}

extension ValueForm where Value == UInt64 {
  /// A seed of random draws.
  public static var seed: ValueForm {
    ValueForm<Int>.integer(in: 0...Int.max).mapped({ UInt64($0) }, from: { Int($0) })
  }
}
