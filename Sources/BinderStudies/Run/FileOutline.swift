public import AnalysisFindings
public import InstrumentFiles
public import InstrumentMeasurements

/// What a file holds, without its numbers: what a study is planned from, however large the files are.
public struct FileOutline: Sendable {
  /// The file's record, with hash, format and the reader's notes.
  public var source: SourceFile
  /// The format that was recognised.
  public var format: InstrumentFormat
  /// Its measurements in their order.
  public var parts: [Part]

  /// One measurement.
  public struct Part: Sendable {
    /// The title in the file.
    public var title: String
    /// Which part of the file it is.
    public var place: MeasurementPart
    /// The techniques that analyse it; none where it is only read.
    public var techniques: [Technique]
    /// Its rows, where it is a table of many specimens; `nil` for a measurement of one.
    public var rows: [SpecimenRow]?
  }

  /// The outline of a file that was read.
  ///
  /// - Parameter techniques: The techniques that the study knows.
  init(_ read: ReaderRegistry.ReadFile, _ techniques: [StudyTechnique]) {
    source = read.source
    format = read.format
    parts = read.measurements.map { measurement in
      let claiming = techniques.filter { $0.claims(measurement) }
      return Part(
        title: measurement.title, place: measurement.part, techniques: claiming.map(\.code),
        rows: claiming.first?.rows?(measurement))
    }
  }
}
