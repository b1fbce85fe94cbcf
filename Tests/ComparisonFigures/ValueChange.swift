import AnalysisFindings
import ComparisonFigures
import ScientificFigures

/// What may come in place of the values that a recipe draws.
enum ValueChange: String, CaseIterable, Sendable {
  case noPoint, onePoint, allEqual, allZero, notANumber, hugeRange, tiny, infinite, negative, tooFew
  case axisNotANumber, axisEqual, axisHuge

  func apply(_ values: [Double]) -> [Double] {
    switch self {
    case .noPoint: []
    case .onePoint: Array(values.prefix(1))
    case .allEqual: values.map { _ in 3 }
    case .allZero: values.map { _ in 0 }
    case .notANumber: values.map { _ in .nan }
    case .hugeRange: values.indices.map { $0 % 2 == 0 ? 1e-300 : 1e300 }
    case .tiny: values.map { $0 * .leastNormalMagnitude / 64 }
    case .infinite: values.indices.map { [.infinity, -.infinity, 1][$0 % 3] }
    case .negative: values.map { -abs($0) }
    case .tooFew: Array(values.dropLast(values.count / 2))
    case .axisNotANumber, .axisEqual, .axisHuge: values
    }
  }

  /// What comes in place of positions along an axis, which most changes leave alone.
  func applyToAxis(_ values: [Double]) -> [Double] {
    switch self {
    case .noPoint, .onePoint, .tooFew: apply(values)
    case .axisNotANumber: ValueChange.notANumber.apply(values)
    case .axisEqual: ValueChange.allEqual.apply(values)
    case .axisHuge: ValueChange.hugeRange.apply(values)
    default: values
    }
  }

  func apply(_ curve: Curve) -> Curve {
    var curve = curve
    for index in curve.columns.indices {
      if curve.columns[index].role == .abscissa {
        curve.columns[index].values = applyToAxis(curve.columns[index].values)
      } else {
        curve.columns[index].values = apply(curve.columns[index].values)
        curve.columns[index].uncertainties = apply(curve.columns[index].uncertainties)
      }
    }
    for index in curve.coordinates.indices {
      if let value = applyToAxis([curve.coordinates[index].value]).first {
        curve.coordinates[index].value = value
      }
    }
    return curve
  }

  /// Findings whose values, uncertainties and coordinates are changed, each time by what comes in its place among all.
  func apply(_ findings: [Finding]) -> [Finding] {
    if self == .noPoint { return [] }
    let values = apply(findings.map { $0.estimate?.value ?? 0 })
    return zip(findings, values).map { finding, value in
      var finding = finding
      if case .estimate(var estimate) = finding.outcome {
        estimate.value = value
        estimate.standardUncertainty =
          apply([estimate.standardUncertainty]).first ?? estimate.standardUncertainty
        finding.outcome = .estimate(estimate)
      }
      for index in finding.coordinates.indices {
        if let place = applyToAxis([finding.coordinates[index].value]).first {
          finding.coordinates[index].value = place
        }
      }
      return finding
    }
  }

  /// The number of pixels or voxels along a side, and what fills them; with too few values the size stays.
  func size(_ side: Int) -> Int {
    switch self {
    case .noPoint: 0
    case .onePoint: 1
    default: side
    }
  }
}
