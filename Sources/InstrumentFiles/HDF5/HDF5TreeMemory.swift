import AnalysisFindings
import Synchronization

/// The trees of files between the moment they are recognised and the moment they are read: a few, and no large ones.
final class HDF5TreeMemory: Sendable {
  private let trees = Mutex<[(file: SourceFile, tree: HDF5Object)]>([])

  /// How many trees are kept.
  private static let limit = 4
  /// The largest file whose tree is kept, in bytes.
  private static let fileBytes = 1 << 24

  /// Gives out the tree of a file, and keeps it no longer; `nil` where it is not known.
  func take(_ file: SourceFile) -> HDF5Object? {
    trees.withLock { trees in
      trees.firstIndex { $0.file.sha256 == file.sha256 && $0.file.byteCount == file.byteCount }
        .map { trees.remove(at: $0).tree }
    }
  }

  /// Keeps the tree of a file that has a hash, in the place of the one that was kept first.
  func keep(_ tree: HDF5Object, of file: SourceFile) {
    guard !file.sha256.isEmpty, file.byteCount <= Self.fileBytes else { return }
    trees.withLock { trees in
      if trees.count == Self.limit { trees.removeFirst() }
      trees.append((file, tree))
    }
  }
}
