import Foundation
import Interphase

/// Originals with the way in which their mutants are made and read.
struct MutantSet {
  /// What the set is called in messages.
  let name: String
  /// How many mutants are made of the whole set.
  let count: Int
  /// The area that tries the set by itself; `nil` for those that are tried together.
  let area: String?
  private let kind: Kind
  private let originals: [(name: String, bytes: [UInt8])]

  private init(
    name: String, count: Int, area: String? = nil, kind: Kind, originals: [(name: String, bytes: [UInt8])]
  ) {
    (self.name, self.count, self.area, self.kind, self.originals) = (name, count, area, kind, originals)
  }

  private enum Kind {
    /// Bytes of an instrument's file.
    case file
    /// The bytes of one member of a workbook's archive.
    case member
    /// The bytes of a table of forces, read by its columns and analysed.
    case forces
    /// A study's manifest.
    case manifest
    /// A file of changes to figures.
    case figureFile
  }

  /// How many mutants of workbooks, manifests and figure files are made.
  static let tries = 20_000
  /// How many mutants of every other file are made.
  static let triesOfEach = 200

  /// What the set of files of electron microscopy is called.
  static let microscopyFiles = "files of electron microscopy"

  /// The sets below the project's folder and the folder `shared`, in a fixed order.
  static func all(root: URL, shared: URL) throws -> [MutantSet] {
    let data = files(below: shared.appendingPathComponent("data"))
    let samples = files(below: root.appendingPathComponent("SampleData"))
    let workbooks = (data + samples).filter { $0.pathExtension == "xlsx" }
    let manifests = (samples + files(below: shared.appendingPathComponent("cases")))
      .filter { $0.pathExtension == "yaml" }
    let single = data.filter { !["xlsx", "md", "json"].contains($0.pathExtension) }
    let microscopy = single.filter { $0.path.contains("/data/eels/") }
    let others = single.filter { !$0.path.contains("/data/eels/") }
    let archives = try read(workbooks)
    let concentrations = data.filter {
      $0.path.contains("/icpms/") && !["md", "json"].contains($0.pathExtension)
    }
    let forces = samples.filter { $0.pathExtension == "csv" }
    return [
      MutantSet(name: "workbooks", count: tries / 4, kind: .file, originals: archives),
      MutantSet(name: "members of workbooks", count: tries / 4, kind: .member, originals: archives),
      MutantSet(name: "manifests", count: tries / 4, kind: .manifest, originals: try read(manifests)),
      MutantSet(
        name: "figure files", count: tries / 4, kind: .figureFile,
        originals: figureFiles.enumerated().map { ("changes-\($0).yaml", Array($1.utf8)) }),
      MutantSet(
        name: microscopyFiles, count: microscopy.count * triesOfEach, kind: .file,
        originals: try read(microscopy)),
      MutantSet(
        name: "other files", count: others.count * triesOfEach, kind: .file, originals: try read(others)),
      MutantSet(
        name: "tables of concentrations", count: tries / 4, area: "icpms", kind: .file,
        originals: try read(concentrations)),
      MutantSet(
        name: "members of workbooks of concentrations", count: tries / 4, area: "icpms", kind: .member,
        originals: try read(concentrations.filter { $0.pathExtension == "xlsx" })),
      MutantSet(
        name: "tables of forces", count: tries / 4, area: "adhesion", kind: .forces,
        originals: try read(forces)),
    ]
  }

  private static let figureFiles = [
    "defaults: {theme: rsc171, names: {PVDF: PVDF (reference)}, colours: {PVDF: \"#117733\"}}\n",
    "deposition: {brackets: stars, y: {scale: log, limits: [0.1, 30]}, binders: [PVDF]}\n",
    "xps-panels:\n  regions: [F 1s, O 1s]\n  energy: {F 1s: [680, 692]}\n  level: 0 s\n  letters: true\n",
    "a: &a [1, 2]\nsims-profiles:\n  ions: [NiO-, \"LiF2-\"]\n  x: {limits: *a, label: depth}\n  traces: 8\n",
  ]

  private static func files(below folder: URL) -> [URL] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { folder.appendingPathComponent($0) }
      .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
  }

  private static func read(_ files: [URL]) throws -> [(name: String, bytes: [UInt8])] {
    try files.map { ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0))) }
  }

  /// The original of a mutant.
  func original(of number: Int) -> String { originals[number % originals.count].name }

  /// Makes a mutant and reads it; whatever is not a crash is an answer.
  func tryMutant(_ number: Int, seed: UInt64, study: RecordedStudy, scratch: String) {
    let (name, original) = originals[number % originals.count]
    var mutation = ByteMutation(seed: seed &+ UInt64(number) &* 0x1000_0000_01B3)
    switch kind {
    case .file: Self.read(mutation.mutant(of: original), name)
    case .member:
      guard var archive = ZipArchive(original), !archive.members.isEmpty else { return }
      let place = mutation.below(archive.members.count)
      archive.members[place].bytes = mutation.mutant(of: archive.members[place].bytes)
      Self.read(archive.bytes(), name)
    case .forces: Self.analyse(mutation.mutant(of: original), name)
    case .manifest:
      let path = scratch + "/study.yaml"
      try? Data(mutation.mutant(of: original)).write(to: URL(fileURLWithPath: path))
      if let manifest = try? StudyManifest(path: path) { _ = StudyPlan(manifest) }
    case .figureFile:
      let path = scratch + "/changes.yaml"
      try? Data(mutation.mutant(of: original)).write(to: URL(fileURLWithPath: path))
      _ = try? FigureChangeSet(path: path, for: study)
    }
  }

  private static func read(_ bytes: [UInt8], _ name: String) {
    let file = FileContents(source: SourceFile(path: name, byteCount: bytes.count), bytes: bytes)
    _ = try? ReaderRegistry.builtIn.reader(of: file)?.measurements(in: file)
  }

  /// Reads a table of forces by the numbers of its columns, and analyses what is read.
  private static func analyse(_ bytes: [UInt8], _ name: String) {
    let file = FileContents(source: SourceFile(path: name, byteCount: bytes.count), bytes: bytes)
    typealias Column = ColumnDeclaration.Column
    let cut: [ColumnDeclaration.Meaning] = [.time, .displacement, .depth, .force, .verticalForce]
    for meanings in [cut, [.displacement, .force]] {
      let columns = meanings.enumerated().map { Column(.number($0.offset + 1), $0.element) }
      let reader = DeclaredTableReader(
        ColumnDeclaration(technique: .adhesion, columns: columns), as: .forceProfile)
      guard let profile = (try? reader.measurements(in: file))?.first as? ForceProfile else { continue }
      var options = AdhesionOptions()
      (options.blade.width, options.peel.width) = (1, 12)
      _ = try? ForceProfileAnalysis.result(of: profile, sample: name, options: options)
    }
  }
}
