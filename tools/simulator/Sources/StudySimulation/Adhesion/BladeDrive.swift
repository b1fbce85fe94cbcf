import Foundation

/// How a blade goes through a coating: by set velocities, or under a set load.
struct BladeDrive {
  /// The folder of its files.
  var folder: String
  /// The velocity along the surface in µm/s.
  var horizontalVelocity: Double
  /// The velocity downwards in µm/s.
  var verticalVelocity: Double
  /// The loads in N with which the blade cuts and runs level; `nil` where velocities are set.
  var loads: (cutting: Double, level: Double)?
  /// How long it runs level at each depth, in s.
  var levelTime: Double

  static let approach = 5.0

  /// The course of a blade: where it is at each time, what stage it is in, and for how long.
  struct Point {
    var time: Double
    var depth: Double
    var isLevel: Bool
    /// The time since the stage began.
    var since: Double
    /// Whether it runs along the collector, or on the way from the set depth to it.
    var isBelowSetDepth: Bool
  }

  /// The points of a run, from 5 µm above the surface down to the depths in turn, each followed by a level stretch.
  func course(to depths: [Double], interval: Double) -> [Point] {
    var points: [Point] = []
    var depth = -Self.approach
    var time = 0.0
    for (stage, target) in depths.enumerated() {
      let begin = time
      while depth < target {
        points.append(
          Point(time: time, depth: depth, isLevel: false, since: time - begin, isBelowSetDepth: stage > 0))
        time += interval
        depth += velocity(at: depth, of: depths.last ?? target) * interval
      }
      let level = time
      while time - level < levelTime {
        points.append(
          Point(time: time, depth: target, isLevel: true, since: time - level, isBelowSetDepth: stage > 0))
        time += interval
      }
      depth = target
    }
    return points
  }

  /// Under a set load the blade sinks ever more slowly, as the coating pushes back (chosen).
  private func velocity(at depth: Double, of thickness: Double) -> Double {
    guard loads != nil, depth > 0 else { return verticalVelocity }
    return verticalVelocity * (2 - 1.6 * depth / thickness)
  }
}
