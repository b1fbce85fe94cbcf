import AnalysisFindings
import Foundation
import NumericalMethods

/// A read scan against the depth below the particle's surface.
struct DepthProfile {
  let read: ReadScan
  /// The points in order of depth.
  let points: [ScanPoint]
  /// Positions in nm from the outermost position of the scan, rising inwards.
  let distances: [Double]
  /// The indices of the points in the file's order.
  let order: [Int]
  /// The places in `points` that lie inside the particle, from the surface inwards.
  let inside: [Int]
  /// Where depth 0 lies; `nil` where that is unknown.
  let surface: ScanSurface?
  let options: EELSOptions
  private(set) var warnings: [String] = []

  init(_ read: ReadScan, positions: [Double], options: EELSOptions) {
    self.read = read
    self.options = options
    let course = ScanCourse(read, positions: positions, options: options)
    warnings = course.notes
    order = course.isInwards ? Array(positions.indices) : Array(positions.indices.reversed())
    let places = order.map { positions[$0] }
    distances = places.map { abs($0 - (places.first ?? 0)) }
    points = order.map { read.points[$0] }
    let kept = Set(course.inside)
    inside = order.indices.filter { [order] in kept.contains(order[$0]) }
    let (surface, note) = ScanSurface.found(
      points, distances: distances, places: places, inside: inside, course, options)
    self.surface = surface
    if let note { warnings.append(note) }
  }

  /// Depths of the points, counted from the surface.
  var depths: [Double]? { surface.map { surface in distances.map { $0 - surface.position } } }

  /// The mean step between points in nm.
  var step: Double { (distances.last ?? 0) / Double(max(distances.count - 1, 1)) }

  /// The deepest distance inside the particle.
  var end: Double { inside.last.map { distances[$0] } ?? 0 }

  /// A step of some number of the points against distance, over points inside the particle.
  ///
  /// - Parameters:
  ///   - name: The stream of the draws.
  ///   - clearance: How many widths of the surface flank the first point lies below the surface.
  ///   - number: The number of each point.
  func boundary(
    _ name: String, clearance: Double, _ number: (ScanPoint) -> ScanPoint.Number?
  ) -> DrawnSteps? {
    guard let surface else { return nil }
    let start = surface.position + clearance * surface.width
    var (x, y, u) = ([Double](), [Double](), [Double]())
    for place in inside where distances[place] >= start {
      guard let value = number(points[place]), value.uncertainty > 0, value.uncertainty.isFinite else {
        continue
      }
      x.append(distances[place])
      y.append(value.value)
      u.append(value.uncertainty)
    }
    guard end > start else { return nil }
    return DrawnSteps(
      x: x, y: y, uncertainties: u, positions: (surface.position - 3)...end,
      widths: (0.2 * step)...max(6, step), draws: options.draws,
      generator: SeededGenerator(seed: options.seed).split(name))
  }
}
