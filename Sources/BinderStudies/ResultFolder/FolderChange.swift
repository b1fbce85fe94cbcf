/// What a writing changes in a folder, and the marks before and after.
struct FolderChange {
  /// The paths of the files that are written, in the order in which they were prepared.
  let written: [String]
  /// The paths of files of an earlier writing that go, sorted.
  let removed: [String]
  /// The folders that must be there.
  let parts: [String]
  /// The mark while files move: each path of the change may hold the old file, the new one, or none.
  let during: FolderMark
  /// The mark when all is done.
  let after: FolderMark

  init(_ old: FolderMark, writing entries: [FolderMark.Entry], in places: ResultPlaces) {
    written = entries.map(\.path)
    let new = Set(written)
    let changed = Set(old.entries.keys.filter { new.contains($0) || places.covers($0) })
    removed = changed.subtracting(new).sorted()
    parts = ResultPlaces.parts.filter { part in
      places.areResults || new.contains { $0.hasPrefix(part + "/") }
    }
    let kept = (
      old.files.filter { !changed.contains($0.path) }, old.unfinished.filter { !changed.contains($0.path) }
    )
    let going = (old.files + old.unfinished).filter { changed.contains($0.path) }
    during = FolderMark(files: kept.0, unfinished: kept.1 + going + entries)
    after = FolderMark(files: kept.0 + entries, unfinished: kept.1)
  }
}
