import AnalysisFindings
import EELSAnalysis
import Foundation
import InstrumentFiles
import InstrumentMeasurements

/// One piece of work: the measurements of one specimen by one technique that are analysed together.
///
/// Units share nothing, so that they run in any order and on any number of threads with the same results.
struct StudyUnit: Sendable {
  /// The specimen.
  let sample: StudySample
  /// The technique.
  let technique: Technique
  /// The measurements: all spectra of a specimen for XPS, the spectra of a line scan for EELS, else one.
  let measurements: [any InstrumentMeasurement]
  /// The names of the specimen's rows, where the measurement is a table.
  let rows: [String]
  /// The names of the rows of procedural blanks, where the measurement is a table.
  let blankRows: [String]

  /// The files that the measurements came from, each once.
  var files: [SourceFile] {
    measurements.reduce(into: []) { files, measurement in
      if !files.contains(measurement.source) { files.append(measurement.source) }
    }
  }

  /// What the unit is called in messages.
  var title: String { "\(sample.name), \(technique.title)" }

  /// A hash of the content, the options and the engine: units of one identity have one result.
  func identity(options: String, engine: String) -> String {
    let parts =
      files.map(\.sha256) + measurements.map(\.title) + rows + blankRows + [sample.name, options, engine]
    return FileContents.sha256(Array(parts.joined(separator: "\u{0}").utf8))
  }
}

extension StudyUnit {
  /// The units of a study, in the manifest's order of samples, techniques in their fixed order.
  static func units(of manifest: StudyManifest, _ reading: StudyReading) -> (
    units: [StudyUnit], notes: [String]
  ) {
    var units: [StudyUnit] = []
    var notes: [String] = []
    let blanks = manifest.samples.filter { $0.specimen.role == .blank }
      .flatMap { $0.rows.isEmpty ? [$0.specimen.name] : $0.rows }
    for (index, sample) in manifest.samples.enumerated() {
      let own = reading.measurements { $0.sample == index }
      let tables = reading.measurements { $0.sample == nil }
      for technique in Technique.allCases where manifest.techniques.contains(technique) {
        let measurements = (technique == .icpms ? own + tables : own).filter {
          Self.technique(of: $0) == technique
        }
        guard !measurements.isEmpty else { continue }
        if manifest.reasonForLeavingOut(technique, of: sample.specimen.name) != nil { continue }
        switch technique {
        case .xps:
          units.append(unit(sample, technique, measurements))
        case .sims:
          for measurement in measurements { units.append(unit(sample, technique, [measurement])) }
        case .eels:
          let signals = measurements.compactMap { $0 as? ElectronMicroscopySignal }
          units += EELSLineScanAnalysis.groups(of: signals).map { unit(sample, technique, $0) }
        case .icpms:
          guard sample.specimen.role != .blank else { continue }
          for case let table as ConcentrationTable in measurements {
            let rows = RowClaims(table, manifest.samples).rows[index] ?? []
            if rows.isEmpty {
              if !sample.rows.isEmpty {
                notes.append(
                  "\(sample.specimen.name): no row named \(sample.rows.joined(separator: ", ")) in \(table.title)."
                )
              }
              continue
            }
            units.append(
              StudyUnit(
                sample: sample.specimen, technique: technique, measurements: [table], rows: rows,
                blankRows: blanks))
          }
        }
      }
    }
    if manifest.techniques.contains(.icpms) {
      let expansion = FilePatternExpansion(manifest)
      for case let table as ConcentrationTable in reading.measurements(where: { $0.sample == nil }) {
        let unclaimed = RowClaims(table, manifest.samples).unclaimed
        guard !unclaimed.isEmpty else { continue }
        notes.append(
          "\(expansion.inStudy(table.source.path)): the rows \(unclaimed.joined(separator: ", ")) belong to no sample of the study."
        )
      }
    }
    for sample in manifest.samples where sample.specimen.role != .blank {
      if !units.contains(where: { $0.sample.name == sample.specimen.name }) {
        notes.append("\(sample.specimen.name): nothing of this sample was analysed.")
      }
    }
    return (units, notes)
  }

  private static func unit(
    _ sample: StudyManifest.Sample, _ technique: Technique, _ measurements: [any InstrumentMeasurement]
  ) -> StudyUnit {
    StudyUnit(
      sample: sample.specimen, technique: technique, measurements: measurements, rows: [], blankRows: [])
  }

  /// The technique that analyses a measurement.
  static func technique(of measurement: any InstrumentMeasurement) -> Technique? {
    switch measurement.kind {
    case .photoelectronSpectrum: .xps
    case .sputterDepthProfile: .sims
    case .electronMicroscopySignal:
      (measurement as? ElectronMicroscopySignal)?.energyAxis == nil ? nil : .eels
    case .concentrationTable: .icpms
    default: nil
    }
  }
}

extension StudyReading {
  /// The measurements of the files that a condition holds for, in the files' order.
  func measurements(where isWanted: (StudyPlan.Entry) -> Bool) -> [any InstrumentMeasurement] {
    files.filter { isWanted($0.entry) }.flatMap { file -> [any InstrumentMeasurement] in
      guard case .success(let read) = file.outcome else { return [] }
      return read.measurements
    }
  }

  /// The problems of the files that could not be read.
  var problems: [InputProblem] {
    files.compactMap { file in
      if case .failure(let problem) = file.outcome { return problem }
      return nil
    }
  }
}
