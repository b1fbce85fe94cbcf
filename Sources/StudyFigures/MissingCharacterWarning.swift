public import ScientificFigures

extension FigureScene {
  /// Which characters of a page the typeface lacks, in one line; `nil` where it has them all.
  ///
  /// - Parameters:
  ///   - figure: The figure's name.
  ///   - typeface: The fonts that the page is drawn with.
  public func missingCharacterWarning(figure: String, typeface: FigureTypeface) -> String? {
    let missing = missingCharacters(in: typeface)
    guard !missing.isEmpty else { return nil }
    let named = missing.prefix(8).map(Self.name).joined(separator: ", ")
    let more = missing.count > 8 ? " and \(missing.count - 8) more" : ""
    return "figure \(figure): the typeface lacks \(named)\(more); boxes are drawn in their place. "
      + "Show other names with “names:” in a file of changes, or rename them in the study."
  }

  /// A character with its number; what has no shape of its own, or would act on a terminal, by its number alone.
  private static func name(_ character: Unicode.Scalar) -> String {
    let digits = String(character.value, radix: 16, uppercase: true)
    let number = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    switch character.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
      .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
      return number
    default: return "“\(character)” (\(number))"
    }
  }
}
