import AnalysisFindings
import InstrumentMeasurements

extension ConcentrationTable {
  /// The most readings of a file: a reading for each solution and channel, whether its cells are filled or not.
  static let readingLimit = 160_000

  /// The complaint about a file with more readings than are allowed.
  static func tooManyReadings(file: String, place: InputProblem.Place = .wholeFile) -> InputProblem {
    InputProblem(
      .limitExceeded, file: file, place: place,
      expected: "at most \(readingLimit) readings (rows × channels)", found: "more",
      remedy: "Export fewer channels or rows, or split the batch.")
  }
}
