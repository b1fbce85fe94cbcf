import AnalysisFindings
import ComparisonFigures
import EELSAnalysis
import Foundation
import ICPMSAnalysis
import SIMSAnalysis
import XPSAnalysis

/// Small inputs for every recipe, without noise.
enum RecipeSamples {
  private static func gaussian(_ x: Double, _ centre: Double, _ width: Double) -> Double {
    exp(-2.772_588_722_239_8 * (x - centre) * (x - centre) / (width * width))
  }

  static func fittedCurve(peaks: [(name: String, centre: Double, height: Double)]) -> Curve {
    let centres = peaks.map(\.centre)
    let low = (centres.min() ?? 280) - 4
    let high = (centres.max() ?? 290) + 4
    let x = (0..<120).map { high - (high - low) * Double($0) / 119 }
    let background = x.map { 200 + 5 * ($0 - low) }
    let parts = peaks.map { peak in x.map { peak.height * gaussian($0, peak.centre, 1.4) } }
    let envelope = x.indices.map { index in background[index] + parts.reduce(0) { $0 + $1[index] } }
    let residual = x.indices.map { 1.5 * sin(Double($0) * 1.7) }
    let counts = x.indices.map { envelope[$0] + residual[$0] * envelope[$0].squareRoot() }
    var columns = [
      Curve.Column(name: "binding energy", unit: "eV", role: .abscissa, values: x),
      Curve.Column(name: "counts", unit: "counts", role: .measured, values: counts),
      Curve.Column(name: "background", unit: "counts", role: .background, values: background),
    ]
    for (peak, part) in zip(peaks, parts) {
      columns.append(Curve.Column(name: peak.name, unit: "counts", role: .component, values: part))
    }
    columns.append(Curve.Column(name: "envelope", unit: "counts", role: .envelope, values: envelope))
    columns.append(Curve.Column(name: "residual", unit: "1", role: .residual, values: residual))
    return Curve(name: "fit", title: "fit", kind: .fittedSpectrum, columns: columns)
  }

  static func fittedSpectra(binders: [String] = ["PVDF", "PVDF-A-N5"]) -> FittedSpectraFigure {
    let rows = binders.enumerated().map { index, binder in
      let share = index == 0 ? 1.0 : 0.4
      return FittedSpectraFigure.Row(
        binder: binder,
        spectra: [
          .init(
            region: "C 1s",
            curve: fittedCurve(peaks: [
              ("C-C", 284.8, 900), ("C-O", 286.5, 400 * share), ("C=O", 287.9, 200), ("O-C=O", 289.1, 250),
              ("CH2", 286.3, 300 * share), ("CF2", 290.8, 300 * share),
            ])),
          .init(
            region: "F 1s",
            curve: fittedCurve(peaks: [
              ("LiF", 685, 800 * share), ("LixPFyOz", 686.6, 300), ("CFx", 688, 500),
            ])),
          .init(
            region: "O 1s",
            curve: fittedCurve(peaks: [("TM-O", 529.4, 300), ("C=O", 532, 500), ("C-O", 533.4, 450)])),
          .init(
            region: "Ni 2p",
            curve: fittedCurve(peaks: [("Ni2+", 854.5, 500), ("Ni3+", 856.3, 300), ("satellite", 861, 200)])
          ),
        ])
    }
    return FittedSpectraFigure(rows: rows)
  }

