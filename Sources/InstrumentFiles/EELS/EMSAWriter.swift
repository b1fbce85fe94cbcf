public import InstrumentMeasurements

/// Writes spectra as EMSA/MAS text (ISO 22029), so that other programs read the same numbers.
public enum EMSAWriter {
  /// The text of one spectrum.
  ///
  /// An even axis is written as OFFSET and XPERCHAN with data of type Y, any other as pairs. Numbers have the fewest digits
  /// that read back to the same value. Physical intensities are written, not raw ones.
  /// - Parameter signal: A real signal of one axis.
  /// - Returns: `nil` for signals of several axes, complex values or colours.
  public static func text(of signal: ElectronMicroscopySignal) -> String? {
    guard signal.axes.count == 1, let axis = signal.axes.first, let raw = signal.realValues,
      raw.count == axis.count, !raw.isEmpty
    else { return nil }
    let values = raw.map { signal.intensityScale * ($0 - signal.intensityOrigin) }
    var lines = [
      line("FORMAT", "EMSA/MAS Spectral Data File"), line("VERSION", "1.0"),
      line("TITLE", oneLine(signal.title, limit: 64)), line("DATE", "01-JAN-2000"), line("TIME", "00:00"),
      line("OWNER", ""), line("NPOINTS", "\(values.count)."), line("NCOLUMNS", "1."),
      line("XUNITS", axis.unit), line("YUNITS", signal.intensityUnit),
    ]
    var isPaired = true
    if case .regular(let start, let step, _) = axis.positions {
      isPaired = false
      lines += [line("DATATYPE", "Y"), line("XPERCHAN", "\(step)"), line("OFFSET", "\(start)")]
    } else {
      let positions = axis.values
      let step = positions.count > 1 ? (positions[1] - positions[0]) : 1
      lines += [
        line("DATATYPE", "XY"), line("XPERCHAN", "\(step)"), line("OFFSET", "\(positions.first ?? 0)"),
      ]
    }
    if signal.signal == "EELS" { lines.append(line("SIGNALTYPE", "ELS")) }
    if let energy = signal.beamEnergy { lines.append(line("BEAMKV   -kV", "\(energy)")) }
    if let angle = signal.convergenceAngle { lines.append(line("CONVANGLE-mR", "\(angle)")) }
    if let angle = signal.collectionAngle { lines.append(line("COLLANGLE-mR", "\(angle)")) }
    if let exposure = signal.exposure { lines.append(line("INTEGTIME-ms", "\(exposure * 1000)")) }
    if let position = signal.position {
      lines += [line("XPOSITION-nm", "\(position.x)"), line("YPOSITION-nm", "\(position.y)")]
    }
    lines.append(line("SPECTRUM", "Spectral Data Starts Here"))
    if isPaired {
      lines += zip(axis.values, values).map { "\($0), \($1)" }
    } else {
      lines += values.map { "\($0)" }
    }
    lines.append(line("ENDOFDATA", ""))
    return lines.joined(separator: "\r\n") + "\r\n"
  }

  /// A header line: `#` and a keyword of twelve characters, a colon and the value.
  private static func line(_ keyword: String, _ value: String) -> String {
    let field = keyword + String(repeating: " ", count: max(12 - keyword.count, 0))
    return "#\(field): \(value)"
  }

  /// A text without line breaks, cut to a number of characters.
  private static func oneLine(_ text: String, limit: Int) -> String {
    String(text.map { $0.isNewline ? " " : $0 }.prefix(limit))
  }
}
