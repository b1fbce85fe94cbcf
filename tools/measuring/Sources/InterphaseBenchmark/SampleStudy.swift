import FigurePages
import Foundation
import Interphase

/// Results of simulated measurements, written as the results folder that a run writes.
struct SampleStudy {
  private let cells: [(binder: String, result: AnalysisResult)]

  /// A study of the spectra that a figure shows, all before etching.
  init(_ figure: FittedSpectraFigure) {
    cells = figure.rows.map { row in
      let curves = row.spectra.map { spectrum in
        var curve = spectrum.curve
        curve.name = "\(spectrum.region) level 0"
        curve.coordinates = [Finding.Coordinate(quantity: "etch time", value: 0, unit: "s")]
        return curve
      }
      return Self.cell("xps", row.binder, row.binder + "-1", curves: curves)
    }
  }

  /// A study of the profiles that a figure shows.
  init(_ figure: InterphaseProfileFigure) {
    cells = figure.profiles.map {
      Self.cell("sims", $0.binder, $0.binder + "-1", findings: $0.findings, curves: [$0.curve])
    }
  }

  /// A study of the cells that a figure shows as bars.
  init(_ figure: CellBarsFigure) {
    cells = figure.cells.map { Self.cell("icpms", $0.binder, $0.sample, findings: $0.findings) }
  }

  private static func cell(
    _ technique: String, _ binder: String, _ sample: String, findings: [Finding] = [], curves: [Curve] = []
  ) -> (String, AnalysisResult) {
    let result = AnalysisResult(
      technique: technique, sample: sample, findings: findings, curves: curves,
      provenance: .init(files: [], method: "simulated", options: []))
    return (binder, result)
  }

  /// Writes `findings.json` and the curves; the paths of the curves in their order.
  @discardableResult
  func write(to folder: URL) throws -> [String] {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("curves"), withIntermediateDirectories: true)
    var paths: [String] = []
    let exported = try cells.map { binder, result in
      let files = try result.curves.map { curve in
        let bytes = Array(curve.csv.utf8)
        let name = ResultFileName.safe("\(result.sample) \(result.technique) \(curve.name)")
        let file = CurveFile(path: "curves/\(name).csv", sha256: FileContents.sha256(bytes))
        let url = folder.appendingPathComponent(file.path)
        try Data(bytes).write(to: url)
        paths.append(url.path)
        return file
      }
      return ExportedResult(
        binder: binder, role: "sample", identity: "", result: result, curveFiles: files)
    }
    var binders: [String] = []
    for cell in cells where !binders.contains(cell.binder) { binders.append(cell.binder) }
    let samples = cells.map { StudySample(name: $0.result.sample, binder: $0.binder) }
    let comparison = StudyComparison(of: cells.map(\.result), samples: samples, binders: binders)
    let none = StudyComparison(of: [], samples: [], binders: binders)
    let document = FindingsDocument.json(
      study: "Simulated", binders: binders, results: exported, comparison: comparison, againstControls: none)
    try Data(document.document.utf8).write(to: folder.appendingPathComponent("findings.json"))
    return paths
  }
}
