/// What is wrong with something a person or an instrument gave us, and how to mend it.
///
/// This is the one shape of every complaint about input in Interphase: an export file that cannot be read, a cell of a
/// table, a key of a manifest, an option. It always names the file and the place, what was expected there, what was
/// found, and the remedy.
public struct InputProblem: Error, Sendable, Hashable, Codable {
  /// The kind of problem; new kinds may be added without breaking clients.
  public var code: Code
  /// The file as the user named it.
  public var file: String
  /// Where in the file, as precisely as is known.
  public var place: Place
  /// What was expected at this place.
  public var expected: String
  /// What was found instead.
  public var found: String
  /// What the user can do about it.
  public var remedy: String

  /// Creates a problem.
  public init(
    _ code: Code, file: String, place: Place = .wholeFile, expected: String, found: String, remedy: String
  ) {
    self.code = code
    self.file = file
    self.place = place
    self.expected = expected
    self.found = found
    self.remedy = remedy
  }

  /// A kind of input problem.
  public struct Code: RawRepresentable, Sendable, Hashable, Codable {
    /// The stable name that appears in `run.json`.
    public let rawValue: String

    /// Creates a code from its stable name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The file cannot be opened or read.
    public static let unreadable = Code(rawValue: "unreadable")
    /// A file or folder cannot be written.
    public static let unwritable = Code(rawValue: "unwritable")
    /// There is no room left to write to.
    public static let noRoom = Code(rawValue: "no-room")
    /// Another process writes to the folder.
    public static let inUse = Code(rawValue: "in-use")
    /// The file holds no byte.
    public static let empty = Code(rawValue: "empty")
    /// A directory stands where a file was expected.
    public static let directory = Code(rawValue: "directory")
    /// No reader recognises the content.
    public static let unknownFormat = Code(rawValue: "unknown-format")
    /// The file ends before its content does.
    public static let truncated = Code(rawValue: "truncated")
    /// The content contradicts its own format.
    public static let malformed = Code(rawValue: "malformed")
    /// A stated size, count or depth is beyond the limit that protects this machine.
    public static let limitExceeded = Code(rawValue: "limit-exceeded")
    /// The content is sound, but this version cannot use it.
    public static let unsupported = Code(rawValue: "unsupported")
    /// A fact that the work needs is absent.
    public static let missing = Code(rawValue: "missing")
    /// A word or value outside of what is allowed.
    public static let invalidValue = Code(rawValue: "invalid-value")
  }

  /// A place inside a file.
  public enum Place: Sendable, Hashable, Codable {
    /// The file as a whole.
    case wholeFile
    /// A line, counted from 1.
    case line(Int)
    /// A line and a column (characters), both counted from 1.
    case lineAndColumn(Int, Int)
    /// A cell of a sheet, such as `B7` of `Sheet1`.
    case cell(sheet: String, reference: String)
    /// An offset in bytes from the start of the file.
    case byteOffset(Int)
    /// A key of a manifest with its line.
    case key(String, line: Int)
    /// A named part, such as a block, a tag path or an archive member.
    case part(String)
  }
}

extension InputProblem.Place: CustomStringConvertible {
  /// The place in words; empty for the whole file.
  public var description: String {
    switch self {
    case .wholeFile: ""
    case .line(let line): "line \(line)"
    case .lineAndColumn(let line, let column): "line \(line), column \(column)"
    case .cell(let sheet, let reference): "sheet \(sheet), cell \(reference)"
    case .byteOffset(let offset): "byte \(offset)"
    case .key(let key, let line): "line \(line), key \(key)"
    case .part(let part): part
    }
  }
}

extension InputProblem: CustomStringConvertible {
  /// The problem on one line, as it is printed to a user; what steers terminals is written out (`String.printable`).
  public var description: String {
    let where_ = place.description.isEmpty ? file : "\(file), \(place)"
    return "\(where_): expected \(expected), found \(found). \(remedy)".printable
  }
}
