import FigurePages
import Foundation
import Interphase

/// Results of simulated measurements, written as the results folder that a program records.
struct SampleStudy {
  private let results: [SpecimenResult]

  /// A study of the spectra that a figure shows, all before etching.
  init(_ figure: FittedSpectraFigure) {
    results = figure.rows.map { row in
      let curves = row.spectra.map { spectrum in
        var curve = spectrum.curve
        curve.name = "\(spectrum.region) level 0"
        curve.coordinates = [Finding.Coordinate(quantity: "etch time", value: 0, unit: "s")]
        curve.place = MeasuredPlace(region: spectrum.region, level: 0)
        return curve
      }
      return SpecimenResult(of: Self.specimen(row.binder), technique: "xps", curves: curves)
    }
  }

  /// A study of the profiles that a figure shows.
  init(_ figure: InterphaseProfileFigure) {
    results = figure.profiles.map {
      SpecimenResult(
        of: Self.specimen($0.binder), technique: "sims", findings: $0.findings, curves: [$0.curve])
    }
  }

  /// A study of the cells that a figure shows as bars.
  init(_ figure: CellBarsFigure) {
    results = figure.cells.map {
      SpecimenResult(
        of: StudySample(name: $0.sample, binder: $0.binder), technique: "icpms", findings: $0.findings)
    }
  }

  private static func specimen(_ binder: String) -> StudySample {
    StudySample(name: binder + "-1", binder: binder)
  }

  /// Writes the folder; the paths of the files of curves in their order.
  @discardableResult
  func write(to folder: URL) throws -> [String] {
    var binders: [String] = []
    for result in results where !binders.contains(result.specimen.binder) {
      binders.append(result.specimen.binder)
    }
    try RecordedStudy(
      title: "Simulated", binders: binders, results: results,
      comparison: StudyComparison(of: results, binders: binders)
    ).write(toFolder: folder.path)
    var names = UniqueFileNames()
    return results.flatMap { one in
      one.result.curves.map { curve in
        let name = names.name(for: "\(one.specimen.name) \(one.result.technique) \(curve.name)")
        return folder.appendingPathComponent("curves/\(name).csv").path
      }
    }
  }
}
