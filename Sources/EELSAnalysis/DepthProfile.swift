import AnalysisFindings
import Foundation
import NumericalMethods

/// A read scan against the depth below the particle's surface.
struct DepthProfile {
  let read: ReadScan
  /// The points in order of depth.
  let points: [ScanPoint]
  /// Positions in nm from the end of the scan that lies outside the particle, rising inwards.
  let distances: [Double]
  /// The indices of the points in the file's order.
  let order: [Int]
  /// The surface with its draws; `nil` where the metal signal has no flank in the scan.
  let surface: DrawnSteps?
  let options: EELSOptions
  private(set) var warnings: [String] = []

  init(_ read: ReadScan, positions: [Double], options: EELSOptions) {
    self.read = read
    self.options = options
    let count = read.points.count
    let signal = read.points.map { $0.metalSignal?.value ?? 0 }
    let quarter = max(count / 4, 1)
    let inwards = signal.prefix(quarter).reduce(0, +) <= signal.suffix(quarter).reduce(0, +)
    order = inwards ? Array(0..<count) : Array((0..<count).reversed())
    let start = positions[order[0]]
    distances = order.map { abs(positions[$0] - start) }
    points = order.map { read.points[$0] }
    if !inwards { warnings.append("the scan runs outwards; it was read from its far end") }
    surface = Self.surface(points, distances, options)
  }

  /// The flank of the metal signal: an erf step over the points up to twice as far in as the half height.
  private static func surface(
    _ points: [ScanPoint], _ distances: [Double], _ options: EELSOptions
  ) -> DrawnSteps? {
    let numbers = points.map { $0.metalSignal ?? .init(value: 0, uncertainty: .infinity) }
    guard let end = distances.last, end > 0, points.count >= 12 else { return nil }
    let sorted = numbers.map(\.value).sorted()
    let plateau = sorted[sorted.count * 3 / 4]
    guard plateau > 0, let half = numbers.firstIndex(where: { $0.value > 0.5 * plateau }), half > 0 else {
      return nil
    }
    // Beyond the flank the signal may drift with thickness; 6 nm fix its height without following the drift.
    let reach = min(distances[half] + 6, end)
    let used = points.indices.filter { distances[$0] <= reach && numbers[$0].uncertainty.isFinite }
    let step = end / Double(points.count - 1)
    return DrawnSteps(
      x: used.map { distances[$0] }, y: used.map { numbers[$0].value },
      uncertainties: used.map { numbers[$0].uncertainty }, positions: distances[0]...reach,
      widths: (0.1 * step)...max(3, step), draws: options.draws,
      generator: SeededGenerator(seed: options.seed).split("surface"))
  }

  /// Depths of the points, counted from the surface.
  var depths: [Double]? { surface.map { surface in distances.map { $0 - surface.fitted.position } } }

  /// The step between points in nm.
  var step: Double { (distances.last ?? 0) / Double(max(distances.count - 1, 1)) }

  /// A step of some number of the points against distance, over points inside the particle.
  ///
  /// - Parameters:
  ///   - name: The stream of the draws.
  ///   - clearance: How many widths of the surface flank the first point lies below the surface.
  ///   - number: The number of each point.
  func boundary(
    _ name: String, clearance: Double, _ number: (ScanPoint) -> ScanPoint.Number?
  ) -> DrawnSteps? {
    guard let surface, let end = distances.last else { return nil }
    let start = surface.fitted.position + clearance * surface.fitted.width
    var (x, y, u) = ([Double](), [Double](), [Double]())
    for (distance, point) in zip(distances, points) where distance >= start {
      guard let value = number(point), value.uncertainty > 0, value.uncertainty.isFinite else { continue }
      x.append(distance)
      y.append(value.value)
      u.append(value.uncertainty)
    }
    guard end > start else { return nil }
    let lowest = surface.fitted.position - 3
    return DrawnSteps(
      x: x, y: y, uncertainties: u, positions: lowest...end, widths: (0.2 * step)...max(6, step),
      draws: options.draws, generator: SeededGenerator(seed: options.seed).split(name))
  }
}
