/// Deterministic starts beside the given one, for models whose statistic has several minima.
///
/// Peaks that overlap trade their tails: the fit ends in another valley when it starts with narrow Gaussians than with
/// broad Lorentzians. The variations therefore change mixings, widths and positions by what is known of their bounds,
/// and find the heights anew by one linear step.
struct StartVariations {
  private let model: CompiledModel
  /// Free parameters in which the model is linear or bilinear.
  let isLinear: [Bool]

  init(_ model: CompiledModel) {
    self.model = model
    isLinear = model.freePlaces.map { Self.linearNames.contains(model.references[$0].name) }
  }

  private static let linearNames: Set<ParameterName> = [
    .height, .mixing, "amplitude", "b0", "b1", "b2", "b3",
  ]

  /// How many variations there are, the given start not counted.
  static let count = 4

  /// The start of a variation, its linear parameters still to be found.
  ///
  /// - Parameters:
  ///   - variation: Which one, from 0.
  ///   - given: The user's start.
  ///   - best: The lowest minimum so far.
  func start(_ variation: Int, from given: [Double], best: [Double]) -> [Double] {
    var point = variation.isMultiple(of: 2) ? given : best
    setMixings(&point, to: variation == 3 ? 0.2 : 0.4)
    switch variation {
    case 0:
      equalWidths(&point, by: 1)
      middleCentres(&point)
    case 1:
      equalWidths(&point, by: 1)
      middleCentres(&point)
      broadenLowest(&point, by: 2)
    case 2:
      equalWidths(&point, by: 0.8)
      middleCentres(&point)
    default:
      scaleWidths(&point, by: 0.85)
      broadenLowest(&point, by: 4)
    }
    for k in point.indices { point[k] = min(max(point[k], model.lower[k]), model.upper[k]) }
    return point
  }

  private func places(_ names: Set<ParameterName>) -> [Int] {
    model.freePlaces.indices.filter { names.contains(model.references[model.freePlaces[$0]].name) }
  }

  private func setMixings(_ point: inout [Double], to value: Double) {
    for k in places([.mixing]) { point[k] = value }
  }

  private func equalWidths(_ point: inout [Double], by factor: Double) {
    let widths = places([.fullWidthAtHalfMaximum, .sigma])
    guard !widths.isEmpty else { return }
    let sorted = widths.map { point[$0] }.sorted()
    for k in widths { point[k] = factor * sorted[sorted.count / 2] }
  }

  private func middleCentres(_ point: inout [Double]) {
    for k in places([.centre]) where model.lower[k].isFinite && model.upper[k].isFinite {
      point[k] = 0.5 * (model.lower[k] + model.upper[k])
    }
  }

  private func scaleWidths(_ point: inout [Double], by factor: Double) {
    for k in places([.fullWidthAtHalfMaximum, .sigma]) { point[k] *= factor }
  }

  /// Widens the lowest peak: a broad filler between two others is the minimum that starts of equal width miss.
  private func broadenLowest(_ point: inout [Double], by factor: Double) {
    guard let lowest = places([.height]).min(by: { point[$0] < point[$1] }) else { return }
    let component = model.references[model.freePlaces[lowest]].component
    for k in places([.fullWidthAtHalfMaximum, .sigma])
    where model.references[model.freePlaces[k]].component == component {
      point[k] *= factor
    }
  }
}
