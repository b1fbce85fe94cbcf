import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentFiles
import StudyExports

/// The finished units of a study in its results folder: what a next run needs not do again.
///
/// A unit is stored as soon as it is done, in a folder of its own that a ``ResultFolder/commit()`` takes away, for the results
/// then hold the units themselves. So whatever kills a run, the next one goes on where it stopped. Every file is written
/// beside its place and renamed into it; a unit is told by its identity and read only while it is as it was written.
final class UnitStore: @unchecked Sendable {
  /// The folder inside of the results folder.
  static let folderName = ".interphase-units"

  private let root: FolderHandle
  /// The files of a results folder that hold units, by their identities.
  private var committed: [String: FolderMark.Entry]
  /// Guards what is known of the store.
  private let guarding = NSLock()
  private var folder: FolderHandle?
  /// The hashes of the stored units, by their identities.
  private var stored: [String: String] = [:]
  private var problems: Set<String> = []
  /// The units whose problems were told in results: the next results are to tell them as well.
  private var told: Set<String> = []

  /// Looks at what is stored.
  ///
  /// - Parameters:
  ///   - root: The results folder.
  ///   - mark: Its mark, where a run has ended in it.
  init(in root: FolderHandle, _ mark: FolderMark?) throws(InputProblem) {
    self.root = root
    let units = (mark?.files ?? []).compactMap { entry -> (String, FolderMark.Entry)? in
      guard entry.path.hasPrefix("units/") else { return nil }
      let name = StoredUnitName(String(entry.path.dropFirst("units/".count)))
      return if case .recorded(let identity) = name { (identity, entry) } else { nil }
    }
    committed = Dictionary(units, uniquingKeysWith: { first, _ in first })
    switch try root.kind(of: Self.folderName) {
    case nil: break
    case .folder:
      let folder = try root.folder(Self.folderName)
      self.folder = folder
      for name in try folder.names() {
        switch StoredUnitName(name) {
        case .unit(let identity, let hash): stored[identity] = hash
        case .problem(let identity): problems.insert(identity)
        default: continue
        }
      }
    default: throw FolderProblem.inTheWay(root.path, Self.folderName)
    }
  }

  /// Whether a result is stored.
  func holds(_ identity: String) -> Bool {
    guarding.withLock { committed[identity] != nil || stored[identity] != nil }
  }

  /// The record of the run whose results the folder holds; `nil` where there is none.
  func earlierRecord() throws(InputProblem) -> [UInt8]? {
    guard guarding.withLock({ !committed.isEmpty }) else { return nil }
    return try root.bytes(of: "run.json", atMost: 1 << 26)
  }

  /// The result of a unit; `nil` where none is stored, or it is not as it was written.
  ///
  /// - Throws: an `InputProblem` where a file cannot be read.
  func result(of identity: String) throws(InputProblem) -> AnalysisResult? {
    if let entry = guarding.withLock({ committed[identity] }), let units = try part("units") {
      let arrays = try part("arrays")
      if let found = try result(
        try units.bytes(of: identity + ".json", atMost: entry.byteCount), hash: entry.sha256,
        array: { name throws(InputProblem) in
          try arrays?.bytes(of: name, atMost: UnitFile.sizeLimit)
        })
      {
        return found
      }
    }
    let (folder, hash) = guarding.withLock { (self.folder, stored[identity]) }
    guard let folder, let hash else { return nil }
    return try result(
      try folder.bytes(of: StoredUnitName.unit(identity, hash: hash).text, atMost: UnitFile.sizeLimit),
      hash: hash,
      array: { name throws(InputProblem) in try folder.bytes(of: name, atMost: UnitFile.sizeLimit) })
  }

  /// The result in the bytes of a unit; `nil` where these or an array's are not as they were written.
  private func result(
    _ bytes: [UInt8]?, hash: String, array: (String) throws(InputProblem) -> [UInt8]?
  ) throws(InputProblem) -> AnalysisResult? {
    guard let bytes, FileContents.sha256(bytes) == hash else { return nil }
    var isWhole = true
    do throws(InputProblem) {
      let unit = try UnitFile.result(bytes, path: "a stored unit", folder: root.path) {
        file throws(InputProblem) in
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        guard let bytes = try array(name), FileContents.sha256(bytes) == file.sha256 else {
          isWhole = false
          throw FolderProblem.inTheWay(root.path, file.path)
        }
        return bytes
      }
      return unit.result
    } catch {
      // A unit of another version of the format is made again, and so is one whose array was taken away.
      guard isWhole, error.code != .unsupported else { return nil }
      throw error
    }
  }

