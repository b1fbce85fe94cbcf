import AdhesionAnalysis
import AnalysisFindings
import BinderComparison
import ComparisonFigures
import InstrumentMeasurements
import ScientificFigures
import StudyExports

extension FigureRecipe {
  /// Every run of oblique cutting, and mean and scatter over them; a figure a quantity.
  static let adhesionDepth = FigureRecipe(
    name: .adhesionDepth,
    summary: "adhesion against depth by oblique cutting, every run with mean and scatter",
    curveKind: .adhesionProfile, theme: .nature89, changes: [.quantities, .x, .y, .legend]
  ) { material throws(InputProblem) in
    let specimens = material.curves(.adhesionProfile)
    var figures: [ScientificFigure] = []
    for name in material.changes.quantities ?? specimens.map(\.curve).adhesionQuantities {
      var units: [String] = []
      var runs: [AdhesionProfileFigure.Run] = []
      for specimen in specimens {
        guard let column = specimen.curve.column(name) else { continue }
        units.append(column.unit)
        runs.append(try specimen.run(column, unit: units[0]))
      }
      guard let unit = units.first else { continue }
      figures.append(
        AdhesionProfileFigure(
          binders: material.study.binders.filter { binder in runs.contains { $0.binder == binder } },
          runs: runs, quantity: name.prefix(1).uppercased() + name.dropFirst(), unit: unit,
          interfaces: try material.interfaceDepths
        ).figure(theme: material.theme))
    }
    return figures
  }

  /// Strengths with every run and the tests; a figure a method, for oblique cutting gives more than peeling.
  static let adhesion = FigureRecipe(
    name: .adhesion, summary: "adhesion strengths with every run and the tests, a figure for each method",
    theme: .nature89, changes: [.whiskers, .brackets, .y, .legend]
  ) { material throws(InputProblem) in
    let strengths = material.adhesionStrengths
    let methods = strengths.map(\.method).firstAppearances
    var figures: [ScientificFigure] = []
    for method in methods {
      let quantity = "Adhesion strength" + (methods.count > 1 && !method.isEmpty ? ", \(method)" : "")
      let bars = try material.adhesionBars(strengths.filter { $0.method == method }, quantity: quantity)
      var figure = bars.figure(theme: material.theme)
      if !method.isEmpty { figure.caption += " Method: \(method)." }
      figures.append(figure)
    }
    return figures
  }
}

extension [Curve] {
  /// What was measured along the depth of these cuts, in the order of its first appearance.
  var adhesionQuantities: [String] {
    flatMap(\.columns).filter { $0.role != .abscissa }.map(\.name).firstAppearances
  }
}

extension SpecimenCurve {
  /// One quantity along the depth of a cut.
  fileprivate func run(
    _ column: Curve.Column, unit: String
  ) throws(InputProblem) -> AdhesionProfileFigure.Run {
    guard let depth = curve.columns.first(where: { $0.role == .abscissa }), depth.unit == "µm" else {
      throw problem("columns", expected: "an abscissa in µm", found: "none")
    }
    guard column.unit == unit else {
      throw problem(
        "column “\(column.name.prefix(60))”", expected: "\(unit), as in the first run",
        found: column.unit.isEmpty ? "no unit" : column.unit)
    }
    return AdhesionProfileFigure.Run(
      binder: result.specimen.binder, depths: depth.values, values: column.values)
  }
}

/// The strength of one run as it was recorded.
private struct RecordedStrength {
  var result: SpecimenResult
  var estimate: Estimate
  /// What came apart: the interface, or the coating at a depth.
  var place: String
  var method: String
}

extension FigureMaterial {
  fileprivate var adhesionStrengths: [RecordedStrength] {
    study.binders.flatMap { binder in
      study.results.filter { $0.specimen.binder == binder && $0.specimen.role == .sample }.flatMap { result in
        result.result.findings.compactMap { finding in
          guard let place = Self.place(finding.key, finding.coordinates), let estimate = finding.estimate
          else { return nil }
          return RecordedStrength(result: result, estimate: estimate, place: place, method: finding.method)
        }
      }
    }
  }

  /// The depth of the current collector by binder, in µm: the mean over the runs that say it.
  fileprivate var interfaceDepths: [String: Double] {
    get throws(InputProblem) {
      var depths: [String: [Double]] = [:]
      for result in study.results where result.specimen.role == .sample {
        guard let finding = result.result.findings.first(where: { $0.key == .interfaceDepth }),
          let estimate = finding.estimate
        else { continue }
        guard estimate.unit == "µm" else {
          throw InputProblem(
            .invalidValue, file: "\(study.title), \(result.specimen.name)",
            place: .part(finding.key.rawValue),
            expected: "a depth in µm", found: "“\(estimate.unit.prefix(20))”", remedy: "Record it in µm.")
        }
        depths[result.specimen.binder, default: []].append(estimate.value)
      }
      return depths.mapValues { $0.reduce(0, +) / Double($0.count) }
    }
  }

  fileprivate func adhesionBars(
    _ strengths: [RecordedStrength], quantity: String
  ) throws(InputProblem) -> CellBarsFigure {
    let unit = strengths.first?.estimate.unit ?? ""
    if let other = strengths.first(where: { $0.estimate.unit != unit }) {
      throw InputProblem(
        .invalidValue, file: "\(study.title), \(other.result.specimen.name)",
        place: .part(Finding.Key.adhesionStrength.rawValue),
        expected: "\(unit), as in the first run by this method", found: other.estimate.unit,
        remedy: "Record the strengths of a method in one unit.")
    }
    let figure = AdhesionBarsFigure(
      binders: study.binders.filter { binder in strengths.contains { $0.result.specimen.binder == binder } },
      strengths: strengths.map {
        AdhesionBarsFigure.Strength(
          binder: $0.result.specimen.binder, run: $0.result.specimen.name, place: $0.place,
          value: $0.estimate.value)
      }, quantity: quantity, unit: unit)
    // The bars of each place have a key of their own, and so must their verdicts.
    let verdicts = study.verdicts.compactMap { verdict -> BinderVerdict? in
      guard let place = Self.place(verdict.key, verdict.coordinates) else { return nil }
      var verdict = verdict
      verdict.key = AdhesionBarsFigure.key(of: place)
      return verdict
    }
    return heeded(figure.bars, verdicts: verdicts)
  }

  /// What came apart, by the key and the coordinates of a strength; `nil` for what is no strength.
  private static func place(_ key: Finding.Key, _ coordinates: [Finding.Coordinate]) -> String? {
    switch key {
    case .interfaceStrength: return "interface"
    case .cohesion: return "coating at mid-depth"
    case .peelStrength: return "strip"
    case .adhesionStrength:
      guard let depth = coordinates.first(where: { $0.quantity == "depth" }) else { return "interface" }
      return "coating at \(depth.value.resultText) \(depth.unit)"
    default: return nil
    }
  }
}
