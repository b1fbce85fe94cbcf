/// The names of the files of one folder, each made once: the only place where results get file names.
public struct UniqueFileNames: Sendable {
  private var taken: Set<String> = []

  /// Creates the names of an empty folder.
  public init() {}

  /// A safe file name for a title, with a number where the folder has it already; upper and lower case are the same to
  /// some file systems, so they are the same here.
  public mutating func name(for title: String) -> String {
    let stem = ResultFileName.safe(title)
    var name = stem
    var count = 1
    while !taken.insert(name.lowercased()).inserted {
      count += 1
      name = "\(stem)-\(count)"
    }
    return name
  }
}
