import AnalysisFindings
import Synchronization

/// Trees of files between the moment they are recognised and the moment they are read: a few, and no large ones.
///
/// What is wrong with a file is kept like a tree, so that it is opened once.
final class HDF5TreeMemory: Sendable {
  /// What opening a file came to.
  typealias Outcome = Result<HDF5Object, InputProblem>

  private let trees = Mutex<[(file: SourceFile, tree: Outcome)]>([])

  /// How many trees are kept.
  private static let limit = 4
  /// The largest file whose tree is kept, in bytes.
  private static let fileBytes = 1 << 24

  /// Gives out the tree of a file, and keeps it no longer; `nil` where it is not known.
  func take(_ file: SourceFile) -> Outcome? {
    trees.withLock { trees in
      trees.firstIndex { $0.file.sha256 == file.sha256 && $0.file.byteCount == file.byteCount }
        .map { trees.remove(at: $0).tree }
    }
  }

  /// Keeps the tree of a file that has a hash, in the place of the one that was kept first.
  func keep(_ tree: Outcome, of file: SourceFile) {
    guard !file.sha256.isEmpty, file.byteCount <= Self.fileBytes else { return }
    trees.withLock { trees in
      if trees.count == Self.limit { trees.removeFirst() }
      trees.append((file, tree))
    }
  }
}
