import AnalysisFindings
import BinderComparison
import ComparisonFigures
import ScientificFigures
import StudyExports
import XPSAnalysis

extension FigureRecipe {
  /// What each technique says of the binders, and all verdicts, on one page.
  static let summary = FigureRecipe(
    name: .summary, summary: "binder against binder on one page, where more than one technique was used",
    changes: [.samples, .regions, .whiskers, .brackets, .techniques]
  ) { asked in
    // Beside other panels bars are narrow: of three binders p-values would climb over one another and out of the frame.
    var changes = asked.changes
    changes.brackets = changes.brackets ?? .stars
    let material = FigureMaterial(
      study: asked.study, reference: asked.reference, changes: changes, theme: asked.theme)
    // One technique alone has its own figure.
    guard Set(material.study.results.map(\.result.technique)).count > 1 else { return [] }
    let all = FigureVocabulary(material.study).regions
    let region = material.changes.regions?.first ?? all.first { $0 == "F 1s" } ?? all.first
    // With the shares of every region the page would be higher than any journal's.
    let page = BinderSummaryFigure(
      binders: material.study.binders, spectra: region.flatMap { material.fittedSpectra([$0]) },
      interphase: material.interphaseBars, rockSalt: material.rockSaltBars,
      deposition: material.depositionBars,
      verdicts: material.forests {
        $0.ratio != nil && ($0.key.component(at: $0.place) == nil || $0.place.region == region)
      })
    guard page.spectra != nil || !page.bars.isEmpty || !page.verdicts.isEmpty else { return [] }
    var pages = page.pages(theme: material.theme)
    // The verdicts stand on the last pages.
    if !page.verdicts.isEmpty {
      pages[pages.count - 1].caption +=
        " Among the verdicts, quantities without a ratio and shares of XPS components in other regions are left out."
    }
    return pages
  }
}