  static func profiles(
    binders: [String] = ["PVDF", "PVDF-A-N5"], answered: Bool = true
  ) -> InterphaseProfileFigure {
    let times = (0..<300).map { Double($0) * 3 }
    let profiles = binders.enumerated().map { index, binder in
      let scale = index == 0 ? 1.0 : 0.5
      let ions: [(String, [Double])] = [
        ("C2HO-", times.map { (4e3 * exp(-$0 / (60 * scale))).rounded() }),
        ("PO2-", times.map { (3e3 * ($0 + 20) / 60 * exp(-$0 / (70 * scale))).rounded() }),
        ("LiF2-", times.map { (5e3 * exp(-$0 / (150 * scale))).rounded() + 1 }),
        ("Ni-", times.map { (6e3 / (1 + exp(-($0 - 300 * scale) / 50))).rounded() }),
      ]
      var columns = [
        Curve.Column(name: "sputter time", unit: "s", role: .abscissa, values: times),
        Curve.Column(name: "depth", unit: "nm", role: .derived, values: times.map { $0 * 0.2 }),
      ]
      columns += ions.map { Curve.Column(name: $0.0, unit: "counts", role: .measured, values: $0.1) }
      let answers = [("outer", 10 * scale), ("total", 40 * scale), ("inner", 30 * scale)]
      let findings = answers.map { name, value in
        Finding(
          key: Finding.Key(rawValue: "sims.\(name)_thickness"), title: name,
          outcome: answered || name == "outer"
            ? .estimate(Estimate(value: value, unit: "nm", standardUncertainty: 0.8))
            : .noAnswer(NoAnswer(.neverCross, "PO2− and Ni− never cross")), method: "rule")
      }
      return InterphaseProfileFigure.Profile(
        binder: binder, curve: Curve(name: "profile", title: binder, kind: .sputterProfile, columns: columns),
        findings: findings)
    }
    return InterphaseProfileFigure(profiles: profiles)
  }

  static func bars(binders: [String] = ["PVDF", "ISP50"]) -> CellBarsFigure {
    var cells: [CellBarsFigure.Cell] = []
    for (index, binder) in binders.enumerated() {
      for cell in 0..<3 {
        let findings = [("Ni", 40.0), ("Co", 9.0), ("Mn", 20.0)].map { element, value in
          Finding(
            key: .deposit(of: element), title: element,
            outcome: .estimate(
              Estimate(
                value: value / Double(index + 1) * (1 + 0.05 * Double(cell - 1)), unit: "µg/cm²",
                standardUncertainty: 0.2)), method: "")
        }
        cells.append(.init(binder: binder, sample: "\(binder) \(cell)", findings: findings))
      }
    }
    var tests: [CellBarsFigure.Comparison] = []
    for element in ["Ni", "Co", "Mn"] {
      for (index, binder) in binders.enumerated().dropFirst() {
        tests.append(
          .init(
            key: .deposit(of: element), first: binders[0], second: binder,
            probability: 0.002 * Double(index)))
      }
    }
    return .metalDeposition(
      binders: binders, cells: cells, comparisons: tests, testName: "Welch test, Holm over 3")
  }

  static func lineScans(
    binders: [String] = ["PVDF", "ISP50"], depths count: Int = 12
  ) -> EdgeWaterfallFigure {
    let depths = (0..<count).map { Double($0) * 36 / Double(count) }
    let energies = (0..<700).map { 520 + Double($0) * 0.55 }
    let specimens = binders.enumerated().map { index, binder in
      var columns = [Curve.Column(name: "energy loss", unit: "eV", role: .abscissa, values: energies)]
      for depth in depths {
        let share = 1 - exp(-depth / 8)
        let values = energies.map {
          share * gaussian($0, 529, 2.5) + gaussian($0, 540, 7) + 1.4 * gaussian($0, 855, 3) + 0.5
            * gaussian($0, 872, 4)
        }
        columns.append(
          Curve.Column(name: "depth \(depth) nm", unit: "counts", role: .measured, values: values))
      }
      let scan = Curve(
        name: "scan", title: binder, kind: .lineScan,
        columns: [
          Curve.Column(name: "depth", unit: "nm", role: .abscissa, values: depths),
          Curve.Column(
            name: "ΔE", unit: "eV", role: .derived, values: depths.map { 11.4 - exp(-$0 / 8) },
            uncertainties: depths.map { _ in 0.1 }),
          Curve.Column(
            name: "Ni L3 energy, aligned", unit: "eV", role: .derived, values: depths.map { _ in 855 }),
          Curve.Column(
            name: "Ni L3/L2", unit: "1", role: .derived, values: depths.map { 2.9 + 0.6 * exp(-$0 / 8) },
            uncertainties: depths.map { _ in 0.06 }),
        ])
      let finding = Finding(
        key: .rockSaltThickness, title: "Rock salt",
        outcome: index == 0
          ? .noAnswer(NoAnswer(.noPlateau, "the scan ends inside the layer", atLeast: 30, unit: "nm"))
          : .estimate(Estimate(value: 4, unit: "nm", standardUncertainty: 0.4)), method: "")
      return EdgeWaterfallFigure.Specimen(
        binder: binder, spectra: [Curve(name: "s", title: "s", kind: .coreLossSpectra, columns: columns)],
        scan: scan,
        findings: [finding])
    }
    return EdgeWaterfallFigure(specimens: specimens)
  }

