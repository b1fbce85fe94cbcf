public import AnalysisFindings
import Foundation
import InstrumentFiles
public import StudyFigures

/// A folder that results or figures are written to, held by this process until it is released.
///
/// Nothing of a user's is ever replaced or removed: the folder has a ``FolderMark`` of what Interphase wrote, and only
/// files that are as they were written then give way. New files are prepared beside their places. ``commit()`` puts them
/// there, between two versions of the mark of which the first says that the files are a mixture; so whatever kills the
/// process, the folder is recognised, and nobody takes a mixture for results.
public final class ResultFolder: @unchecked Sendable {
  /// The folder's path.
  public let path: String
  /// What this writing may replace.
  let places: ResultPlaces
  /// Guards the hold and what was prepared; whoever ends the process waits until a ``commit()`` is through.
  private let guarding = NSLock()
  /// The hold; `nil` when it was given up.
  private var hold: FolderLock?
  /// The folder's mark; `nil` where Interphase has not written yet.
  private(set) var mark: FolderMark?
  /// The units that are done, of this run and of those that were interrupted.
  let units: UnitStore
  /// What was prepared, each with the number that is its name until then.
  private var prepared: [(number: Int, entry: FolderMark.Entry)] = []
  private var nextNumber = 0
  /// What is to be remembered of the files once the results are there: an interrupted run leaves nothing else than its units.
  var seenFiles: KnownOutlines?

  /// Holds a folder for the results of a run; it is made if there is none.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - catalogue: The figures that the run may draw.
  /// - Throws: an `InputProblem` if the path is empty, if another process holds the folder, if files that Interphase
  ///   did not write, or that were changed, are in the way of results, or if nothing can be written.
  public convenience init(
    path: String, figures catalogue: FigureCatalogue = .builtIn
  ) throws(InputProblem) { try self.init(path: path, for: .run(figures: catalogue.names)) }

