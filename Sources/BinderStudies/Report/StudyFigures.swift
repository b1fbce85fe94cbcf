import AnalysisFindings
import BinderComparison
import ComparisonFigures
import Foundation
import InstrumentMeasurements
import RasterCanvas
import ReplicateStatistics
import ScientificFigures

/// Draws the figures of a study from its results and nothing else.
struct StudyFigures {
  let outcome: StudyOutcome

  /// The figures that the manifest asks for and the results allow, and what could not be drawn.
  func drawn() -> (figures: [StudyFigure], problems: [String]) {
    let typeface: FigureTypeface
    do throws(RasterProblem) {
      typeface = try FigureTypeface()
    } catch {
      return ([], ["No figure was drawn: \(error)"])
    }
    var figures: [StudyFigure] = []
    var problems: [String] = []
    let wanted = outcome.manifest.figures
    for name in wanted ?? StudyFigureName.allCases {
      let scientific = recipes(of: name)
      if scientific.isEmpty, wanted != nil {
        problems.append("The figure “\(name.rawValue)” was asked for, but no result holds what it shows.")
      }
      for figure in scientific {
        do throws(RasterProblem) {
          figures.append(
            StudyFigure(
              name: ResultName.unique(figure.name, among: figures.map(\.name)),
              caption: PlainTitle.text(figure.caption), alternativeText: figure.altText,
              png: try figure.png(typeface: typeface),
              svg: figure.svg(typeface: typeface)))
        } catch {
          problems.append("The figure “\(figure.name)” was not drawn: \(error)")
        }
      }
    }
    return (figures, problems)
  }

  private func recipes(of name: StudyFigureName) -> [ScientificFigure] {
    switch name {
    case .xpsPanels: xpsPanels
    case .xpsDepthProfiles: xpsDepthProfiles
    case .simsProfiles: simsProfiles
    case .simsThickness:
      bars(.sims, "sims.total_thickness") {
        .interphaseThickness(binders: $0, cells: $1, comparisons: $2, testName: $3)
      }
    case .deposition:
      bars(.icpms, "icpms.deposit.") {
        .metalDeposition(binders: $0, cells: $1, comparisons: $2, testName: $3)
      }
    case .eelsScan: eelsScan
    case .verdicts: forests
    }
  }

  // MARK: What is drawn

  private var binders: [String] { outcome.manifest.binders }

  /// What a specimen is called beside its binder's name: `cell 2` for `PVDF-2`, its whole name where that says more.
  private func detail(_ sample: StudySample) -> String {
    guard sample.name.hasPrefix(sample.binder) else { return sample.name }
    let rest = sample.name.dropFirst(sample.binder.count).drop { !$0.isLetter && !$0.isNumber }
    if rest.isEmpty { return "" }
    return rest.allSatisfy(\.isNumber) ? "cell \(rest)" : String(rest)
  }

  /// The results of the specimens of a binder by a technique; controls and blanks are not drawn beside samples.
  private func results(_ technique: Technique, of binder: String) -> [StudyOutcome.SampleResult] {
    outcome.results.filter {
      $0.technique == technique && $0.sample.binder == binder && $0.sample.role == .sample
    }
  }

  private func cells(_ technique: Technique) -> [CellBarsFigure.Cell] {
    binders.flatMap { binder in
      results(technique, of: binder).map {
        CellBarsFigure.Cell(binder: binder, sample: $0.sample.name, findings: $0.result.findings)
      }
    }
  }

  /// One row a binder: the first specimen's spectra before etching, and which specimen that is.
  private var xpsPanels: [ScientificFigure] {
    let rows = binders.compactMap { binder -> FittedSpectraFigure.Row? in
      guard let first = results(.xps, of: binder).first else { return nil }
      let fits = first.result.curves.filter { $0.kind == "xps.fit" }
      guard let start = fits.compactMap({ $0.coordinates.first?.value }).min() else { return nil }
      let spectra = fits.filter { $0.coordinates.first?.value == start }.map { curve in
        FittedSpectraFigure.Spectrum(
          region: curve.name.components(separatedBy: " level ").first ?? curve.name, curve: curve)
      }
      return FittedSpectraFigure.Row(binder: binder, detail: detail(first.sample), spectra: spectra)
    }
    return rows.isEmpty ? [] : [FittedSpectraFigure(rows: rows).figure()]
  }

  private var xpsDepthProfiles: [ScientificFigure] {
    let cells = cells(.xps)
    let times = cells.flatMap(\.findings).compactMap { $0.coordinates.first?.value }
    guard Set(times).count > 1 else { return [] }
    return [
      SputterCompositionFigure(
        binders: binders, cells: cells, quantities: [.atomicFractions, .shares(of: "F 1s")]
      ).figure()
    ]
  }

