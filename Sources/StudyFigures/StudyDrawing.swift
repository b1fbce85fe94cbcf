import AnalysisFindings
import RasterCanvas
import ScientificFigures
package import StudyExports

/// The figures of a run: drawn once, for the folder `figures` and for the report.
package struct StudyDrawing {
  /// The figures, in the order of the report.
  package private(set) var figures: [StudyFigure] = []
  /// What could not be drawn, or not as it is written.
  package private(set) var problems: [String] = []

  /// Draws the figures of a study.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - wanted: The figures that were asked for; `nil` for all that the results allow.
  ///   - catalogue: The figures there are.
  ///   - output: The formats of the files.
  package init(
    _ study: RecordedStudy, wanted: [StudyFigureName]?, in catalogue: FigureCatalogue, output: FigureOutput
  ) {
    let typeface: FigureTypeface
    do throws(RasterProblem) {
      typeface = try FigureTypeface()
    } catch {
      problems.append("No figure was drawn: \(error)")
      return
    }
    let available = study.availableFigures(in: catalogue)
    for name in wanted ?? available {
      guard available.contains(name) else {
        problems.append("The figure “\(name.rawValue)” was asked for, but no result holds what it shows.")
        continue
      }
      let figures: [ScientificFigure]
      do throws(InputProblem) {
        figures = try study.figures(name, in: catalogue)
      } catch {
        problems.append("The figure “\(name.rawValue)” was not drawn: \(error)")
        continue
      }
      for figure in figures {
        do throws(RasterProblem) {
          let drawn = try StudyFigure(figure, output: output, typeface: typeface)
          if let missing = drawn.missingCharacters { problems.append(missing) }
          self.figures.append(drawn)
        } catch {
          problems.append("The figure “\(figure.name)” was not drawn: \(error)")
        }
      }
    }
  }
}
