public import InstrumentFiles
public import InstrumentMeasurements
public import StudyFigures

/// What a study compares: the content of `study.yaml`, with every default filled in.
public struct StudyManifest: Sendable {
  /// The version of the manifest's format that this code writes and reads.
  public static let formatVersion = 1

  /// The manifest's path as the user gave it.
  public var file: String
  /// The study's title.
  public var title: String
  /// The binders; the first is the reference that the others are compared with.
  public var binders: [String]
  /// The samples.
  public var samples: [Sample]
  /// Tables that hold rows of many samples, as paths or patterns below the manifest's folder.
  public var tables: [FilePattern]
  /// What the columns of plain tables are that no reader recognises.
  public var columns: [DeclaredColumns]
  /// What is left out, with the reason.
  public var exclusions: [Exclusion]
  /// The techniques to analyse.
  public var techniques: [Technique]
  /// The figures to draw; `nil` for all that the results allow.
  public var figures: [StudyFigureName]?
  /// The formats of the files of figures.
  public var figureFormats: [FigureFormat] = [.png, .svg]
  /// The options of the analyses.
  public var options: StudyOptions
  /// Whether files outside of the manifest's folder may be read.
  public var allowsFilesOutside: Bool

  /// A sample with its files.
  public struct Sample: Sendable {
    /// The specimen.
    public var specimen: StudySample
    /// Its files, as paths or patterns below the manifest's folder.
    public var files: [FilePattern]
    /// The names of its rows in the tables; its own name where none is given.
    public var rows: [String]
    /// The line of the manifest on which it begins.
    public var line: Int
  }

  /// A path or pattern with the line it stands on.
  public struct FilePattern: Sendable, Hashable {
    /// The path, in which `*` and `?` stand for any letters of a name.
    public var pattern: String
    /// The line of the manifest.
    public var line: Int
  }

  /// What the columns of some of the study's files are.
  public struct DeclaredColumns: Sendable, Hashable {
    /// The files, as paths or patterns; they must be files of samples or tables.
    public var files: [FilePattern]
    /// The columns.
    public var declaration: ColumnDeclaration
    /// The line of the manifest on which the declaration begins.
    public var line: Int
  }

  /// Something that is left out of the study on purpose.
  public struct Exclusion: Sendable, Hashable {
    /// The file or the pattern of files.
    public var pattern: String?
    /// The sample.
    public var sample: String?
    /// The technique of the sample; `nil` for all of its measurements.
    public var technique: Technique?
    /// The reason, as it is printed in the report.
    public var reason: String
    /// The line of the manifest on which the exclusion begins.
    public var line = 1
  }
}

/// A technique that a study may use.
public enum Technique: String, Sendable, Hashable, CaseIterable, Codable {
  /// X-ray photoelectron spectroscopy.
  case xps
  /// Time-of-flight secondary-ion mass spectrometry.
  case sims
  /// Electron energy-loss spectroscopy.
  case eels
  /// Inductively coupled plasma mass spectrometry.
  case icpms

  /// The name for people.
  public var title: String {
    switch self {
    case .xps: "XPS"
    case .sims: "TOF-SIMS"
    case .eels: "EELS"
    case .icpms: "ICP-MS"
    }
  }
}