  private var simsProfiles: [ScientificFigure] {
    let profiles = binders.compactMap { binder -> InterphaseProfileFigure.Profile? in
      guard let first = results(.sims, of: binder).first,
        let curve = first.result.curves.first(where: { $0.kind == "sims.profile" })
      else { return nil }
      return InterphaseProfileFigure.Profile(
        binder: binder, detail: detail(first.sample), curve: curve, findings: first.result.findings)
    }
    return profiles.isEmpty ? [] : [InterphaseProfileFigure(profiles: profiles).figure()]
  }

  private var eelsScan: [ScientificFigure] {
    let specimens = binders.compactMap { binder -> EdgeWaterfallFigure.Specimen? in
      guard let first = results(.eels, of: binder).first else { return nil }
      let spectra = first.result.curves.filter { $0.kind == "eels.spectra" }
      guard !spectra.isEmpty else { return nil }
      return EdgeWaterfallFigure.Specimen(
        binder: binder, detail: detail(first.sample), spectra: spectra,
        scan: first.result.curves.first { $0.kind == "eels.scan" }, findings: first.result.findings)
    }
    return specimens.isEmpty ? [] : [EdgeWaterfallFigure(specimens: specimens).figure()]
  }

  /// Bars with every cell, and brackets from the tests on the same quantities.
  private func bars(
    _ technique: Technique, _ keyPrefix: String,
    _ recipe: ([String], [CellBarsFigure.Cell], [CellBarsFigure.Comparison], String) -> CellBarsFigure
  ) -> [ScientificFigure] {
    let cells = cells(technique)
    guard
      cells.contains(where: { $0.findings.contains { $0.key.hasPrefix(keyPrefix) && $0.estimate != nil } })
    else {
      return []
    }
    let tested = outcome.comparison.verdicts.filter {
      $0.technique == technique.rawValue && $0.coordinates.isEmpty
    }
    let comparisons = tested.compactMap { verdict in
      verdict.test.map {
        CellBarsFigure.Comparison(
          key: verdict.key, first: verdict.reference.name, second: verdict.compared.name,
          probability: $0.adjustedPValue)
      }
    }
    return [recipe(binders, cells, comparisons, "Welch test, Holm-adjusted").figure()]
  }

  /// A forest plot for each binder against the reference.
  private var forests: [ScientificFigure] {
    guard let reference = binders.first else { return [] }
    return binders.dropFirst().compactMap { binder in
      let verdicts = outcome.comparison.verdicts.filter {
        $0.reference.name == reference && $0.compared.name == binder
      }
      // Molar amounts are the same cells in another unit: their verdicts would only repeat the line above.
      let lines = verdicts.filter { $0.isFirstLevel(of: verdicts) && !$0.key.contains("_molar") }.map(line)
      return lines.isEmpty
        ? nil : VerdictForestFigure(binder: binder, reference: reference, lines: lines).figure()
    }
  }

  private func line(_ verdict: BinderVerdict) -> VerdictForestFigure.Line {
    let group = Technique(rawValue: verdict.technique)?.title ?? verdict.technique
    return VerdictForestFigure.Line(
      group: group, measure: verdict.heading, outcome: Self.outcome(of: verdict))
  }

  private static func outcome(of verdict: BinderVerdict) -> VerdictForestFigure.Outcome {
    guard let ratio = verdict.ratio, ratio.value > 0 else { return .noAnswer(verdict.verdict.rawValue) }
    let word: VerdictForestFigure.Verdict =
      switch verdict.verdict {
      case .higher: .higher
      case .lower: .lower
      default: .notResolved
      }
    switch ratio.interval {
    case .bounded(let interval):
      return .ratio(ratio.value, lower: max(interval.lower, 0), upper: interval.upper, verdict: word)
    case .unbounded: return .ratio(ratio.value, lower: 0, upper: .infinity, verdict: word)
    }
  }
}

/// Names that files share a folder under.
enum ResultName {
  /// The name, with a number where it is taken.
  static func unique(_ name: String, among taken: [String]) -> String {
    guard taken.contains(name) else { return name }
    var count = 2
    while taken.contains("\(name)-\(count)") { count += 1 }
    return "\(name)-\(count)"
  }
}

extension BinderVerdict {
  /// Whether this is the first level of its quantity among the verdicts.
  fileprivate func isFirstLevel(of verdicts: [BinderVerdict]) -> Bool {
    verdicts.first { $0.key == key && $0.technique == technique }?.coordinates == coordinates
  }
}