  static func composition(binders: [String] = ["PVDF", "PVDF-A-N5"]) -> SputterCompositionFigure {
    let cells = binders.enumerated().flatMap { index, binder in
      (0..<3).map { cell in
        var findings: [Finding] = []
        for time in [0.0, 60, 120, 240] {
          for (key, value, unit) in [
            (Finding.Key.atomicPercent(of: "C"), 50.0, "at%"), (.atomicPercent(of: "F"), 25, "at%"),
            (.atomicPercent(of: "O"), 20, "at%"), (.atomicPercent(of: "Ni"), 5, "at%"),
            (.share(of: "LiF", in: "F 1s"), 60, "%"), (.share(of: "LixPFyOz", in: "F 1s"), 15, "%"),
            (.share(of: "CFx", in: "F 1s"), 25, "%"),
          ] {
            findings.append(
              Finding(
                key: key, title: key.rawValue,
                coordinates: [.init(quantity: "etch time", value: time, unit: "s")],
                outcome: .estimate(
                  Estimate(
                    value: value * (1 + 0.02 * Double(cell) - 0.1 * Double(index) + time / 2_000), unit: unit,
                    standardUncertainty: 0.5)), method: ""))
          }
        }
        return CellBarsFigure.Cell(binder: binder, sample: "\(cell)", findings: findings)
      }
    }
    return SputterCompositionFigure(
      binders: binders, cells: cells, quantities: [.atomicFractions, .shares(of: "F 1s")])
  }

  static func verdicts(binder: String = "ISP50", reference: String = "PVDF") -> VerdictForestFigure {
    VerdictForestFigure(
      binder: binder, reference: reference,
      lines: [
        .init(
          group: "XPS", measure: "LiF, surface",
          outcome: .ratio(0.6, lower: 0.5, upper: 0.72, verdict: .lower)),
        .init(
          group: "XPS", measure: "CF_x : LiF", outcome: .ratio(12, lower: 8, upper: 18, verdict: .higher)),
        .init(group: "SIMS", measure: "total CEI", outcome: .noAnswer("no answer: the signals never cross")),
        .init(
          group: "EELS", measure: "rock salt",
          outcome: .ratio(0.3, lower: 0, upper: .infinity, verdict: .notResolved)),
      ])
  }

  static func robustness(binder: String, reference: String) -> RobustnessFigure {
    RobustnessFigure(
      binder: binder, reference: reference,
      panels: [
        .init(
          title: "XPS", choices: ["Shirley background", "SGL lines"],
          rows: [
            .init(measure: "LiF in F 1s, lower", states: [.holds, .otherwise]),
            .init(measure: "CF_x : LiF, higher", states: [.opposite, .noComparison]),
          ]),
        .init(
          title: "TOF-SIMS", choices: ["each point over all ions"],
          rows: [.init(measure: "Total CEI, lower", states: [.holds])]),
      ])
  }

  static func doses(binders: [String]) -> DoseResponseFigure {
    DoseResponseFigure(
      dose: "Cross-linker in the binder", doseUnit: "%",
      panels: ["Total CEI thickness", "Ni on the anode", "LiF in F 1s", "Rock-salt thickness"].map {
        quantity in
        .init(
          quantity: quantity, unit: "nm",
          binders: binders.enumerated().map { index, binder in
            let dose = 2 * Double(index)
            return .init(
              index: index, name: binder, dose: dose, values: [10 - dose, 10.4 - dose, 9.7 - dose])
          },
          line: (0...4).map { step in
            let dose = 2 * Double(step) * Double(binders.count - 1) / 4
            return .init(dose: dose, value: 10 - dose, half: 0.5)
          }, note: "falls, p = 0.003")
      })
  }
}
