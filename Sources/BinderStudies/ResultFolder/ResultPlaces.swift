import StudyFigures

/// Which files of a folder a writing may replace, remove or add.
enum ResultPlaces: Sendable {
  /// Everything that a run of a study writes.
  case run
  /// Everything that the recording of a study writes.
  case record
  /// These files alone.
  case files(Set<String>)

  /// The file that tells what a program recorded from the results of a run.
  static let recordFile = "record.json"

  /// The parts of a results folder that are folders.
  static let parts = ["curves", "figures"]

  /// Whether a file may be written at a path.
  func covers(_ path: String) -> Bool {
    if case .files(let files) = self { return files.contains(path) }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return documents.contains(path) }
    return switch parts[0] {
    case "curves": parts[1].hasSuffix(".csv")
    case "figures": Self.isFigure(parts[1])
    default: false
    }
  }

  /// Whether a folder with files in these places is one of results as a whole.
  var areResults: Bool {
    if case .files = self { false } else { true }
  }

  /// The files beside the parts, whether they would be written or are signs of results that must not be replaced.
  private var documents: [String] {
    ["findings.json", "findings.csv", "report.html", "run.json", Self.recordFile]
  }

  /// Whether a run or `interphase figure` gives a figure's file such a name; of several figures the later are numbered.
  private static func isFigure(_ name: Substring) -> Bool {
    let pieces = name.split(separator: ".", omittingEmptySubsequences: false)
    guard pieces.count == 2, FigureFormat(rawValue: String(pieces[1])) != nil else { return false }
    return StudyFigureName.allCases.contains { figure in
      guard pieces[0].hasPrefix(figure.rawValue) else { return false }
      let rest = pieces[0].dropFirst(figure.rawValue.count)
      return rest.isEmpty || (rest.first == "-" && Int(rest.dropFirst()) != nil)
    }
  }
}
