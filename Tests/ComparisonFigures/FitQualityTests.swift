import AnalysisFindings
import ComparisonFigures
import ScientificFigures
import Testing

@Suite struct FitQualityTests {
  private static func caption(_ residuals: [Double]) -> String {
    var curve = RecipeSamples.fittedCurve(peaks: [("LiF", 685, 100)])
    let index = curve.columns.firstIndex { $0.role == .residual } ?? 0
    curve.columns[index].values = residuals
    return FittedSpectraFigure(
      rows: [.init(binder: "PVDF", spectra: [.init(region: "F 1s", curve: curve)])],
      conditions: "Charge reference C 1s at 284.8 eV."
    ).figure().caption
  }

  @Test func theCaptionStatesTheSizeAndTheOrderOfResiduals() {
    // Squares of 1, steps of 2: half of 3 · 4 over 4.
    #expect(Self.caption([1, -1, 1, -1]).contains("Mean squared residual 1.00, Abbe criterion 1.50"))
    #expect(Self.caption([1, 1, 1, 1]).contains("Abbe criterion 0 ("))
  }

  @Test func residualsThatSayNothingAreNotJudged() {
    #expect(!Self.caption([0, 0, 0]).contains("Abbe"))
    #expect(!Self.caption([.nan, 1]).contains("Abbe"))
  }

  @Test func theCaptionStatesTheConditions() {
    #expect(Self.caption([1, 2, 3]).contains("Charge reference C 1s at 284.8 eV."))
  }
}
