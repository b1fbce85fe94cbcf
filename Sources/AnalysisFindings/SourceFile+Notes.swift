extension SourceFile {
  /// What was odd about the file, in one line with its path; `nil` where nothing was.
  package var notesInALine: String? {
    guard !notes.isEmpty else { return nil }
    let words = notes.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    return "\(path): \(words.joined(separator: "; "))."
  }
}
