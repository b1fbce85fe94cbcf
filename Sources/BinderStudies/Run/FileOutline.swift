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
  public struct Part: Sendable, Hashable {
    /// What it is.
    public var outline: MeasurementOutline
    /// The techniques that analyse it; none where it is only read.
    public var techniques: [Technique]
    /// Its rows, where it is a table of many specimens; `nil` for a measurement of one.
    public var rows: [SpecimenRow]?

    /// The outline with the techniques that claim it.
    init(_ outline: MeasurementOutline, _ techniques: [StudyTechnique]) {
      let claiming = techniques.filter { $0.claims(outline) }
      self.outline = outline
      self.techniques = claiming.map(\.code)
      rows = claiming.first?.rows?(outline)
    }

    /// The title in the file.
    public var title: String { outline.title }
    /// Which part of the file it is.
    public var place: MeasurementPart { outline.part }
  }
}
