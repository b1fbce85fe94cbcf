import AnalysisFindings
package import BinderComparison
import Foundation
import InstrumentMeasurements
import SIMSAnalysis
package import StudyExports
import XPSAnalysis

/// A recorded study of two binders with three cells each, small enough to be read in a test.
package enum RecordedSample {
  package static let study = compared(
    "A", results("P", thickness: 10) + results("Q", thickness: 5), ["P", "Q"]
  ) {
    $0.key == .totalInterphaseThickness
  }

  /// A study with those verdicts of its comparison that are wanted.
  package static func compared(
    _ title: String, _ results: [SpecimenResult], _ binders: [String],
    isWanted: (BinderVerdict) -> Bool = { _ in true }
  ) -> RecordedStudy {
    var comparison = StudyComparison(of: results, binders: binders)
    comparison.verdicts.removeAll { !isWanted($0) }
    return RecordedStudy(
      title: title, binders: binders, techniques: titles, results: results, comparison: comparison)
  }

  package static func results(_ binder: String, thickness: Double) -> [SpecimenResult] {
    (1...3).flatMap { cell in
      [
        SpecimenResult(
          of: StudySample(name: "\(binder)-\(cell)", binder: binder), technique: "xps",
          findings: composition(at: 0) + composition(at: 60),
          curves: [0.0, 60].flatMap { time in [spectrum("C 1s", 285, time), spectrum("F 1s", 686, time)] },
          options: [
            .init(name: "charge reference", value: "C-C at 284.8 eV"),
            .init(name: "background", value: "shirley"),
            .init(name: "line shape", value: "GL sum, Lorentzian share 0.3"),
            .init(name: "sensitivity factors", value: "scofield"),
          ]),
        SpecimenResult(
          of: StudySample(name: "\(binder)-\(cell)", binder: binder), technique: "sims",
          findings: [
            finding(.outerInterphaseThickness, thickness / 4),
            finding(.innerInterphaseThickness, thickness * 0.75),
            finding(.totalInterphaseThickness, thickness + Double(cell) / 10),
          ], curves: [profile(thickness)]),
      ]
    }
  }

  private static func composition(at time: Double) -> [Finding] {
    [
      finding(.atomicPercent(of: "F"), 20 + time / 60, at: time),
      finding(.share(of: "LiF", in: "F 1s"), 70 + time / 60, at: time, region: "F 1s"),
      finding(.share(of: "CFx", in: "F 1s"), 30 + time / 60, at: time, region: "F 1s"),
    ]
  }

  private static func finding(
    _ key: Finding.Key, _ value: Double, at time: Double? = nil, region: String? = nil
  ) -> Finding {
    Finding(
      key: key, title: key == .totalInterphaseThickness ? "Total CEI thickness" : key.rawValue,
      coordinates: time.map { [Finding.Coordinate(quantity: "etch time", value: $0, unit: "s")] } ?? [],
      place: MeasuredPlace(region: region),
      outcome: .estimate(Estimate(value: value, unit: "nm", standardUncertainty: 0.1)), method: "test")
  }

  private static func spectrum(_ region: String, _ centre: Double, _ time: Double) -> Curve {
    let energies = (0..<60).map { centre + 3 - 0.1 * Double($0) }
    let peak = energies.map { 100 * exp(-($0 - centre) * ($0 - centre)) }
    let names = region == "F 1s" ? ["LiF", "CFx"] : ["C-C"]
    return Curve(
      name: "\(region) level \(time == 0 ? 0 : 1)", title: region, kind: .fittedSpectrum,
      columns: [
        Curve.Column(name: "binding energy", unit: "eV", role: .abscissa, values: energies),
        Curve.Column(name: "counts", unit: "counts", role: .measured, values: peak.map { $0 + 10 }),
        Curve.Column(name: "background", unit: "counts", role: .background, values: peak.map { _ in 10 }),
      ]
        + names.map { Curve.Column(name: $0, unit: "counts", role: .component, values: peak) } + [
          Curve.Column(name: "envelope", unit: "counts", role: .envelope, values: peak.map { $0 + 10 }),
          Curve.Column(name: "residual", unit: "1", role: .residual, values: peak.map { _ in 0.5 }),
        ], coordinates: [Finding.Coordinate(quantity: "etch time", value: time, unit: "s")],
      place: MeasuredPlace(region: region, level: time == 0 ? 0 : 1))
  }

  private static func profile(_ thickness: Double) -> Curve {
    let times = (0..<80).map { Double($0) * 2 }
    return Curve(
      name: "profile", title: "profile", kind: .sputterProfile,
      columns: [
        Curve.Column(name: "sputter time", unit: "s", role: .abscissa, values: times),
        Curve.Column(name: "depth", unit: "nm", role: .derived, values: times.map { $0 * 0.2 }),
        Curve.Column(
          name: "PO2-", unit: "counts", role: .measured, values: times.map { 1000 * exp(-$0 / 20) + 1 }),
        Curve.Column(
          name: "Ni-", unit: "counts", role: .measured, values: times.map { 900 * (1 - exp(-$0 / 40)) + 1 }),
      ])
  }
}
