import AnalysisFindings
import BinderComparison
import CellMeasureAnalysis
import EELSAnalysis
import Foundation
import ICPMSAnalysis
import InstrumentMeasurements
import SIMSAnalysis
package import StudyExports
import XPSAnalysis

extension RecordedSample {
  /// A recorded study of three binders by all techniques, with maps, volumes and micrographs, and with as many verdicts
  /// as a real one has, for tests of pages.
  package static let fullStudy: RecordedStudy = {
    let binders = ["PVDF", "PVDF-A-N5", "ISP50"]
    var all: [SpecimenResult] = []
    for (index, binder) in binders.enumerated() {
      let share = 1 / Double(index + 1)
      all += results(binder, thickness: 12 * share)
      for cell in 1...3 {
        all += [
          deposit(binder, cell, share: share), scan(binder, cell), capacity(binder, cell, share: share),
        ]
      }
      all += RecordedImages.results(binder, share: share)
    }
    let series = DoseSeries(
      title: "Cross-linker in the binder", unit: "%",
      doses: Dictionary(uniqueKeysWithValues: zip(binders, [0, 1, 5])),
      headline: [Finding.Key.totalInterphaseThickness.rawValue, "icpms.deposit.*"])
    var comparison = StudyComparison(
      of: binders.enumerated().flatMap(measured), binders: binders, options: ComparisonOptions(series: series)
    )
    comparison.hold(against: [])
    return RecordedStudy(
      title: "Full", binders: binders, techniques: titles, results: all, comparison: comparison)
  }()

  private static func capacity(_ binder: String, _ cell: Int, share: Double) -> SpecimenResult {
    SpecimenResult(
      of: StudySample(name: "\(binder)-\(cell)", binder: binder), technique: "cells",
      findings: [
        Finding(
          key: Finding.KeyFamily.cellMeasures.key(of: "capacity"), title: "capacity",
          outcome: .estimate(
            Estimate(value: 160 * share + Double(cell), unit: "mAh/g", standardUncertainty: 0.5)),
          method: "as stated")
      ])
  }

  /// What the techniques of the study are called.
  package static let titles = [
    TechniqueTitle(.xps, title: "XPS"), TechniqueTitle(.sims, title: "TOF-SIMS"),
    TechniqueTitle(.eels, title: "EELS"), TechniqueTitle(.icpms, title: "ICP-MS"),
    TechniqueTitle(.cells, title: "Cell measures"),
  ]

  /// The quantities of a study by all techniques.
  private static let quantities: [Quantity] =
    [
      ("C-C", "C 1s"), ("C-O", "C 1s"), ("O-C=O", "C 1s"), ("CF2", "C 1s"), ("LiF", "F 1s"), ("CFx", "F 1s"),
      ("LixPFyOz", "F 1s"),
    ].map { Quantity("xps", .share(of: $0, in: $1), "Share of \($0) in \($1)", region: $1) }
    + ["C", "F", "O", "Ni", "P"].map { Quantity("xps", .atomicPercent(of: $0), "Apparent \($0)") }
    + [
      Quantity("sims", .outerInterphaseThickness, "Outer CEI thickness"),
      Quantity("sims", .innerInterphaseThickness, "Inner CEI thickness"),
      Quantity("sims", .totalInterphaseThickness, "Total CEI thickness"),
      Quantity("eels", .rockSaltThickness, "Rock-salt thickness"),
      Quantity("eels", .nearSurfaceDeltaE, "ΔE at the surface"),
    ]
    + ["Ni", "Co", "Mn"].map { Quantity("icpms", .deposit(of: $0), "\($0) deposit") }

  private struct Quantity {
    let technique: String
    let key: Finding.Key
    let title: String
    let region: String?

    init(_ technique: String, _ key: Finding.Key, _ title: String, region: String? = nil) {
      (self.technique, self.key, self.title, self.region) = (technique, key, title, region)
    }
  }

  /// Three cells of a binder in which every quantity is half of what it is in the binder before.
  private static func measured(_ index: Int, _ binder: String) -> [SpecimenResult] {
    (1...3).flatMap { cell in
      Set(quantities.map(\.technique)).sorted().map { technique in
        SpecimenResult(
          of: StudySample(name: "\(binder)-\(cell)", binder: binder), technique: technique,
          findings: quantities.filter { $0.technique == technique }.map { quantity in
            let value = 10 * (1 + 0.05 * Double(cell)) / Double(index + 1)
            return Finding(
              key: quantity.key, title: quantity.title, place: MeasuredPlace(region: quantity.region),
              outcome: .estimate(Estimate(value: value, unit: "nm", standardUncertainty: 0.1)), method: "test"
            )
          })
      }
    }
  }

  private static func deposit(_ binder: String, _ cell: Int, share: Double) -> SpecimenResult {
    let metals = [("Ni", 4.0), ("Co", 1.2), ("Mn", 0.6)]
    return SpecimenResult(
      of: StudySample(name: "\(binder)-\(cell)", binder: binder), technique: "icpms",
      findings: metals.map { metal, mass in
        Finding(
          key: .deposit(of: metal), title: "\(metal) deposit",
          outcome: .estimate(
            Estimate(
              value: mass * share * (1 + 0.05 * Double(cell)), unit: "µg/cm²", standardUncertainty: 0.05)),
          method: "test")
      },
      detectionLimits: metals.map { metal, _ in
        AnalysisResult.DetectionLimit(
          key: .deposit(of: metal), value: Double(cell) / 10, unit: "µg/cm²",
          definition: "3 s of 5 blanks")
      })
  }

  private static func scan(_ binder: String, _ cell: Int) -> SpecimenResult {
    let depths = (0..<16).map { Double($0) * 2 }
    let energies = (0..<180).map { 522 + 2.1 * Double($0) }
    func peak(_ energy: Double, _ centre: Double) -> Double { exp(-pow((energy - centre) / 2.5, 2)) }
    let spectra = depths.map { depth in
      Curve.Column(
        name: "depth \(Int(depth)) nm", unit: "1", role: .measured,
        values: energies.map { energy in
          [(529.5, 0.1 + depth / 60), (540, 1), (855, 0.9), (872, 0.4)].reduce(0) {
            $0 + $1.1 * peak(energy, $1.0)
          }
        })
    }
    func column(_ name: String, _ unit: String, _ values: [Double]) -> Curve.Column {
      Curve.Column(
        name: name, unit: unit, role: .derived, values: values, uncertainties: values.map { _ in 0.1 })
    }
    return SpecimenResult(
      of: StudySample(name: "\(binder)-\(cell)", binder: binder), technique: "eels",
      findings: [
        Finding(
          key: .rockSaltThickness, title: "Rock-salt thickness",
          outcome: .estimate(Estimate(value: 6 + 0.2 * Double(cell), unit: "nm", standardUncertainty: 0.4)),
          method: "test")
      ],
      curves: [
        Curve(
          name: "spectra", title: "spectra", kind: .coreLossSpectra,
          columns: [Curve.Column(name: "energy loss", unit: "eV", role: .abscissa, values: energies)]
            + spectra),
        Curve(
          name: "scan", title: "scan", kind: .lineScan,
          columns: [
            Curve.Column(name: "depth", unit: "nm", role: .abscissa, values: depths),
            column("ΔE", "eV", depths.map { 10.6 + $0 / 60 }),
            column("Ni L3/L2", "1", depths.map { 2.8 - $0 / 60 }),
          ]),
      ])
  }
}
