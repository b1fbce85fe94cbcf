public import AnalysisFindings
import BinderComparison
public import ComparisonFigures
import EELSAnalysis
import ICPMSAnalysis
import ReplicateStatistics
import SIMSAnalysis
import ScientificFigures
import StudyExports

extension FigureRecipe {
  private static let barChanges: [FigureChangeKey] = [.measures, .whiskers, .brackets, .y, .legend]

  /// CEI thicknesses.
  static let simsThickness = FigureRecipe(
    name: .simsThickness, summary: "CEI thicknesses with every cell and the tests", technique: .sims,
    theme: .nature89, measures: ["outer", "inner", "total"], changes: barChanges
  ) { material in
    [material.interphaseBars?.figure(theme: material.theme)].compactMap { $0 }
  }

  /// Transition metals on the anode.
  static let deposition = FigureRecipe(
    name: .deposition, summary: "transition metals on the anode with every cell and the tests",
    technique: .icpms, theme: .nature89, measures: ["Li", "Ni", "Co", "Mn"], changes: barChanges
  ) { material in
    [material.depositionBars?.figure(theme: material.theme)].compactMap { $0 }
  }
}

extension FigureMaterial {
  /// The thicknesses of the CEI.
  var interphaseBars: CellBarsFigure? {
    bars(.sims, where: { $0 == .totalInterphaseThickness }) { .interphaseThickness(binders: $0, cells: $1) }
  }

  /// The metals on the counter electrode.
  var depositionBars: CellBarsFigure? {
    bars(.icpms, where: { Finding.KeyFamily.deposits.contains($0) }) { binders, cells in
      var figure = CellBarsFigure.metalDeposition(binders: binders, cells: cells)
      for index in figure.measures.indices {
        figure.measures[index].detectionLimit = detectionLimit(of: figure.measures[index].key, figure.unit)
      }
      return figure
    }
  }

  /// The highest limit of detection among the cells: what lies above it was detected in every one of them.
  private func detectionLimit(of key: Finding.Key, _ unit: String) -> Double? {
    let own = results(.icpms).flatMap(\.result.detectionLimits).filter {
      $0.key == key && $0.unit == unit
    }
    return own.map(\.value).filter { $0 > 0 && $0.isFinite }.max()
  }

  /// The thickness of the rock-salt layer.
  var rockSaltBars: CellBarsFigure? {
    bars(.eels, where: { $0 == .rockSaltThickness }) { .rockSaltThickness(binders: $0, cells: $1) }
  }

  /// Bars with every cell, and brackets from the tests on the same quantities.
  public func bars(
    _ technique: Technique, where isNeeded: (Finding.Key) -> Bool,
    _ recipe: ([String], [CellBarsFigure.Cell]) -> CellBarsFigure
  ) -> CellBarsFigure? {
    let cells = cells(technique)
    let hasNumbers = cells.contains {
      $0.findings.contains { $0.estimate != nil && isNeeded($0.key) }
    }
    guard hasNumbers else { return nil }
    let verdicts = study.verdicts.filter { $0.technique == technique.rawValue && $0.coordinates.isEmpty }
    return heeded(recipe(study.binders, cells), verdicts: verdicts)
  }

  /// Bars with brackets from verdicts on the same keys, and with what is wanted otherwise.
  func heeded(_ bars: CellBarsFigure, verdicts: [BinderVerdict]) -> CellBarsFigure {
    var figure = bars
    if let wanted = changes.measures {
      figure.measures = wanted.compactMap { label in figure.measures.first { $0.label == label } }
    }
    if changes.brackets != FigureChanges.Brackets.none {
      figure.comparisons = comparisons(verdicts)
      figure.testName = "Welch test, Holm-adjusted"
    }
    figure.brackets = changes.brackets == .stars ? .stars : .probabilities
    if changes.whiskers == .interval { figure.whiskers = .interval(halfWidths(verdicts)) }
    if changes.y.scale == .logarithmic { figure.ordinate = .logarithmic }
    if changes.y.isBroken { figure.ordinate = .broken }
    return figure
  }

  private func comparisons(_ verdicts: [BinderVerdict]) -> [CellBarsFigure.Comparison] {
    verdicts.compactMap { verdict in
      guard let test = verdict.test, let one = study.binders.firstIndex(of: verdict.reference.name),
        let other = study.binders.firstIndex(of: verdict.compared.name)
      else { return nil }
      return CellBarsFigure.Comparison(
        key: verdict.key, first: study.binders[min(one, other)], second: study.binders[max(one, other)],
        probability: test.adjustedPValue)
    }
  }

  /// Half the 95 % intervals of the means, by key and binder.
  private func halfWidths(_ verdicts: [BinderVerdict]) -> [Finding.Key: [String: Double]] {
    var halves: [Finding.Key: [String: Double]] = [:]
    for verdict in verdicts {
      for group in [verdict.reference, verdict.compared] {
        guard let mean = group.mean else { continue }
        let interval = mean.interval(level: 0.95)
        // One end may be cut off where the quantity cannot be.
        halves[verdict.key, default: [:]][group.name] = max(
          interval.upper - mean.value, mean.value - interval.lower)
      }
    }
    return halves
  }
}
