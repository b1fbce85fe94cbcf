extension FileHead {
  /// The file's name without its ending, as a title where the content has none.
  package var title: String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
