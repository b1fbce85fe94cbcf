extension String {
  /// The text on one line, with nothing in it that steers what shows it.
  ///
  /// Titles, binders, file names and tags come from other people's files. Control characters would move the cursor of a
  /// terminal, end lines of a table and run commands of a printer; bidirectional controls would reorder what a person
  /// reads. Each is written out instead: `\n`, `\u{1B}`, `\u{202E}`. Every medium that has no escapes of its own (the
  /// terminal, tables, HTML, figures) shows them in this one form.
  public var printable: String {
    guard unicodeScalars.contains(where: \.isSteering) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isSteering { text += scalar.writtenOut } else { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether this is a control character, a line end of any kind, or a bidirectional control
  /// (Unicode Standard Annex 9, section 2; Annex 14, classes BK, CR, LF and NL).
  public var isSteering: Bool {
    // Nearly all text is plain ASCII, which needs no look into the tables of Unicode.
    if value < 0x7F { return value < 0x20 }
    return switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: properties.isBidiControl
    }
  }

  /// The character as a literal of Swift writes it: `\n`, `\u{1B}`.
  fileprivate var writtenOut: String {
    switch self {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
    }
  }
}
