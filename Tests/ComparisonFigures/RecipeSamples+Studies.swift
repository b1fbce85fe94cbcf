import AnalysisFindings
import ComparisonFigures
import EELSAnalysis
import Foundation
import ICPMSAnalysis
import SIMSAnalysis
import ScientificFigures
import XPSAnalysis

extension RecipeSamples {
  /// Fits of two regions at five levels, in which LiF grows with etching.
  static func levels(binders: [String] = ["PVDF", "PVDF-A-N5"]) -> [(binder: String, curves: [Curve])] {
    binders.enumerated().map { index, binder in
      var curves: [Curve] = []
      for (level, time) in [0.0, 30, 60, 120, 240].enumerated() {
        let remaining = 700 / Double(index + level + 1)
        curves.append(
          self.level(
            level, "F 1s", time: time,
            peaks: [("LiF", 685, 300 + time), ("LixPFyOz", 686.6, 300), ("CFx", 688, remaining)]))
        curves.append(
          self.level(
            level, "O 1s", time: time,
            peaks: [("TM-O", 529.4, 100 + time), ("C=O", 532, 500), ("C-O", 533.4, 300)]))
      }
      return (binder, curves)
    }
  }

  private static func level(
    _ index: Int, _ region: String, time: Double, peaks: [(name: String, centre: Double, height: Double)]
  ) -> Curve {
    var curve = fittedCurve(peaks: peaks)
    curve.name = "\(region) level \(index)"
    curve.coordinates = [.init(quantity: "etch time", value: time, unit: "s")]
    curve.place = MeasuredPlace(region: region, level: index)
    return curve
  }

  /// Cuts to 40 µm whose force rises to a plateau.
  static func adhesionProfiles(binders: [String] = ["PVDF", "PVDF-A-N5"]) -> AdhesionProfileFigure {
    let runs = binders.enumerated().flatMap { index, binder in
      (0..<3).map { run in
        let step = 0.19 + 0.005 * Double(run)
        let plateau = (60 + 45 * Double(index)) * (1 + 0.06 * Double(run - 1))
        let depths = (0..<200).map { Double($0) * step }
        let values = depths.map { depth -> Double in
          let ripple = 3 * sin(depth * 1.7 + Double(run))
          return plateau * (1 - exp(-depth / 9)) + ripple
        }
        return AdhesionProfileFigure.Run(binder: binder, depths: depths, values: values)
      }
    }
    let interfaces = binders.map { ($0, 36.0) }
    return AdhesionProfileFigure(
      binders: binders, runs: runs,
      interfaces: Dictionary(interfaces, uniquingKeysWith: { first, _ in first }))
  }

  static func adhesionBars(binders: [String] = ["PVDF", "PVDF-A-N5"]) -> AdhesionBarsFigure {
    AdhesionBarsFigure(
      binders: binders,
      strengths: binders.enumerated().flatMap { index, binder in
        (0..<3).flatMap { run in
          [("coating at 10 µm", 57.0), ("interface", 90)].map { place, strength in
            let value = strength * Double(index + 1) * (1 + 0.05 * Double(run - 1))
            return AdhesionBarsFigure.Strength(binder: binder, run: "\(run)", place: place, value: value)
          }
        }
      })
  }

  /// Profiles with an inset of the outer interphase.
  static func enlargedProfiles(
    binders: [String] = ["PVDF", "PVDF-A-N5"], scale: AxisScale = .linear
  ) -> InterphaseProfileFigure {
    var figure = profiles(binders: binders)
    figure.scale = scale
    figure.enlarged = AxisLimits(0, 20)
    return figure
  }

  /// Deposits of which lithium has fifty times as much as the metals of the cathode.
  static func lithiumBars(
    binders: [String] = ["PVDF", "ISP50"], ordinate: CellBarsFigure.Ordinate = .broken
  ) -> CellBarsFigure {
    var figure = bars(binders: binders)
    figure.ordinate = ordinate
    for (index, cell) in figure.cells.enumerated() {
      figure.cells[index].findings.append(
        Finding(
          key: .deposit(of: "Li"), title: "Li",
          outcome: .estimate(
            Estimate(value: 1_500 + 40 * Double(index), unit: "µg/cm²", standardUncertainty: 5)), method: ""))
      figure.cells[index].binder = cell.binder
    }
    figure.measures.insert(.init(key: .deposit(of: "Li"), label: "Li"), at: 0)
    return figure
  }

  static func thicknessBars(binders: [String] = ["PVDF", "ISP50"]) -> CellBarsFigure {
    cells(
      binders,
      [
        (.outerInterphaseThickness, 10, "nm"), (.innerInterphaseThickness, 30, "nm"),
        (.totalInterphaseThickness, 40, "nm"),
      ]
    ) { .interphaseThickness(binders: binders, cells: $0) }
  }

  static func shareBars(binders: [String] = ["PVDF", "ISP50"]) -> CellBarsFigure {
    cells(
      binders,
      [
        (.share(of: "LiF", in: "F 1s"), 55, "%"), (.share(of: "LixPFyOz", in: "F 1s"), 15, "%"),
        (.share(of: "CFx", in: "F 1s"), 30, "%"),
      ]
    ) { .shares(of: "F 1s", binders: binders, cells: $0) }
  }

  static func rockSaltBars(binders: [String] = ["PVDF", "ISP50"]) -> CellBarsFigure {
    cells(binders, [(.rockSaltThickness, 12, "nm")]) {
      .rockSaltThickness(binders: binders, cells: $0)
    }
  }

  private static func cells(
    _ binders: [String], _ findings: [(key: Finding.Key, value: Double, unit: String)],
    _ recipe: ([CellBarsFigure.Cell]) -> CellBarsFigure
  ) -> CellBarsFigure {
    recipe(
      binders.enumerated().flatMap { index, binder in
        (0..<3).map { cell in
          CellBarsFigure.Cell(
            binder: binder, sample: "\(binder) \(cell)",
            findings: findings.map { key, value, unit in
              let own = value * (1 + 0.06 * Double(cell - 1)) / (1 + 0.4 * Double(index))
              let estimate = Estimate(value: own, unit: unit, standardUncertainty: 0.2)
              return Finding(key: key, title: key.rawValue, outcome: .estimate(estimate), method: "")
            })
        }
      })
  }

  /// One page with everything; the fitted spectra are of one region.
  static func summary(binders: [String] = ["PVDF", "ISP50"]) -> BinderSummaryFigure {
    var spectra = fittedSpectra(binders: binders)
    for index in spectra.rows.indices { spectra.rows[index].spectra.removeAll { $0.region != "F 1s" } }
    return BinderSummaryFigure(
      binders: binders, spectra: spectra, shares: shareBars(binders: binders),
      interphase: thicknessBars(binders: binders), rockSalt: rockSaltBars(binders: binders),
      deposition: bars(binders: binders),
      verdicts: binders.dropFirst().map { verdicts(binder: $0, reference: binders[0]) })
  }
}
