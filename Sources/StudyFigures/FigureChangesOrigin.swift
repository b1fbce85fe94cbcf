import AnalysisFindings

/// Where changes were read, so that what only the study or the drawing shows to be wrong is named with its line.
package struct FigureChangesOrigin: Sendable, Hashable {
  /// The file of changes.
  package let file: String
  /// The line of each key by the way to it: `y limits`, `names PVDF`.
  package var lines: [String: Int] = [:]

  /// Creates an origin without lines.
  package init(file: String) { self.file = file }
}

extension FigureChanges {
  /// A problem with what was asked for, at the line of its key; where no file asked for it, at the key of the figure.
  ///
  /// - Parameters:
  ///   - way: The key with those that it stands under: `["y", "limits"]`.
  ///   - figure: The figure's name.
  func problem(
    at way: [String], of figure: String, expected: String, found: String, remedy: String
  ) -> InputProblem {
    let key = way.joined(separator: " ")
    guard let origin, let line = origin.lines[key] else {
      return InputProblem(
        .invalidValue, file: "figure \(figure)", place: .part(key), expected: expected, found: found,
        remedy: remedy)
    }
    return InputProblem(
      .invalidValue, file: origin.file, place: .key(way.last ?? key, line: line), expected: expected,
      found: found, remedy: remedy)
  }
}
