import AnalysisFindings
import ComparisonFigures
import ScientificFigures
import StudyExports
import XPSAnalysis

extension FigureRecipe {
  /// One row a binder: one specimen's spectra of one level, the first before etching unless another is asked for.
  static let xpsPanels = FigureRecipe(
    name: .xpsPanels, summary: "fitted XPS spectra, binders in rows, regions in columns", technique: .xps,
    changes: [.samples, .regions, .level, .scaling, .energy]
  ) { material in
    guard let spectra = material.fittedSpectra(material.changes.regions) else { return [] }
    return [spectra.figure(theme: material.theme)]
  }

  /// The etch levels of one specimen a binder, or one binder over the other where there is one level.
  static let xpsStacked = FigureRecipe(
    name: .xpsStacked, summary: "XPS spectra of all etch levels, or of all binders, over one another",
    technique: .xps, changes: [.samples, .regions, .scaling, .arrangement, .over]
  ) { material in
    let changes = material.changes
    let specimens = material.study.binders.compactMap { binder -> (binder: String, curves: [Curve])? in
      guard let first = material.results(.xps, of: binder).first else { return nil }
      let fits = first.curves.filter(\.isFittedSpectrum)
      let wanted = changes.regions.map { $0.flatMap { region in fits.filter { $0.region == region } } }
      return (binder, wanted ?? fits)
    }
    let levels = Set(specimens.flatMap(\.curves).compactMap(\.position))
    guard let some = specimens.first, !some.curves.isEmpty else { return [] }
    var figure: StackedSpectraFigure
    switch changes.over ?? (levels.count > 1 ? .levels : .binders) {
    case .levels: figure = .depthLevels(of: specimens)
    case .binders: figure = .binders(specimens)
    }
    figure.arrangement = changes.arrangement ?? figure.arrangement
    if let scaling = changes.scaling { figure.scaling = scaling == .each ? .each : .shared }
    return [figure.figure(theme: material.theme)]
  }

  /// Atomic fractions and component shares against etch time, where there is more than one level.
  static let xpsDepthProfiles = FigureRecipe(
    name: .xpsDepthProfiles, summary: "XPS atomic fractions and component shares against etch time",
    technique: .xps, changes: [.quantities, .species, .x, .y, .legend]
  ) { material in
    let cells = material.cells(.xps)
    let times = cells.flatMap(\.findings).compactMap { $0.coordinates.first?.value }
    guard Set(times).count > 1 else { return [] }
    let names = material.changes.quantities ?? ["atomic", "F 1s"]
    let quantities = names.map { name -> SputterCompositionFigure.Quantity in
      var quantity = name == "atomic" ? .atomicFractions : SputterCompositionFigure.Quantity.shares(of: name)
      // A list of species is for all rows; each row shows those that it has.
      quantity.species = (material.changes.species ?? []).filter { species in
        cells.contains { $0.findings.contains { $0.key == quantity.family.key(of: species) } }
      }
      return quantity
    }
    var figure = SputterCompositionFigure(
      binders: material.study.binders, cells: cells, quantities: quantities
    ).figure(theme: material.theme)
    let conditions = XPSConditions(material.results(.xps)).ofQuantities
    if !conditions.isEmpty { figure.caption += " " + conditions }
    return [figure]
  }
}

extension Curve {
  /// Whether this is a fitted XPS spectrum.
  var isFittedSpectrum: Bool { kind == .fittedSpectrum }

  /// Where along a profile the whole curve was taken.
  var position: Double? { coordinates.first?.value }
}

extension FigureMaterial {
  /// The fitted spectra of one specimen a binder at one level, of all regions or of some.
  func fittedSpectra(_ regions: [String]?) -> FittedSpectraFigure? {
    let rows = study.binders.compactMap { binder -> FittedSpectraFigure.Row? in
      guard let first = results(.xps, of: binder).first else { return nil }
      let fits = first.curves.filter(\.isFittedSpectrum)
      guard let level = changes.level ?? fits.compactMap(\.position).min() else { return nil }
      let spectra = fits.filter { $0.position.map { abs($0 - level) < 1e-6 } ?? false }.map {
        FittedSpectraFigure.Spectrum(region: $0.region, curve: $0)
      }
      let wanted = regions.map { regions in
        regions.compactMap { region in spectra.first { $0.region == region } }
      }
      let shown = wanted ?? spectra
      return shown.isEmpty
        ? nil : FittedSpectraFigure.Row(binder: binder, detail: first.detail, spectra: shown)
    }
    guard !rows.isEmpty else { return nil }
    let shown = study.binders.compactMap { results(.xps, of: $0).first }
    return FittedSpectraFigure(
      rows: rows, scaling: changes.scaling ?? .shared, conditions: XPSConditions(shown).ofSpectra)
  }

  /// The findings of every cell by a technique.
  func cells(_ technique: Technique) -> [CellBarsFigure.Cell] {
    results(technique).map {
      CellBarsFigure.Cell(binder: $0.binder, sample: $0.sample, findings: $0.findings)
    }
  }
}
