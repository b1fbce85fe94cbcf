import AnalysisFindings
import ComparisonFigures
import ScientificFigures
import Testing

/// Curves without points, with one, with equal or unmeasurable values: every recipe draws a sane page.
@Suite struct DegenerateRecipesTests {
  /// What may come in place of a curve's values.
  enum Change: String, CaseIterable, Sendable {
    case noPoint, onePoint, allEqual, allZero, notANumber, hugeRange, negative

    func apply(_ values: [Double]) -> [Double] {
      switch self {
      case .noPoint: []
      case .onePoint: Array(values.prefix(1))
      case .allEqual: values.map { _ in 3 }
      case .allZero: values.map { _ in 0 }
      case .notANumber: values.map { _ in .nan }
      case .hugeRange: values.indices.map { $0 % 2 == 0 ? 1e-300 : 1e300 }
      case .negative: values.map { -abs($0) }
      }
    }

    func apply(_ curve: Curve) -> Curve {
      var curve = curve
      for index in curve.columns.indices {
        // The axis keeps its values, so that the curve is still one; only its length may change.
        let isAxis = curve.columns[index].role == .abscissa
        if !isAxis || self == .noPoint || self == .onePoint {
          curve.columns[index].values = apply(curve.columns[index].values)
          curve.columns[index].uncertainties = apply(curve.columns[index].uncertainties)
        }
      }
      return curve
    }

    func apply(_ findings: [Finding]) -> [Finding] {
      if self == .noPoint { return [] }
      return findings.map { finding in
        guard case .estimate(var estimate) = finding.outcome, let value = apply([estimate.value]).first
        else { return finding }
        estimate.value = value
        var finding = finding
        finding.outcome = .estimate(estimate)
        return finding
      }
    }
  }

  private static func check(_ figure: ScientificFigure) throws {
    let typeface = try FigureTypeface()
    let scene = figure.scene(typeface: typeface)
    let faults = SceneOverlaps(scene)
    #expect(faults.outside.map(\.source.plainText).isEmpty)
    #expect(faults.pairs.map { "\($0.first.source.plainText) | \($0.second.source.plainText)" }.isEmpty)
    #expect(scene.height < 3000)
    #expect(try !scene.png(typeface: typeface, resolution: 72).isEmpty)
  }

  @Test(arguments: Change.allCases) func fittedSpectra(change: Change) throws {
    var input = RecipeSamples.fittedSpectra()
    for row in input.rows.indices {
      for place in input.rows[row].spectra.indices {
        input.rows[row].spectra[place].curve = change.apply(input.rows[row].spectra[place].curve)
      }
    }
    try Self.check(input.figure())
  }

  @Test(arguments: Change.allCases) func interphaseProfiles(change: Change) throws {
    var input = RecipeSamples.profiles()
    for index in input.profiles.indices {
      input.profiles[index].curve = change.apply(input.profiles[index].curve)
      input.profiles[index].findings = change.apply(input.profiles[index].findings)
    }
    try Self.check(input.figure())
  }

  @Test(arguments: Change.allCases) func lineScans(change: Change) throws {
    var input = RecipeSamples.lineScans()
    for index in input.specimens.indices {
      input.specimens[index].spectra = input.specimens[index].spectra.map { change.apply($0) }
      input.specimens[index].scan = input.specimens[index].scan.map { change.apply($0) }
      input.specimens[index].findings = change.apply(input.specimens[index].findings)
    }
    try Self.check(input.figure())
  }

  @Test(arguments: Change.allCases) func cellBars(change: Change) throws {
    var input = RecipeSamples.bars()
    for index in input.cells.indices {
      input.cells[index].findings = change.apply(input.cells[index].findings)
    }
    try Self.check(input.figure())
  }

  @Test(arguments: Change.allCases) func composition(change: Change) throws {
    var input = RecipeSamples.composition()
    for index in input.cells.indices {
      input.cells[index].findings = change.apply(input.cells[index].findings)
    }
    try Self.check(input.figure())
  }

  @Test(arguments: Change.allCases) func ionMaps(change: Change) throws {
    let counts = change.apply((0..<36).map { Double($0) })
    for side in [0, 1, 6] {
      try Self.check(
        IonMapFigure(maps: [.init(ion: "LiF2-", columns: side, rows: side, counts: counts, fieldWidth: 50)])
          .figure())
    }
  }

  @Test(arguments: Change.allCases) func micrographs(change: Change) throws {
    let image = MicrographFigure.GreyImage(
      columns: 6, rows: 6, values: change.apply((0..<36).map { Double($0) }))
    try Self.check(
      MicrographFigure(
        specimen: "PVDF", image: image, pixelSize: 0.1,
        regions: [.init(label: "layered", x: 1, y: 1, side: 2, transform: image)]
      ).figure())
  }

  @Test(arguments: [(0, 0.0, 0.0), (1, 1, 1), (1e-300, 0, 1e300), (.nan, .nan, .nan), (-1, -2, 3)])
  func verdicts(ratio: Double, lower: Double, upper: Double) throws {
    let line = VerdictForestFigure.Line(
      group: "XPS", measure: "LiF", outcome: .ratio(ratio, lower: lower, upper: upper, verdict: .notResolved))
    try Self.check(VerdictForestFigure(binder: "A", reference: "B", lines: [line]).figure())
    try Self.check(VerdictForestFigure(binder: "A", reference: "B", lines: []).figure())
  }

  @Test func recipesWithoutAnyInputAreDrawn() throws {
    try Self.check(FittedSpectraFigure(rows: []).figure())
    try Self.check(InterphaseProfileFigure(profiles: []).figure())
    try Self.check(EdgeWaterfallFigure(specimens: []).figure())
    try Self.check(IonMapFigure(maps: []).figure())
    try Self.check(RecipeSamples.bars(binders: ["PVDF"]).figure())
  }
}
