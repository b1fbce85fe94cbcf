public import AnalysisFindings
public import InstrumentMeasurements

/// The readers that are asked, in order, which of them knows a file.
public struct ReaderRegistry: Sendable {
  /// The readers.
  public var readers: [any InstrumentFileReader]

  /// Creates a registry.
  public init(readers: [any InstrumentFileReader]) { self.readers = readers }

  /// Every reader that Interphase has; HDF5 files are named as what they are, but not opened.
  public static let builtIn = builtIn(openingHDF5: .unavailable)

  /// Every reader that Interphase has, with a way to open HDF5 files.
  public static func builtIn(openingHDF5 opener: HDF5Opener) -> ReaderRegistry {
    ReaderRegistry(readers: HDF5Layouts.readers(opener) + others)
  }

  /// The readers of what is no HDF5 file.
  private static let others: [any InstrumentFileReader] = [
    DigitalMicrographReader(),
    EMSAReader(),
    MassHunterReader(),
    SyngistixReader(),
    MassHunterTimeResolvedReader(),
    QtegraReader(),
    ICPExpertReader(),
    WinLabReader(),
    VAMASReader(),
    IONTOFProfileReader(),
    IONTOFSpectrumReader(),
    SPECSTextReader(),
    ScientaTextReader(),
    CasaXPSTextReader(),
    TwoColumnTextReader(),
  ]

  /// A file that was read.
  public struct ReadFile: Sendable {
    /// The file's record, with hash and format.
    public var source: SourceFile
    /// The format that was recognised.
    public var format: InstrumentFormat
    /// Its measurements.
    public var measurements: [any InstrumentMeasurement]

    /// A file with its measurements; what any of them noted while it was read belongs to the file of all of them, for
    /// results rest on the file.
    init(source: SourceFile, format: InstrumentFormat, measurements: [any InstrumentMeasurement]) {
      self.source = source
      self.format = format
      self.measurements = measurements
      let notes = measurements.flatMap(\.readingNotes).reduce(into: [String]()) {
        if !$0.contains($1) { $0.append($1) }
      }
      self.source.notes = notes
      for index in self.measurements.indices { self.measurements[index].source.notes = notes }
    }
  }

  /// The reader that is surest of a file; the earlier one where two are as sure.
  public func reader(for head: FileHead) -> (any InstrumentFileReader)? {
    var best: (reader: any InstrumentFileReader, recognition: Recognition)?
    for reader in readers {
      let recognition = reader.recognition(of: head)
      if recognition > (best?.recognition ?? .no) { best = (reader, recognition) }
    }
    return best?.reader
  }

  /// The surest reader that takes the whole file for one of its format.
  public func reader(of contents: FileContents) -> (any InstrumentFileReader)? {
    let head = contents.head
    let recognitions = readers.map { $0.recognition(of: head) }
    guard let surest = recognitions.max(), surest > .no else { return nil }
    return zip(readers, recognitions).first { reader, recognition in
      recognition == surest && (surest != .likely || reader.confirms(contents))
    }?.0
  }

  /// Reads the file at a path, in the format that its content shows.
  ///
  /// - Throws: an `InputProblem` that names the file: unreadable, empty, a directory, of unknown format, or malformed.
  public func read(path: String) throws(InputProblem) -> ReadFile {
    var contents = try FileContents(path: path)
    guard let reader = reader(of: contents) else {
      throw InputProblem(
        .unknownFormat, file: path, expected: "an instrument export in a format that is read",
        found: ForeignContent.description(of: contents.head),
        remedy: "See `interphase formats`; a plain table can be read with declared columns.")
    }
    contents.source.format = reader.format.identifier
    let measurements = try reader.measurements(in: contents)
    return ReadFile(source: contents.source, format: reader.format, measurements: measurements)
  }
}
