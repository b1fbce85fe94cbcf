import AnalysisFindings
import InterphaseTestSupport
import ScientificFigures
import StudyExports
import StudyFigures
import Testing

@Suite struct DepositionFigureTests {
  func texts(_ name: StudyFigureName) throws -> [String] {
    let figure = try RecordedSample.fullStudy.figure(name)
    return figure.scene(typeface: try FigureTypeface()).texts.map(\.source.plainText)
  }

  @Test func theHighestDetectionLimitOfTheCellsIsDrawnWithItsName() throws {
    let figure = try RecordedSample.fullStudy.figure(.deposition)
    let lines = figure.cells[0].panel.marks.compactMap { $0 as? LineMark }
    #expect(lines.map(\.y) == [[0.3, 0.3], [0.3, 0.3], [0.3, 0.3]])
    #expect(try texts(.deposition).filter { $0 == "limit of detection" }.count == 1)
    #expect(figure.caption.contains("Dashes, the highest limit of detection among the cells."))
  }

  @Test func theSummaryNamesItInItsLegend() throws {
    #expect(try texts(.summary).contains("limit of detection"))
  }

  @Test func limitsInAnotherUnitAreNotDrawn() throws {
    var study = RecordedSample.fullStudy
    for index in study.results.indices {
      for limit in study.results[index].detectionLimits.indices {
        study.results[index].detectionLimits[limit].unit = "µg/L"
      }
    }
    let figure = try study.figure(.deposition)
    #expect(figure.cells[0].panel.marks.allSatisfy { !($0 is LineMark) })
  }
}
