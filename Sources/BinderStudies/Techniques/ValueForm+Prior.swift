import StudyExports
import XPSAnalysis

extension ValueForm where Value == PriorValue {
  /// A value that a fit may change: `286.5 eV ± 0.2 eV` with its standard deviation, `286.5 eV` where it is fixed, and
  /// `[286.1 eV, 286.9 eV]` within walls.
  ///
  /// - Parameters:
  ///   - dimension: What is measured.
  ///   - spreadDimension: What the standard deviation is written in: the same, or a fraction where it is relative.
  static func prior(_ dimension: QuantityDimension, spread spreadDimension: QuantityDimension) -> ValueForm {
    return ValueForm(
      words: "\(dimension.words), with “± x” where x is its standard deviation, or [from, to]",
      read: { value, key, decoder in
        if value.list != nil {
          return ValueForm<ClosedRange<Double>>.range(dimension).read(value, key, &decoder).map { walls in
            // Within walls nothing is known: the deviation of a flat distribution over them is as wide as they allow.
            let middle = (walls.lowerBound + walls.upperBound) / 2
            let width = walls.upperBound - walls.lowerBound
            return PriorValue(
              middle, spread: spreadDimension == dimension ? width : width / middle.magnitude, bounds: walls)
          }
        }
        let parts = (value.text ?? "").split(separator: "±", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let middle = dimension.value(of: String(parts[0])) else {
          decoder.note(
            key: key, node: value, expected: "\(dimension.words), with or without “± x”",
            found: decoder.describe(value), remedy: "Write VALUE ± STANDARD DEVIATION, or [FROM, TO].")
          return nil
        }
        guard parts.count == 2 else { return PriorValue(middle) }
        guard let spread = spreadDimension.value(of: String(parts[1])), spread >= 0 else {
          decoder.note(
            key: key, node: value,
            expected: "\(spreadDimension.words) behind “±”",
            found: decoder.describe(value), remedy: "Correct the deviation.")
          return nil
        }
        return PriorValue(middle, spread: spread)
      },
      written: { prior in
        if let bounds = prior.bounds {
          return "[\(dimension.text(bounds.lowerBound)), \(dimension.text(bounds.upperBound))]"
        }
        let value = dimension.text(prior.value)
        return prior.spread > 0 ? "\(value) ± \(spreadDimension.text(prior.spread))" : value
      })
  }
}
