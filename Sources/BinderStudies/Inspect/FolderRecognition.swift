public import AnalysisFindings
import Foundation
public import InstrumentFiles
import InstrumentMeasurements

/// What the files of a folder are, and the manifest that follows from their names.
public struct FolderRecognition: Sendable {
  /// A recognised file.
  public struct RecognisedFile: Sendable, Hashable {
    /// The path below the folder.
    public var path: String
    /// The format's name.
    public var format: String
    /// The technique.
    public var technique: Technique
    /// The binder that the path suggests.
    public var binder: String
    /// The sample that the path suggests.
    public var sample: String
  }

  /// A text table in no format that is known, which a manifest can declare.
  public struct PlainTable: Sendable, Hashable {
    /// The path below the folder.
    public var path: String
    /// The captions of its columns.
    public var captions: [String]
    /// The sample that the path suggests; `nil` where it suggests none.
    public var sample: String?
  }

  /// A file whose content another has.
  public struct Duplicate: Sendable, Hashable {
    /// The path below the folder.
    public var path: String
    /// The file that is taken.
    public var original: String
  }

  /// The folder as the user named it.
  public var folder: String
  /// The recognised files, sorted by path.
  public internal(set) var files: [RecognisedFile] = []
  /// Text tables whose columns a manifest can declare, sorted by path.
  public internal(set) var plainTables: [PlainTable] = []
  /// The paths of files that no reader recognises, sorted.
  public private(set) var unrecognised: [String] = []
  /// Files without a byte, sorted.
  public private(set) var empty: [String] = []
  /// Files that are copies of others, sorted.
  public private(set) var duplicates: [Duplicate] = []
  /// What could not be looked at: files that cannot be opened or read, pipes and devices, names that are no UTF-8.
  public private(set) var unreadable: [InputProblem]
  /// What is doubtful in the grouping, for a person to decide.
  public internal(set) var questions: [String] = []
  /// The specimens, in the order of their names.
  var specimens: [SuggestedSpecimen] = []

  let techniques: [StudyTechnique]

  /// How many folders deep files are looked for.
  static let depthLimit = 8

  /// A specimen as names suggest it.
  struct SuggestedSpecimen: Sendable, Hashable {
    var name: String
    var binder: String
    var state: String?
    var isBlank = false
    /// The names of its rows in tables.
    var rows: [String] = []
  }

  /// Looks at every file of a folder; only tables of many specimens are read further than their heads.
  ///
  /// - Throws: an `InputProblem` if the folder cannot be listed.
  public init(
    folder: String, registry: ReaderRegistry, techniques: [StudyTechnique] = StudyTechnique.builtIn
  ) throws(InputProblem) {
    self.techniques = techniques
    guard FileKind(path: folder) == .folder else {
      throw InputProblem(
        .unreadable, file: folder, expected: "a folder with instrument exports",
        found: "no folder at this path",
        remedy: "Name the folder that holds the exports.")
    }
    self.folder = folder
    let listing = FolderListing(folder: folder, depth: Self.depthLimit)
    unreadable = listing.problems
    var sizes: [Int: [String]] = [:]
    for path in listing.paths where !path.hasSuffix(".yaml") { recognise(path, registry, &sizes) }
    leaveOutCopies(sizes)
    nameSpecimens(rows: rowNames(registry))
  }

  private mutating func recognise(
    _ path: String, _ registry: ReaderRegistry, _ sizes: inout [Int: [String]]
  ) {
    let ends: (head: [UInt8], tail: [UInt8], size: Int)
    do {
      ends = try RegularFile.ends(of: folder + "/" + path, length: FileHead.length)
    } catch {
      guard error != .directory else { return }
      unreadable.append(
        InputProblem(
          error, file: folder + "/" + path, expected: "a file", limit: .max,
          remedy: "Check where the link leads.", largeRemedy: ""))
      return
    }
    guard !ends.head.isEmpty else {
      empty.append(path)
      return
    }
    let head = FileHead(
      name: PathParts.name(of: path), bytes: ends.head, tail: ends.tail, byteCount: ends.size)
    let format = registry.reader(for: head)?.format
    if let format,
      let technique = techniques.first(where: { format.techniques.contains($0.code.rawValue) })?.code
    {
      sizes[ends.size, default: []].append(path)
      files.append(
        RecognisedFile(path: path, format: format.name, technique: technique, binder: "", sample: ""))
    } else if let captions = PlainTableCaptions.captions(of: head) {
      plainTables.append(PlainTable(path: path, captions: captions, sample: nil))
    } else {
      unrecognised.append(path)
    }
  }

  /// Leaves out files whose bytes another has, of which the one with the shortest path is taken: copies have longer names.
  private mutating func leaveOutCopies(_ sizes: [Int: [String]]) {
    for paths in sizes.values where paths.count > 1 {
      var known: [String: String] = [:]
      for path in paths.sorted(by: { ($0.count, $0) < ($1.count, $1) }) {
        guard let contents = try? FileContents(path: folder + "/" + path) else { continue }
        if let original = known[contents.source.sha256] {
          duplicates.append(Duplicate(path: path, original: original))
        } else {
          known[contents.source.sha256] = path
        }
      }
    }
    duplicates.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let copies = Set(duplicates.map(\.path))
    files.removeAll { copies.contains($0.path) }
  }

  /// The names of the rows of all tables, each once; a table that cannot be read is named.
  private mutating func rowNames(_ registry: ReaderRegistry) -> [SpecimenRow] {
    var rows: [SpecimenRow] = []
    for file in files where isTable(file) {
      do throws(InputProblem) {
        for measurement in try registry.read(path: folder + "/" + file.path).measurements {
          let technique = techniques.first { $0.code == file.technique }
          for row in technique?.rows?(measurement.outline) ?? [] where !rows.contains(row) {
            rows.append(row)
          }
        }
      } catch {
        unreadable.append(error)
      }
    }
    return rows
  }

  /// Whether a file holds rows of many samples.
  func isTable(_ file: RecognisedFile) -> Bool {
    techniques.first { $0.code == file.technique }?.rows != nil
  }
}

/// The captions of a plain table.
private enum PlainTableCaptions {
  /// The texts of the line before the first row of numbers, or `column 1`, `column 2` … where there is none; `nil` for what is
  /// no table.
  static func captions(of head: FileHead) -> [String]? {
    let lines = TextLines(head: head)
    guard let (layout, row, columns) = TextTableLayout.detect(in: lines) else { return nil }
    let above = row > 0 ? layout.texts(of: lines, line: row - 1) : []
    return above.count >= columns && above.contains { !$0.isEmpty }
      ? above.map { $0.trimmingCharacters(in: .whitespaces) } : (1...columns).map { "column \($0)" }
  }
}