  /// Stores the result of a unit.
  ///
  /// - Throws: an `InputProblem` where it cannot be written.
  func save(_ result: SpecimenResult) throws(InputProblem) {
    let folder = try made()
    let record = try UnitFile.write(result, name: result.identity) { path, bytes throws(InputProblem) in
      let hash = FileContents.sha256(bytes)
      let name =
        path.hasPrefix("units/")
        ? StoredUnitName.unit(result.identity, hash: hash).text
        : path.split(separator: "/").last.map(String.init) ?? path
      try Self.put(bytes, as: name, in: folder)
      return ResultFile(path: path, sha256: hash)
    }
    guarding.withLock { stored[result.identity] = record.sha256 }
  }

  /// Why a unit could not be done where it was last tried; `nil` where nothing is known.
  func problem(of identity: String) throws(InputProblem) -> InputProblem? {
    let (folder, isKnown) = guarding.withLock { (self.folder, problems.contains(identity)) }
    guard isKnown, let folder,
      let bytes = try folder.bytes(of: StoredUnitName.problem(identity).text, atMost: 1 << 20),
      let problem = try? JSONDecoder().decode(InputProblem.self, from: Data(bytes))
    else { return nil }
    _ = guarding.withLock { told.insert(identity) }
    return problem
  }

  /// Stores why a unit could not be done, for whoever gathers the units.
  func save(_ problem: InputProblem, of identity: String) throws(InputProblem) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    // A problem is texts and numbers of lines; there is nothing in it that cannot be written.
    guard let bytes = try? encoder.encode(problem) else { return }
    try Self.put([UInt8](bytes), as: StoredUnitName.problem(identity).text, in: try made())
    _ = guarding.withLock { problems.insert(identity) }
  }

  /// Takes the store away, but for the problems that were told; the folder must be held by this process alone.
  func clear() throws(InputProblem) {
    let (folder, told) = guarding.withLock { (self.folder, self.told) }
    guard let folder else { return }
    for name in try folder.names() {
      switch StoredUnitName(name) {
      case nil: continue
      case .problem(let identity) where told.contains(identity): continue
      default: try folder.remove(name)
      }
    }
    root.removeIfEmpty(Self.folderName)
    let isGone = try root.kind(of: Self.folderName) == nil
    guarding.withLock {
      if isGone { self.folder = nil }
      stored = [:]
      problems = told
    }
  }

  /// Takes the store away and looks no more at what results hold.
  func forget() throws(InputProblem) {
    guarding.withLock { told = [] }
    try clear()
    guarding.withLock { committed = [:] }
  }

  /// Writes a note of this machine's beside the results; without it nothing is lost.
  ///
  /// - Parameters:
  ///   - bytes: The note.
  ///   - name: Its name in the results folder.
  ///   - mayStand: Whether nothing of somebody else's has the name.
  func remember(_ bytes: [UInt8], as name: String, where mayStand: (FolderHandle) -> Bool) {
    guard mayStand(root), let folder = try? made() else { return }
    let unfinished = StoredUnitName.unfinished(UInt64.random(in: 0...UInt64.max)).text
    do throws(InputProblem) {
      try folder.write(bytes, as: unfinished)
      try folder.move(unfinished, over: name, in: root)
    } catch {
      try? folder.remove(unfinished)
    }
  }

  private func made() throws(InputProblem) -> FolderHandle {
    guarding.lock()
    defer { guarding.unlock() }
    if let folder { return folder }
    _ = try root.make(Self.folderName)
    let made = try root.folder(Self.folderName)
    folder = made
    return made
  }

  private func part(_ name: String) throws(InputProblem) -> FolderHandle? {
    try root.kind(of: name) == .folder ? try root.folder(name) : nil
  }

  private static func put(_ bytes: [UInt8], as name: String, in folder: FolderHandle) throws(InputProblem) {
    let unfinished = StoredUnitName.unfinished(UInt64.random(in: 0...UInt64.max)).text
    try folder.write(bytes, as: unfinished)
    try folder.move(unfinished, over: name, in: folder)
  }
}
