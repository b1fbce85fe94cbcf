extension Unicode.Scalar {
  /// Whether a label of one line that reads as it is written has a place for the character.
  ///
  /// Control characters, line ends of any kind and bidirectional controls have none (Unicode Standard Annex 9, section 2),
  /// nor have the two non-characters at the end of the plane, which XML 1.0 does not allow.
  var hasPlaceInLabel: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: false
    default: !properties.isBidiControl && value != 0xFFFE && value != 0xFFFF
    }
  }
}
