import AdhesionAnalysis
import AnalysisFindings
import InstrumentMeasurements
package import StudyExports

/// A study as a program records it: maps, volumes, micrographs and adhesion runs of two binders, small and quick to draw.
package enum RecordedImages {
  package static let study = RecordedStudy(
    title: "A", binders: ["P", "Q"], results: results("P", share: 1) + results("Q", share: 0.5))

  /// The maps, volumes, micrographs and adhesion runs of a binder.
  package static func results(_ binder: String, share: Double) -> [RecordedStudy.Result] {
    let field = Curve.Grid(columns: 12, rows: 10, pixelSize: 4000)
    let space = Curve.Grid(columns: 6, rows: 5, layers: 4, pixelSize: 8000, depth: 80)
    let lattice = Curve.Grid(columns: 40, rows: 32, pixelSize: 0.05)
    return [
      RecordedStudy.Result(
        sample: "\(binder)-1", binder: binder, technique: "sims",
        curves: [
          .ionMaps(
            ["LiF2-", "PO2-", "Ni-"].enumerated().map { ($1, counts(120, $0 + 2, share)) }, on: field),
          .ionVolumes(["LiF2-", "Ni-"].enumerated().map { ($1, counts(120, $0 + 3, share)) }, on: space),
          .thicknessMap(
            counts(120, 5, share), uncertainties: counts(120, 3, 0.25), on: field),
        ]),
      RecordedStudy.Result(
        sample: "\(binder)-2", binder: binder, technique: "stem",
        curves: [.micrograph(counts(1280, 4, 10), on: lattice)]),
    ] + (1...3).map { cut(binder, run: Double($0), share: share) }
  }

  private static func cut(_ binder: String, run: Double, share: Double) -> RecordedStudy.Result {
    let forces = [0.0, 50, 90, 130, 100].map { $0 * share + run }
    let coating = [Finding.Coordinate(quantity: "depth", value: 10, unit: "µm")]
    return RecordedStudy.Result(
      sample: "\(binder)-cut-\(Int(run))", binder: binder, technique: "adhesion", options: ["blade": "1 mm"],
      findings: [
        strength(100 * share + run, []), strength(200 * share + run, coating),
        Finding(
          key: .interfaceDepth, title: "Depth of the interface",
          outcome: .estimate(Estimate(value: 40, unit: "µm", standardUncertainty: 0.5)), method: "SAICAS"),
      ],
      curves: [
        .adhesionProfile(
          depths: [0, 10, 20, 30, 40], forcesPerWidth: forces, shearStrengths: [0, 5, 6, 6, 2])
      ])
  }

  private static func counts(_ count: Int, _ step: Int, _ share: Double) -> [Double] {
    (0..<count).map { Double($0 * step % 17) * share }
  }

  private static func strength(_ value: Double, _ place: [Finding.Coordinate]) -> Finding {
    Finding(
      key: .adhesionStrength, title: "Adhesion strength", coordinates: place,
      outcome: .estimate(Estimate(value: value, unit: "N/m", standardUncertainty: 2)), method: "SAICAS")
  }
}
