import AnalysisFindings
import ComparisonFigures
import InstrumentMeasurements
import ScientificFigures
import StudyExports

extension FigureRecipe {
  /// A figure a binder: one specimen's micrograph with the transforms of the regions that authors chose, else of its
  /// middle.
  static let stemFFT = FigureRecipe(
    name: .stemFFT, summary: "micrographs with Fourier transforms of regions, a figure for each binder",
    curveKind: Curve.GridKind.micrograph.kind, theme: .nature136, changes: [.samples, .boxes, .crop]
  ) { material throws(InputProblem) in
    var figures: [ScientificFigure] = []
    for specimen in material.firstCurves(Curve.GridKind.micrograph.kind) {
      var figure = try specimen.micrograph(material.changes).figure(theme: material.theme)
      figure.caption += " Transforms after a Hann window, logarithm of the magnitude, to at most 10 nm⁻¹."
      figures.append(figure)
    }
    return figures
  }
}

extension SpecimenCurve {
  fileprivate func micrograph(_ changes: FigureChanges) throws(InputProblem) -> MicrographFigure {
    let grid = try curve.grid(in: source)
    guard let intensity = curve.columns.first(where: { $0.role == .measured }) else {
      throw problem("columns", expected: "a measured column of intensities", found: "none")
    }
    var image = MicrographFigure.GreyImage(
      columns: grid.columns, rows: grid.rows, values: intensity.values)
    var (columns, rows) = (0..<grid.columns, 0..<grid.rows)
    if let crop = changes.crops[result.sample] {
      try check(crop, in: columns, rows, of: "the micrograph")
      (columns, rows) = (crop.x..<crop.x + crop.side, crop.y..<crop.y + crop.side)
      image = MicrographFigure.GreyImage(
        columns: crop.side, rows: crop.side,
        values: rows.flatMap { row in
          intensity.values[(row * grid.columns + crop.x)..<(row * grid.columns + crop.x + crop.side)]
        })
    }
    var regions: [MicrographFigure.Region] = []
    for box in changes.boxes[result.sample] ?? MicrographBox.middle(of: columns, rows).map({ [$0] }) ?? [] {
      try check(box, in: columns, rows, of: "what is shown")
      guard MicrographBox.sides.contains(box.side) else {
        throw wrong(box, expected: "a side from 8 to 2048 pixels")
      }
      regions.append(
        MicrographFigure.Region(
          label: box.label, x: box.x - columns.lowerBound, y: box.y - rows.lowerBound, side: box.side,
          of: image, pixelSize: grid.pixelSize))
    }
    return MicrographFigure(
      specimen: name, image: image, pixelSize: grid.pixelSize, regions: regions)
  }

  private func check(
    _ box: MicrographBox, in columns: Range<Int>, _ rows: Range<Int>, of whole: String
  ) throws(InputProblem) {
    guard !box.lies(in: columns, rows) else { return }
    throw wrong(
      box,
      expected: "a box inside of \(whole), columns \(columns.lowerBound) to \(columns.upperBound) and rows "
        + "\(rows.lowerBound) to \(rows.upperBound)")
  }

  private func wrong(_ box: MicrographBox, expected: String) -> InputProblem {
    InputProblem(
      .invalidValue, file: source, place: .part("box “\(box.label.prefix(60))”"), expected: expected,
      found: box.words, remedy: "Correct the box.")
  }
}
