import AnalysisFindings
import BinderComparison
import ComparisonFigures
import Foundation
import ICPMSAnalysis
import ReplicateStatistics
import ScientificFigures
import StudyExports
import XPSAnalysis

extension FigureRecipe {
  /// A forest plot for each binder against the reference.
  static let verdicts = FigureRecipe(
    name: .verdicts, summary: "ratios of all quantities with verdicts, a figure for each binder",
    changes: [.techniques, .x]
  ) { material in
    material.forests { _ in true }.map { forest in
      var figure = forest.figure(theme: material.theme)
      figure.caption +=
        " XPS: component shares of a region's area unless named otherwise. Of quantities along a profile the level "
        + "that is asked is shown, by default the first."
      return figure
    }
  }
}

extension FigureMaterial {
  /// The wanted verdicts of each binder against the reference, where there are any.
  func forests(of isWanted: (BinderVerdict) -> Bool) -> [VerdictForestFigure] {
    guard let reference else { return [] }
    return study.binders.filter { $0 != reference }.compactMap { binder in
      let lines = comparedVerdicts(of: binder).filter { $0.canHaveRatio && isWanted($0) }
        .map { $0.line(study.techniques) }
      return lines.isEmpty ? nil : VerdictForestFigure(binder: binder, reference: reference, lines: lines)
    }
  }

  /// The verdicts on a binder against the reference, of each quantity the level that stands for it.
  func comparedVerdicts(of binder: String) -> [BinderVerdict] {
    let verdicts = study.verdicts.filter {
      $0.reference.name == reference && $0.compared.name == binder
        && changes.techniques?.contains($0.technique) != false
    }
    // Molar amounts are the same cells in another unit: their verdicts would only repeat those before.
    return verdicts.filter {
      $0.standsForSeries(among: verdicts) && !Finding.KeyFamily.molarDeposits.contains($0.key)
    }
  }
}

extension BinderVerdict {
  /// Whether its numbers can be drawn as a ratio; a quantity that can be negative, such as a log-ratio, has none.
  fileprivate var canHaveRatio: Bool { ratio != nil || difference == nil }

  /// Whether this is the level of its quantity that its family asks for, or the first one, among the verdicts.
  fileprivate func standsForSeries(among verdicts: [BinderVerdict]) -> Bool {
    let series = verdicts.filter { $0.key == key && $0.technique == technique }
    return (series.first(where: \.isAsked) ?? series.first)?.coordinates == coordinates
  }

  fileprivate func line(_ titles: [TechniqueTitle]) -> VerdictForestFigure.Line {
    VerdictForestFigure.Line(
      group: titles.title(of: technique), measure: rowName, outcome: outcome)
  }

  /// The quantity in few words: `LiF in F 1s`, `Ni, apparent at%`.
  var rowName: String {
    if let element = Finding.KeyFamily.atomicPercent.member(of: key) { return "\(element), apparent at%" }
    let percentage = "Apparent atomic percentage of "
    if title.hasPrefix(percentage), let end = title.range(of: " in ", options: .backwards) {
      return title[..<end.lowerBound].dropFirst(percentage.count) + ", apparent at%"
    }
    let share = "Share of "
    return key.component(at: place) != nil && title.hasPrefix(share)
      ? String(title.dropFirst(share.count)) : title
  }

  private var outcome: VerdictForestFigure.Outcome {
    guard let ratio, ratio.value > 0 else { return .noAnswer(verdict.rawValue) }
    let word: VerdictForestFigure.Verdict =
      switch verdict {
      case .higher: .higher
      case .lower: .lower
      default: .notResolved
      }
    guard let interval = ratio.interval.range else {
      return .ratio(ratio.value, lower: 0, upper: .infinity, verdict: word)
    }
    return .ratio(ratio.value, lower: max(interval.lower, 0), upper: interval.upper, verdict: word)
  }
}
