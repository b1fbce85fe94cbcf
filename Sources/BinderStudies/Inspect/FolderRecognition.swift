public import AnalysisFindings
import Foundation
public import InstrumentFiles

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

  /// The folder as the user named it.
  public var folder: String
  /// The recognised files, sorted by path.
  public var files: [RecognisedFile]
  /// The paths of files that no reader recognises, sorted.
  public var unrecognised: [String]
  /// What could not be looked at: files that cannot be opened, pipes and devices, names that are no UTF-8.
  public var unreadable: [InputProblem]

  private let techniques: [StudyTechnique]

  /// How many folders deep files are looked for.
  static let depthLimit = 8

  /// Looks at every file of a folder, without reading more than its head.
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
    files = []
    unrecognised = []
    let listing = FolderListing(folder: folder, depth: Self.depthLimit)
    unreadable = listing.problems
    for path in listing.paths where !path.hasSuffix(".yaml") { recognise(path, registry) }
  }

  private mutating func recognise(_ path: String, _ registry: ReaderRegistry) {
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
    guard !ends.head.isEmpty else { return }
    let head = FileHead(
      name: PathParts.name(of: path), bytes: ends.head, tail: ends.tail, byteCount: ends.size)
    guard let format = registry.reader(for: head)?.format,
      let technique = techniques.first(where: { format.techniques.contains($0.code.rawValue) })?.code
    else {
      unrecognised.append(path)
      return
    }
    let (binder, sample) = Self.names(path, techniques)
    files.append(
      RecognisedFile(path: path, format: format.name, technique: technique, binder: binder, sample: sample))
  }

  /// The binder and the sample that a path suggests: folders named like a technique say nothing; the first other folder,
  /// or the file's name without its trailing number, is taken for the binder.
  static func names(
    _ path: String, _ techniques: [StudyTechnique] = StudyTechnique.builtIn
  ) -> (binder: String, sample: String) {
    let techniques = techniques.flatMap { [$0.code.rawValue, $0.title.lowercased()] }
    let saysNothing = Set(techniques + ["tofsims", "stem", "icp", "data", "raw", "exports"])
    var parts = path.split(separator: "/").map(String.init)
    let stem = (parts.removeLast() as NSString).deletingPathExtension
    let folders = parts.filter { !saysNothing.contains($0.lowercased()) }
    if let binder = folders.first {
      let rest = folders.dropFirst() + [stem]
      return (binder, ([binder] + rest.prefix(1)).joined(separator: " "))
    }
    let name = withoutNumber(stem)
    return (name.isEmpty ? stem : name, stem)
  }

  /// A name without the number of the cell at its end: `ISP50-1` is a cell of ISP50, `PVDF2` one of PVDF.
  private static func withoutNumber(_ stem: String) -> String {
    let separators = "-_ .#"
    var name = Substring(stem)
    while let last = name.last, last.isNumber { name.removeLast() }
    while let last = name.last, separators.contains(last) { name.removeLast() }
    return String(name)
  }

  /// A commented manifest for the recognised files.
  public var manifest: String {
    var lines = [
      "# A study of Interphase. Check the binders and samples below, then run: interphase run study.yaml",
      "formatVersion: 1",
      "study: \(Self.quoted("Comparison of binders in \(PathParts.name(of: folder))"))",
    ]
    let binders = files.filter { !isTable($0) }.map(\.binder)
    let unique = binders.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    lines.append("# The first binder is the reference that the others are compared with.")
    lines.append("binders: [\(unique.map(Self.quoted).joined(separator: ", "))]")
    lines.append(
      "# What happened to all samples; a sample may have a history of its own. “unknown” is a legal entry.")
    lines.append("# history: {cycles: 300, rinse: DMC, transfer: argon}")
    lines.append("samples:")
    var samples: [String] = []
    for file in files where !isTable(file) && !samples.contains(file.sample) {
      samples.append(file.sample)
    }
    for sample in samples {
      let own = files.filter { $0.sample == sample && !isTable($0) }
      lines.append("  - name: \(Self.quoted(sample))")
      lines.append("    binder: \(Self.quoted(own.first?.binder ?? sample))")
      lines.append("    state: cycled          # pristine, soaked, formed, cycled or unknown")
      lines.append("    files:")
      for file in own { lines.append("      - \(Self.quoted(file.path))   # \(file.format)") }
      if files.contains(where: isTable) {
        lines.append(
          "    # rows: [\(Self.quoted(sample))]   # the names of this sample’s rows in the tables below")
      }
    }
    let tables = files.filter(isTable)
    if !tables.isEmpty {
      lines.append("# Tables that hold rows of several samples.")
      lines.append("tables:")
      for table in tables { lines.append("  - \(Self.quoted(table.path))   # \(table.format)") }
    }
    lines += factLines
    for path in unrecognised { lines.append("# Not recognised: \(Self.quoted(path))") }
    if !unrecognised.isEmpty {
      lines.append("# A plain table among them can be read once its columns are declared, for example:")
      lines.append(
        "# columns: [{files: table.csv, technique: xps, bindingEnergy: Energy, intensity: Counts}]")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a file holds rows of many samples.
  private func isTable(_ file: RecognisedFile) -> Bool {
    techniques.first { $0.code == file.technique }?.rows != nil
  }

  /// The facts that files as a rule lack, as lines to fill in.
  private var factLines: [String] {
    techniques.filter { technique in files.contains { $0.technique == technique.code } }.flatMap {
      technique in
      let asked = technique.keys.filter { technique.askedFor.contains($0.name) }
      guard !asked.isEmpty else { return [String]() }
      let section = asked.map { "\($0.name): \($0.example)" }.joined(separator: ", ")
      return asked.map { "# \($0.name): \($0.summary)" } + ["# \(technique.code.rawValue): {\(section)}"]
    }
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_./ ".unicodeScalars.contains($0)
    }
    if isPlain, let first = text.first, first.isLetter, text.last != " " { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": escaped += "\\\(scalar)"
      // All of these lie in the basic plane.
      case _ where scalar.isSteering || scalar.value == 0xA0:
        let digits = String(scalar.value, radix: 16)
        let width = digits.count > 2 ? 4 : 2
        escaped += (width == 4 ? "\\u" : "\\x") + String(repeating: "0", count: width - digits.count) + digits
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
