public import AnalysisFindings
public import InstrumentMeasurements

/// Reads EMSA/MAS spectra (ISO 22029): a header of `#KEYWORD : value` lines and the data as plain numbers.
public struct EMSAReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// EMSA/MAS text.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "emsa", name: "EMSA/MAS spectrum", vendor: "ISO 22029", techniques: ["eels"],
      fileNameEndings: ["msa", "emsa", "ems"])
  }

  /// Certain where the first keyword is `#FORMAT` and names EMSA/MAS.
  public func recognition(of head: FileHead) -> Recognition {
    let lines = TextLines(head: head)
    guard let first = (0..<min(lines.count, 20)).first(where: { !lines.isBlank($0) }),
      let line = lines.trimmed(first)?.uppercased(), line.hasPrefix("#FORMAT")
    else { return .no }
    return line.contains("EMSA") || line.contains("MAS") ? .certain : .possible
  }

  /// Reads every spectrum of the file; as a rule there is one.
  ///
  /// - Throws: where a number is not one, the axis is missing, or the data end too early.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    var line = 0
    var entriesLeft = EMSAHeader.entryLimit
    var spectra: [ElectronMicroscopySignal] = []
    repeat {
      let header = try EMSAHeader(lines, from: line, entriesLeft: &entriesLeft, file: file.source.path)
      let data = try EMSAData(lines, after: header, file: file.source.path)
      spectra.append(try spectrum(header, data, of: file))
      line = data.nextLine
    } while (line..<lines.count).contains { lines.trimmed($0)?.uppercased().hasPrefix("#FORMAT") == true }
    return spectra
  }

  private func spectrum(
    _ header: EMSAHeader, _ data: EMSAData, of file: FileContents
  ) throws(InputProblem) -> ElectronMicroscopySignal {
    let titles = header.values("TITLE").filter { !$0.isEmpty }
    let type = (header.value("SIGNALTYPE") ?? "").uppercased()
    let signal = type == "ELS" ? "EELS" : type
    let unit = Self.unit(header.value("XUNITS") ?? "")
    let isLoss = signal == "EELS" || (signal.isEmpty && AxisUnit.electronvolts(unit) != nil)
    var notes = header.notes + data.notes
    let positions = try axisPositions(header, data, file: file.source.path, notes: &notes)
    // A label may be given twice: the later one is the standard's place for it.
    let label = header.values("XLABEL").last { !$0.isEmpty } ?? ""
    let axis = MeasurementAxis(
      quantity: signal == "EELS" ? "energy loss" : label.isEmpty && isLoss ? "energy" : label, unit: unit,
      positions: positions)
    return ElectronMicroscopySignal(
      title: titles.isEmpty ? file.head.name : titles.joined(separator: " "), source: file.source,
      metadata: header.metadata, readingNotes: notes, axes: [axis], values: .real(data.values),
      storedType: "text", signal: signal, energyAxis: isLoss ? 0 : nil,
      intensityUnit: header.value("YUNITS") ?? "", beamEnergy: header.number("BEAMKV"),
      convergenceAngle: header.number("CONVANGLE"), collectionAngle: header.number("COLLANGLE"),
      exposure: header.number("INTEGTIME").map { $0 / 1_000 }, position: Self.position(header))
  }

  /// The place on the specimen; one coordinate alone lies on its axis.
  private static func position(_ header: EMSAHeader) -> ElectronMicroscopySignal.SpecimenPosition? {
    let (x, y) = (header.nanometres("XPOSITION"), header.nanometres("YPOSITION"))
    return x == nil && y == nil ? nil : .init(x: x ?? 0, y: y ?? 0)
  }

  /// The axis of the header where the file's x column agrees with it to 1 % of a channel (that column is rounded), and
  /// the x column where it does not.
  private func axisPositions(
    _ header: EMSAHeader, _ data: EMSAData, file: String, notes: inout [String]
  ) throws(InputProblem) -> MeasurementAxis.Positions {
    let step = header.number("XPERCHAN")
    let start = header.number("OFFSET")
    if let step, let start, step != 0, step.isFinite, start.isFinite {
      let agrees = data.positions.enumerated().allSatisfy { index, x in
        abs(x - (start + step * Double(index))) <= 0.01 * abs(step)
      }
      if agrees { return .regular(start: start, step: step, count: data.values.count) }
      notes.append(
        "The x column does not follow OFFSET \(start) and XPERCHAN \(step); the x column was taken.")
    }
    guard data.positions.isEmpty else { return .listed(data.positions) }
    let missing = start == nil ? "OFFSET" : "XPERCHAN"
    throw InputProblem(
      .missing, file: file, place: header.line(of: missing).map { .line($0 + 1) } ?? .part("header"),
      expected: "a number after #\(missing), because the data have no x column",
      found: header.value(missing).map { "“\($0.prefix(40))”" } ?? "no such line",
      remedy: "Add the line, or export the spectrum with DATATYPE XY.")
  }

  /// The unit in `eV` or `Energy Loss (eV)`.
  private static func unit(_ text: String) -> String {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return text }
    return String(text[text.index(after: open)...].dropLast())
  }
}
