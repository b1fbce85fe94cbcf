public import AnalysisFindings
public import InstrumentMeasurements

/// Reads the XY files that SPECS Prodigy exports: commented settings, then columns for every region, cycle and scan.
public struct SPECSTextReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// The XY serializer of SpecsLab Prodigy.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "specs-xy", name: "SPECS Prodigy XY export", vendor: "SPECS", techniques: ["xps"],
      fileNameEndings: ["xy"])
  }

  /// Certain where the first line names the program.
  public func recognition(of head: FileHead) -> Recognition {
    let first = TextLines(head: head).trimmed(0) ?? ""
    return first.hasPrefix("# Created by:") && first.contains("SpecsLab") ? .certain : .no
  }

  /// Reads one spectrum for every set of columns.
  ///
  /// - Throws: an `InputProblem` with the line and column of the first cell that is not a number.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let lines = try TextLines(file)
    var settings = SPECSSettings()
    var spectra: [any InstrumentMeasurement] = []
    var entries = 0
    var line = 0
    while line < lines.count {
      let text = lines.trimmed(line) ?? ""
      if text.isEmpty || text.hasPrefix("#") {
        settings.take(text)
        line += 1
        continue
      }
      guard let labels = settings.columnLabels else {
        throw InputProblem(
          .malformed, file: file.source.path, place: .line(line + 1),
          expected: "a comment “# ColumnLabels:” above the numbers", found: "“\(text.prefix(60))”",
          remedy: "Export the file again with its metadata (Output Meta Data: yes).")
      }
      var end = line
      while end < lines.count, !lines.isBlank(end), lines.bytes[lines.range(end)].first != 0x23 { end += 1 }
      let rows = try NumericRows(
        lines, from: line, to: end, layout: TextTableLayout(delimiter: .blanks), columnNames: labels,
        file: file.source.path)
      entries += settings.entryCount
      guard entries < 1 << 23 else {
        throw InputProblem(
          .limitExceeded, file: file.source.path, place: .line(line + 1),
          expected: "at most \(1 << 23) settings in all spectra", found: "more than that",
          remedy: "Export fewer regions into one file.")
      }
      spectra.append(settings.spectrum(rows, labels, file.source))
      line = end
    }
    guard !spectra.isEmpty else {
      throw InputProblem(
        .truncated, file: file.source.path, place: .line(lines.count), expected: "columns of numbers",
        found: "settings only", remedy: "Export the spectra again.")
    }
    return spectra
  }
}