  init(path: String, for places: ResultPlaces) throws(InputProblem) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw FolderProblem.unwritable("“\(path)”", found: "an empty path")
    }
    self.path = PathParts.trimmed(path)
    self.places = places
    let hold = try FolderLock(path: self.path)
    do throws(InputProblem) {
      var mark: FolderMark?
      if try hold.folder.kind(of: FolderMark.name) != nil {
        guard let bytes = try hold.folder.bytes(of: FolderMark.name, atMost: FolderMark.sizeLimit),
          let found = FolderMark(bytes: bytes)
        else { throw FolderProblem.inTheWay(self.path, FolderMark.name) }
        mark = found
      }
      units = try UnitStore(in: hold.folder, mark)
      self.mark = mark
      self.hold = hold
    } catch {
      hold.release()
      throw error
    }
    do throws(InputProblem) {
      try checkKind(hold.folder)
      try checkWhatIsThere(hold.folder)
    } catch {
      release()
      throw error
    }
  }

  deinit { release() }

  /// Gives the folder up: what was prepared and not committed is gone, and so are folders that were made and are empty.
  public func release() {
    guarding.withLock {
      hold?.release()
      hold = nil
    }
  }

  /// Prepares a file of the folder.
  ///
  /// - Parameters:
  ///   - bytes: Its content.
  ///   - name: Its path inside of the folder.
  /// - Throws: an `InputProblem` if it cannot be written; nothing in the folder has changed then.
  func prepare(_ bytes: [UInt8], as name: String) throws(InputProblem) {
    try held { hold throws(InputProblem) in
      let number = takeNumber()
      try hold.temporary.write(bytes, as: String(number))
      prepared.append((number, FolderMark.Entry(path: name, bytes: bytes)))
    }
  }

  /// Prepares a file of the folder piece by piece.
  ///
  /// - Parameters:
  ///   - name: Its path inside of the folder.
  ///   - fill: Adds the pieces.
  /// - Throws: what `fill` throws, or an `InputProblem` if the file cannot be written.
  func prepare(
    _ name: String, filling fill: (PreparedFile) throws(InputProblem) -> Void
  ) throws(InputProblem) {
    var made: (number: Int, file: PreparedFile)?
    try held { hold throws(InputProblem) in
      let number = takeNumber()
      made = (number, try PreparedFile(in: hold.temporary, as: String(number)))
    }
    guard let (number, file) = made else { return }
    try fill(file)
    let entry = try file.finish(as: name)
    try held { _ throws(InputProblem) in prepared.append((number, entry)) }
  }

  private func takeNumber() -> Int {
    defer { nextNumber += 1 }
    return nextNumber
  }

  /// Prepares a file of text.
  func prepare(_ text: String, as name: String) throws(InputProblem) {
    try prepare(Array(text.utf8), as: name)
  }

  /// Puts what was prepared into its places, and removes what an earlier writing left in places of this one.
  ///
  /// - Throws: an `InputProblem` if a file that Interphase did not write has come into the way, or the system refuses.
  func commit() throws(InputProblem) {
    try held { hold throws(InputProblem) in
      let root = hold.folder
      let change = FolderChange(mark ?? FolderMark(), writing: prepared.map(\.entry), in: places)
      if let mark, try root.bytes(of: FolderMark.name, atMost: FolderMark.sizeLimit) != mark.bytes {
        throw FolderProblem.inTheWay(path, FolderMark.name)
      }
      let entries = mark?.entries ?? [:]
      for file in change.written + change.removed { _ = try isOurs(file, entries, in: root) }
      // All that needs room is on the disk before the first file moves, so that a full disk leaves no mixture.
      for name in change.parts { _ = try part(name, of: root, making: true) }
      let (first, last) = (takeNumber(), takeNumber())
      try hold.temporary.write(change.during.bytes, as: String(first))
      try hold.temporary.write(change.after.bytes, as: String(last))

      try put(first, as: FolderMark.name, in: root, isThere: mark != nil, hold)
      mark = change.during
      let either = change.during.entries
      for (number, file) in zip(prepared.map(\.number), change.written) {
        let isThere = try isOurs(file, either, in: root)
        let (folder, name) = try place(of: file, in: root)
        guard let folder else { throw FolderProblem.inTheWay(path, file) }
        try put(number, as: name, in: folder, isThere: isThere, hold)
      }
      for file in change.removed where try isOurs(file, either, in: root) {
        let (folder, name) = try place(of: file, in: root)
        try folder?.remove(name)
      }
      try put(last, as: FolderMark.name, in: root, isThere: true, hold)
      mark = change.after
      prepared = []
      if places.areResults { try units.clear() }
    }
    seenFiles?.remember(in: self)
  }

  /// Whether the result of a unit is there: of a run that has ended, or of one that was interrupted.
  ///
  /// - Parameter identity: The unit's identity, as ``PlannedStudy/units`` has it.
  public func holds(_ identity: String) -> Bool { units.holds(identity) }

  /// Does as if no unit were there, so that every measurement is analysed again.
  ///
  /// - Throws: an `InputProblem` where the stored units cannot be taken away.
  public func forgetUnits() throws(InputProblem) {
    try held { _ throws(InputProblem) in try units.forget() }
  }

  /// Writes a note of this machine's into the folder, which is no part of the results; without it nothing is lost.
  ///
  /// - Parameters:
  ///   - bytes: The note.
  ///   - name: Its name.
  ///   - mayStand: Whether nothing of somebody else's has the name.
  func remember(_ bytes: [UInt8], as name: String, where mayStand: (FolderHandle) -> Bool) {
    try? held { hold throws(InputProblem) in
      guard mayStand(hold.folder) else { return }
      let number = String(takeNumber())
      try hold.temporary.write(bytes, as: number)
      try hold.temporary.move(number, over: name, in: hold.folder)
    }
  }

  /// Moves what was prepared under a number to its place.
  private func put(
    _ number: Int, as name: String, in folder: FolderHandle, isThere: Bool, _ hold: FolderLock
  ) throws(InputProblem) {
    if isThere {
      try hold.temporary.move(String(number), over: name, in: folder)
    } else {
      try hold.temporary.move(String(number), toNew: name, in: folder)
    }
  }

  /// Works with the hold while nobody else can give it up.
  private func held(_ work: (FolderLock) throws(InputProblem) -> Void) throws(InputProblem) {
    guarding.lock()
    defer { guarding.unlock() }
    guard let hold else { throw FolderProblem.unwritable(path, found: "a folder that was given up") }
    try work(hold)
  }
}
