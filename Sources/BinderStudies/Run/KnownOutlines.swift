import AnalysisFindings
import Foundation
public import InstrumentFiles
import InstrumentMeasurements
import StudyExports

/// Whether a study remembers what it has seen of its files.
public enum FileMemory: Sendable {
  /// Every file is read, and nothing is kept.
  case none
  /// Files whose place, size and times are as they were when they were seen last are not read to plan the work.
  case trusted
  /// Every file is read, and what is seen is kept.
  case renewed
}

/// What was seen of a study's files, so that they need not be read again to plan its work.
///
/// It is told from place, size and times whether a file is as it was; these are not the same on another machine, and so this
/// is no part of the results. Without it, every file is read.
public struct KnownOutlines: Sendable {
  /// The name of its file in the results folder.
  static let name = ".interphase-outlines.json"
  private static let sizeLimit = 1 << 28

  private var memory: Memory
  /// The places of the files in the memory.
  private var places: [String: Int] = [:]
  private var outlinePlaces: [[MeasurementOutline]: Int] = [:]

  /// What is written down.
  struct Memory: VersionedFile {
    static let version = 1

    var formatVersion = Self.version
    /// The readers with their versions, in the order in which they are asked.
    var readers: [String]
    var files: [File] = []
    /// What files hold, each list once.
    var outlines: [[MeasurementOutline]] = []
  }

  /// A file as it was seen.
  struct File: Codable {
    var stamp: FileStamp
    /// The SHA-256 of what the declared columns are; `nil` for a format that is recognised.
    var columns: String?
    var sha256: String
    /// The format of its content, which is more than the reader's where one reads several.
    var sourceFormat: String
    var reader: String
    var notes: [String]
    /// The place of what it holds.
    var outlines: Int
  }

  /// Knows nothing yet.
  init(_ registry: ReaderRegistry) { memory = Memory(readers: Self.readers(of: registry)) }

  /// What is remembered in a results folder, if anything.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - registry: The readers that the study asks.
  public init(in folder: String, _ registry: ReaderRegistry) {
    self.init(registry)
    let path = PathParts.trimmed(folder) + "/" + Self.name
    guard let bytes = try? RegularFile.bytes(of: path, atMost: Self.sizeLimit),
      let found = try? LosslessJSON.value(Memory.self, from: bytes, file: path),
      found.readers == memory.readers,
      found.files.allSatisfy({ found.outlines.indices.contains($0.outlines) })
    else { return }
    memory = found
    places = Dictionary(
      found.files.enumerated().map { (Self.key($1.stamp.path, $1.columns), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The readers with their versions, and the program that they are of: what an outline says may change with it.
  static func readers(of registry: ReaderRegistry) -> [String] {
    ["program \(FileStamp.ofProgram)"]
      + registry.readers.map { "\($0.format.identifier) \($0.format.version)" }
  }

  /// The readers with which the files were read.
  var readers: [String] { memory.readers }

  /// What files hold.
  var outlines: [[MeasurementOutline]] { memory.outlines }

  /// A file of a plan, if it is as it was seen.
  func file(_ entry: StudyPlan.Entry, _ stamp: FileStamp) -> File? {
    guard let place = places[Self.key(entry.file, Self.columns(of: entry))] else { return nil }
    return memory.files[place].stamp == stamp ? memory.files[place] : nil
  }

  /// Adds a file that holds some measurements.
  mutating func add(_ file: File, _ outlines: [MeasurementOutline], of entry: StudyPlan.Entry) {
    var file = file
    file.columns = Self.columns(of: entry)
    let key = Self.key(entry.file, file.columns)
    guard places[key] == nil else { return }
    file.outlines = outlinePlaces[outlines] ?? memory.outlines.count
    if file.outlines == memory.outlines.count {
      outlinePlaces[outlines] = file.outlines
      memory.outlines.append(outlines)
    }
    places[key] = memory.files.count
    memory.files.append(file)
  }

  /// The bytes of its file; the order of the files is that of their paths, whichever was read first.
  var bytes: [UInt8]? {
    var memory = memory
    memory.files.sort { ($0.stamp.path, $0.columns ?? "") < ($1.stamp.path, $1.columns ?? "") }
    return try? LosslessJSON.bytes(memory, file: Self.name, atMost: Self.sizeLimit)
  }

  /// Whether nothing of somebody else's has the name of its file in a folder.
  private static func mayStand(in folder: FolderHandle) -> Bool {
    do throws(InputProblem) {
      guard try folder.kind(of: name) != nil else { return true }
      guard let bytes = try folder.bytes(of: name, atMost: sizeLimit) else { return false }
      _ = try LosslessJSON.value(Memory.self, from: bytes, file: name)
      return true
    } catch {
      // That of another version says its version.
      return error.code == .unsupported
    }
  }

  /// Writes what was seen into a results folder that others may work in meanwhile; without it nothing is lost.
  public func remember(in folder: SharedFolder) {
    if let bytes { folder.units.remember(bytes, as: Self.name, where: Self.mayStand) }
  }

  /// Writes what was seen into a results folder; without it nothing is lost.
  func remember(in folder: ResultFolder) {
    if let bytes { folder.remember(bytes, as: Self.name, where: Self.mayStand) }
  }

  private static func key(_ path: String, _ columns: String?) -> String { "\(columns ?? "")\u{0}\(path)" }

  private static func columns(of entry: StudyPlan.Entry) -> String? {
    entry.table.flatMap { try? OptionLeaves.encoded($0.declaration) }.map(FileContents.sha256)
  }
}
