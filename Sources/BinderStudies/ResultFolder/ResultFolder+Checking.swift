import AnalysisFindings

/// What is in a folder, and whether it is ours.
extension ResultFolder {
  /// Looks for results of the other kind, which hold more than these or cannot be made again.
  func checkKind(_ folder: FolderHandle) throws(InputProblem) {
    switch places {
    case .run where try folder.kind(of: ResultPlaces.recordFile) != nil:
      throw FolderProblem.unwritable(
        path, found: "“\(ResultPlaces.recordFile)”, the mark of results that a program recorded")
    case .record:
      for name in ["run.json", "report.html"] where try folder.kind(of: name) != nil {
        throw FolderProblem.unwritable(path, found: "“\(name)” of a run")
      }
    default: break
    }
  }

  /// Looks at everything that stands in the places of this writing.
  func checkWhatIsThere(_ folder: FolderHandle) throws(InputProblem) {
    let entries = mark?.entries ?? [:]
    if case .files(let files) = places {
      for file in files.sorted() { _ = try isOurs(file, entries, in: folder) }
      return
    }
    for name in try folder.names() where places.covers(name) { _ = try isOurs(name, entries, in: folder) }
    for part in ResultPlaces.parts where try folder.kind(of: part) != nil {
      let names = try self.part(part, of: folder, making: false)?.names() ?? []
      // Where nothing of ours is, a folder of figures is somebody else's.
      if mark == nil, !names.isEmpty { throw FolderProblem.inTheWay(path, part) }
      for name in names where places.covers("\(part)/\(name)") {
        _ = try isOurs("\(part)/\(name)", entries, in: folder)
      }
    }
  }

  /// Whether a file stands at a path.
  ///
  /// - Throws: an `InputProblem` if it is not as Interphase wrote it.
  func isOurs(
    _ file: String, _ entries: [String: [FolderMark.Entry]], in root: FolderHandle
  ) throws(InputProblem) -> Bool {
    let (folder, name) = try place(of: file, in: root)
    guard let folder, let kind = try folder.kind(of: name) else { return false }
    guard kind == .file, let listed = entries[file], let size = try folder.size(of: name),
      listed.contains(where: { $0.byteCount == size }), let hash = try folder.hash(of: name),
      listed.contains(FolderMark.Entry(path: file, byteCount: size, sha256: hash))
    else { throw FolderProblem.inTheWay(path, file) }
    return true
  }

  /// The folder that a file lies in, `nil` if there is none, with the file's name in it.
  func place(
    of file: String, in root: FolderHandle
  ) throws(InputProblem) -> (folder: FolderHandle?, name: String) {
    let parts = file.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return (root, file) }
    return (try part(parts[0], of: root, making: false), parts[1])
  }

  /// A folder inside of this one, `nil` if there is none and it is not to be made.
  func part(
    _ name: String, of root: FolderHandle, making: Bool
  ) throws(InputProblem) -> FolderHandle? {
    switch try root.kind(of: name) {
    case .folder: break
    case nil where making: _ = try root.make(name)
    case nil: return nil
    default: throw FolderProblem.inTheWay(path, name)
    }
    return try root.folder(name)
  }
}
