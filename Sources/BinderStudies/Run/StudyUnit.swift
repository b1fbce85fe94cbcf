import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// One piece of work: the measurements of one specimen by one technique that are analysed together.
///
/// Units share nothing, so that they run in any order and on any number of threads with the same results.
struct StudyUnit: Sendable {
  /// The specimen.
  let sample: StudySample
  /// The technique.
  let technique: StudyTechnique
  /// The measurements.
  let measurements: [any InstrumentMeasurement]
  /// The names of the specimen's rows, where the measurement is a table.
  let rows: [String]
  /// The analysis with the options in force.
  let work: UnitWork

  /// The files that the measurements came from, each once.
  var files: [SourceFile] {
    measurements.reduce(into: []) { files, measurement in
      if !files.contains(measurement.source) { files.append(measurement.source) }
    }
  }

  /// A hash of the content, the options in force and the engine: units of one identity have one result.
  var identity: String {
    let parts = files.map(\.sha256) + measurements.map(\.title) + rows + [sample.name]
    return FileContents.sha256(Array(parts.joined(separator: "\u{0}").utf8) + [0] + work.encodedOptions)
  }
}
