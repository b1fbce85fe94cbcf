public import AnalysisFindings
public import InstrumentMeasurements

/// A reader of one export format.
///
/// A reader says what it reads, judges from a file's head how sure it is, and turns the bytes into measurements. It does
/// no analysis and no rounding, guesses nothing, and never traps: sizes, counts and offsets are checked against the
/// file's length before they are used, and nothing is allocated by an unchecked header field.
public protocol InstrumentFileReader: Sendable {
  /// What this reader reads.
  var format: InstrumentFormat { get }

  /// How sure this reader is that the file is of its format, judged by content.
  func recognition(of head: FileHead) -> Recognition

  /// Whether the whole file is of the format, where its head alone does not tell; asked of a reader that is but likely.
  func confirms(_ file: FileContents) -> Bool

  /// Reads every measurement of the file.
  ///
  /// - Parameter file: the file's bytes and name; its record is to be put into every measurement.
  /// - Throws: what is wrong, where, and how to mend it.
  func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement]
}

extension InstrumentFileReader {
  /// The head tells enough.
  public func confirms(_ file: FileContents) -> Bool { true }
}

/// What a format is called and where it is met.
public struct InstrumentFormat: Sendable, Hashable {
  /// The stable identifier: `vamas`, `iontof-profile`, `dm`, `emsa`, `masshunter`.
  public var identifier: String
  /// The name for people.
  public var name: String
  /// The vendor or the standard.
  public var vendor: String
  /// The techniques it is met in: `xps`, `sims`, `eels`, `icpms`.
  public var techniques: [String]
  /// The usual endings without the dot, in lower case.
  public var fileNameEndings: [String]
  /// The version of its reader; it grows when what is read from the same bytes can change.
  public var version: Int

  /// Creates a format.
  public init(
    identifier: String, name: String, vendor: String, techniques: [String], fileNameEndings: [String],
    version: Int = 1
  ) {
    self.identifier = identifier
    self.name = name
    self.vendor = vendor
    self.techniques = techniques
    self.fileNameEndings = fileNameEndings
    self.version = version
  }
}

/// How sure a reader is that a file is of its format.
public enum Recognition: Int, Sendable, Comparable {
  /// It is not.
  case no
  /// Nothing speaks against it (a generic text table).
  case possible
  /// Much speaks for it.
  case likely
  /// A signature says so.
  case certain

  /// Orders recognitions by certainty.
  public static func < (lesser: Recognition, greater: Recognition) -> Bool {
    lesser.rawValue < greater.rawValue
  }
}

/// The beginning and the end of a file, by which it is recognised.
public struct FileHead: Sendable {
  /// The most bytes at either end.
  public static let length = 65_536

  /// The file's name without its folder.
  public var name: String
  /// The first bytes, at most `length`.
  public var bytes: [UInt8]
  /// The last bytes, at most `length`, where an archive lists its members; they may be those of `bytes`.
  public var tail: [UInt8]
  /// The size of the whole file in bytes.
  public var byteCount: Int

  /// Creates a head.
  public init(name: String, bytes: [UInt8], tail: [UInt8] = [], byteCount: Int) {
    self.name = name
    self.bytes = bytes
    self.tail = tail
    self.byteCount = byteCount
  }
}

/// A file's bytes with its record.
public struct FileContents: Sendable {
  /// The file's record: path as given, size, hash, format.
  public var source: SourceFile
  /// All bytes of the file.
  public var bytes: [UInt8]

  /// Creates contents.
  public init(source: SourceFile, bytes: [UInt8]) {
    self.source = source
    self.bytes = bytes
  }

  /// The head of these contents.
  public var head: FileHead {
    let name = source.path.split(separator: "/").last.map(String.init) ?? source.path
    return FileHead(
      name: name, bytes: Array(bytes.prefix(FileHead.length)), tail: Array(bytes.suffix(FileHead.length)),
      byteCount: bytes.count)
  }
}
