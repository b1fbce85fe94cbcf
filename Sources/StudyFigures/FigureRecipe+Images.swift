import AnalysisFindings
import ComparisonFigures
import InstrumentMeasurements
import ScientificFigures
import StudyExports

extension FigureRecipe {
  /// One specimen's ion maps a binder.
  static let simsMaps = FigureRecipe(
    name: .simsMaps, summary: "TOF-SIMS ion maps, binders in rows, one colour scale an ion",
    curveKind: Curve.GridKind.ionMaps.kind, changes: [.samples, .ions, .scaling, .colourScale]
  ) { material throws(InputProblem) in
    let changes = material.changes
    var maps: [IonMapFigure.Map] = []
    for specimen in material.firstCurves(Curve.GridKind.ionMaps.kind) {
      maps += try specimen.ionMaps(changes.ions)
    }
    guard !maps.isEmpty else { return [] }
    let figure = IonMapFigure(
      maps: maps, colours: changes.colourScale.colours ?? .cividis, range: changes.colourScale.limits,
      scaling: changes.scaling == .each ? .each : .shared)
    return [figure.figure(theme: maps.count == 1 ? material.narrowTheme : material.theme)]
  }

  /// One specimen's ion maps a binder in light of one colour an ion, and their sum.
  static let simsOverlay = FigureRecipe(
    name: .simsOverlay, summary: "TOF-SIMS ion maps in light of one colour an ion, and over one another",
    curveKind: Curve.GridKind.ionMaps.kind, changes: [.samples, .ions]
  ) { material throws(InputProblem) in
    let specimens = material.firstCurves(Curve.GridKind.ionMaps.kind)
    // The colours of three ions add up to white; those of more are told apart with trouble.
    let ions = material.changes.ions ?? Array(specimens.ions.prefix(3))
    guard ions.count > 1 || material.changes.ions != nil else { return [] }
    var fields: [IonOverlayFigure.Field] = []
    for specimen in specimens {
      let maps = try specimen.ionMaps(ions)
      guard !maps.isEmpty else { continue }
      fields.append(
        IonOverlayFigure.Field(binder: specimen.result.binder, detail: specimen.result.detail, maps: maps))
    }
    return fields.isEmpty ? [] : [IonOverlayFigure(fields: fields).figure(theme: material.theme)]
  }

  /// One row a binder: one specimen's ions in space.
  static let simsVolumes = FigureRecipe(
    name: .simsVolumes, summary: "TOF-SIMS ions in space, a box an ion and all in one, binders in rows",
    curveKind: Curve.GridKind.ionVolumes.kind, changes: [.samples, .ions]
  ) { material throws(InputProblem) in
    let specimens = material.firstCurves(Curve.GridKind.ionVolumes.kind)
    // Boxes of more ions than four are too small to be read.
    let ions = material.changes.ions ?? Array(specimens.ions.prefix(4))
    var rows: [IonVolumeFigure.Specimen] = []
    for specimen in specimens {
      let row = try specimen.ionVolumes(ions)
      if !row.volumes.isEmpty { rows.append(row) }
    }
    guard !rows.isEmpty else { return [] }
    let isSingle = rows.count == 1 && rows[0].volumes.count == 1
    return [
      IonVolumeFigure(specimens: rows).figure(theme: isSingle ? material.narrowTheme : material.theme)
    ]
  }

  /// One specimen's thickness map a binder, and all pixels as histograms.
  static let simsThicknessMaps = FigureRecipe(
    name: .simsThicknessMaps, summary: "thickness in every pixel as maps and as histograms over one another",
    curveKind: Curve.GridKind.thicknessMap.kind, changes: [.samples, .colourScale, .x, .y]
  ) { material throws(InputProblem) in
    let specimens = material.firstCurves(Curve.GridKind.thicknessMap.kind)
    guard let first = specimens.first else { return [] }
    var maps: [ThicknessMapFigure.Map] = []
    for specimen in specimens { maps.append(try specimen.thicknessMap()) }
    let scale = material.changes.colourScale
    return [
      ThicknessMapFigure(
        maps: maps, quantity: first.curve.title, colours: scale.colours ?? .cividis, range: scale.limits
      ).figure(theme: material.theme)
    ]
  }
}

extension FigureMaterial {
  /// The page of a single picture, for which one of two columns would be too large.
  fileprivate var narrowTheme: FigureTheme {
    var theme = changes.theme(for: .nature89)
    theme.colours = self.theme.colours
    return theme
  }
}

extension [SpecimenCurve] {
  /// The ions of maps or volumes, in the order of their first appearance.
  fileprivate var ions: [String] { flatMap(\.curve.ions).map(\.name).firstAppearances }
}

extension Curve {
  /// The columns of ions.
  fileprivate var ions: [Column] { columns.filter { $0.role == .measured } }
}

extension SpecimenCurve {
  /// The maps of the wanted ions that were measured; of all where none is named.
  fileprivate func ionMaps(_ wanted: [String]?) throws(InputProblem) -> [IonMapFigure.Map] {
    let grid = try curve.grid(in: source)
    return try ions(wanted).map { ion in
      IonMapFigure.Map(
        ion: ion.name, detail: name, columns: grid.columns, rows: grid.rows, counts: ion.values,
        fieldWidth: grid.fieldWidth / 1000)
    }
  }

  fileprivate func ionVolumes(_ wanted: [String]) throws(InputProblem) -> IonVolumeFigure.Specimen {
    let grid = try curve.grid(in: source)
    let volumes = try ions(wanted).map { ion in
      IonVolumeFigure.Volume(
        ion: ion.name,
        counts: VoxelGrid(
          columns: grid.columns, rows: grid.rows, layers: grid.layers ?? 1, values: ion.values.map(Float.init)
        ))
    }
    return IonVolumeFigure.Specimen(
      binder: result.binder, detail: result.detail, volumes: volumes, fieldWidth: grid.fieldWidth / 1000,
      depth: grid.depth)
  }

  fileprivate func thicknessMap() throws(InputProblem) -> ThicknessMapFigure.Map {
    let grid = try curve.grid(in: source)
    guard let thickness = curve.column("thickness"), thickness.unit == "nm" else {
      throw problem(
        "columns", expected: "a column “thickness” in nm",
        found: curve.columns.map { "“\($0.name.prefix(60))” in \($0.unit)" }.joined(separator: ", "))
    }
    return ThicknessMapFigure.Map(
      binder: result.binder, detail: result.detail, columns: grid.columns, rows: grid.rows,
      thicknesses: thickness.values, fieldWidth: grid.fieldWidth / 1000)
  }

  private func ions(_ wanted: [String]?) throws(InputProblem) -> [Curve.Column] {
    let ions = curve.ions
    guard !ions.isEmpty else {
      throw problem("columns", expected: "a measured column for each ion", found: "none")
    }
    return wanted.map { $0.compactMap { name in ions.first { $0.name == name } } } ?? ions
  }
}
