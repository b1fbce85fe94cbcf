import Foundation
import NumericalMethods

/// Where depth 0 lies along a scan.
struct ScanSurface {
  /// The distance from the scan's outermost position, in nm.
  var position: Double
  /// The width of the flank of the metal signal there, one standard deviation in nm; 0 where there is none.
  var width: Double
  /// Positions as they might have come out; those of a declared surface are all the same.
  var draws: [Double]
  /// What it is, in words.
  var words: String

  /// The surface by the options' rule, and a note where it is not plainly the metal's flank.
  static func found(
    _ points: [ScanPoint], distances: [Double], places: [Double], inside: [Int], _ course: ScanCourse,
    _ options: EELSOptions
  ) -> (ScanSurface?, String?) {
    let metal = options.surfaceElement.symbol
    switch options.surface {
    case .position(let position):
      let start = places.first ?? 0
      let distance = (places.last ?? 0) >= start ? position - start : start - position
      return (
        ScanSurface(
          position: distance, width: 0, draws: [Double](repeating: distance, count: options.draws),
          words: "surface at the declared position \(position) nm"), nil
      )
    case .automatic where !course.hasVacuum:
      guard let first = inside.first, let outermost = places.first else { return (nil, nil) }
      let step = (distances.last ?? 0) / Double(max(distances.count - 1, 1))
      // Positions that rise from well above 0 say that the scan begins somewhere inside.
      if abs(outermost) > 0.5 * step, abs(places.last ?? 0) > abs(outermost) {
        return (
          nil,
          "the scan holds no vacuum and begins at \(outermost) nm: where the surface lies must be declared"
        )
      }
      let distance = distances[first]
      return (
        ScanSurface(
          position: distance, width: 0, draws: [Double](repeating: distance, count: options.draws),
          words: "surface at the outermost position, the scan holding no vacuum"),
        "the scan holds no vacuum: its outermost position counts as the surface; declare another one if it lies elsewhere"
      )
    case .automatic, .metalEdge:
      guard let flank = flank(points, distances, options) else { return (nil, nil) }
      return (
        ScanSurface(
          position: flank.fitted.position, width: flank.fitted.width, draws: flank.draws.map(\.position),
          words: "surface at half height of \(metal) L_{2,3}"), nil
      )
    }
  }

  /// The flank of the metal signal: an erf step over the points up to 2.5 nm beyond the half height.
  private static func flank(
    _ points: [ScanPoint], _ distances: [Double], _ options: EELSOptions
  ) -> DrawnSteps? {
    let numbers = points.map { $0.metalSignal ?? .init(value: 0, uncertainty: .infinity) }
    guard let end = distances.last, end > 0, points.count >= 12 else { return nil }
    let sorted = numbers.map(\.value).sorted()
    let plateau = sorted[sorted.count * 3 / 4]
    guard plateau > 0, let half = numbers.firstIndex(where: { $0.value > 0.5 * plateau }), half > 0 else {
      return nil
    }
    // Beyond the flank the signal drifts with thickness and changes with the phase below: 2.5 nm fix its height without
    // following either.
    let reach = min(distances[half] + 2.5, end)
    let used = points.indices.filter { distances[$0] <= reach && numbers[$0].uncertainty.isFinite }
    let step = end / Double(points.count - 1)
    return DrawnSteps(
      x: used.map { distances[$0] }, y: used.map { numbers[$0].value },
      uncertainties: used.map { numbers[$0].uncertainty }, positions: distances[0]...reach,
      widths: (0.1 * step)...max(3, step), draws: options.draws,
      generator: SeededGenerator(seed: options.seed).split("surface"))
  }
}
