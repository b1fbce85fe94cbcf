import StudyExports
import StudyFigures

/// Which files of a folder a writing may replace, remove or add.
enum ResultPlaces: Sendable {
  /// Everything that a run of a study writes.
  case run(figures: [StudyFigureName])
  /// Everything that the recording of a study writes.
  case record(figures: [StudyFigureName])
  /// These files alone.
  case files(Set<String>)

  /// The file that tells what a program recorded from the results of a run.
  static let recordFile = "record.json"

  /// The parts of a results folder that are folders.
  static let parts = ["units", "arrays", "curves", "figures"]

  /// Whether a file may be written at a path.
  func covers(_ path: String) -> Bool {
    if case .files(let files) = self { return files.contains(path) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return documents.contains(path) }
    return switch parts[0] {
    case "units": parts[1].hasSuffix(".json")
    case "arrays": parts[1].hasSuffix(".npy")
    case "curves": parts[1].hasSuffix(".csv")
    case "figures": isFigure(parts[1])
    default: false
    }
  }

  /// The figures that a run or a program draws into the folder.
  private var figures: [StudyFigureName] {
    switch self {
    case .run(let figures), .record(let figures): figures
    case .files: []
    }
  }

  /// Whether a folder with files in these places is one of results as a whole.
  var areResults: Bool {
    if case .files = self { false } else { true }
  }

  /// The files beside the parts, whether they would be written or are signs of results that must not be replaced.
  private var documents: [String] {
    [
      RecordedStudy.comparisonPath, "findings.json", "findings.csv", "report.html", "report.md", "tables.tex",
      "run.json",
      Self.recordFile,
    ]
  }

  /// Whether a run or `interphase figure` gives a figure's file such a name; of several figures the later are numbered.
  private func isFigure(_ name: Substring) -> Bool {
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 2, FigureFormat(rawValue: String(pieces[1])) != nil else { return false }
    return figures.contains { figure in
      guard pieces[0].hasPrefix(figure.rawValue) else { return false }
      let rest = pieces[0].dropFirst(figure.rawValue.count)
      return rest.isEmpty || (rest.first == "-" && Int(rest.dropFirst()) != nil)
    }
  }
}
