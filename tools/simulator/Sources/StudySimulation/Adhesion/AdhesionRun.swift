import Foundation

/// The forces of single runs: a course without noise, what roughens it, and what the machine adds.
struct AdhesionRun {
  /// What the machine's calibrations are off by in this study, relative.
  var bladeWidthError: Double
  var forceError: Double

  init(using generator: inout SeededGenerator) {
    bladeWidthError = roundedForDrawing(AdhesionPlan.bladeWidthDeviation * generator.normal())
    forceError = roundedForDrawing(AdhesionPlan.forceDeviation * generator.normal())
  }

  /// The noise of the cell in N, and how far its zero drifts in a run (standard deviation).
  private static let noise = 5e-4
  private static let drift = 4e-4
  /// The overshoot of the force when the blade stops going down, and the time in which it relaxes in s.
  private static let overshoot = 0.15
  private static let relaxation = 5.0
  /// The vertical force over the horizontal one while velocities are set.
  static let verticalShare = 0.3

  /// A cut of an electrode.
  func cut(
    _ electrode: AdhesionElectrode, _ drive: BladeDrive, using generator: inout SeededGenerator
  ) -> [[Double]] {
    let depths = [electrode.setDepth] + (electrode.interface == nil ? [] : [electrode.thickness])
    let points = drive.course(to: depths, interval: 0.5)
    let width = AdhesionPlan.bladeWidth * (1 + bladeWidthError)
    let offset = 0.01 * generator.normal()
    let verticalOffset = 0.005 * generator.normal()
    let drift = Self.drift * generator.normal() / (points.last?.time ?? 1)
    let tilt = 3e-4 * generator.normal()
    // Fluctuations last as long as the blade takes to pass a particle of 10 µm.
    var fluctuation = Fluctuation(points: 10 / drive.horizontalVelocity / 0.5)
    var debris = Debris(perPoint: 3 / Double(points.count))
    return points.map { point in
      let perWidth = strength(electrode, point)
      let roughness =
        point.isBelowSetDepth && point.isLevel ? electrode.interfaceRoughness : electrode.coatingRoughness
      let rough = max(1 + roughness * fluctuation.next(&generator), 0.1)
      let force = roundedForDrawing(perWidth * width / 1000) * rough
      let measured =
        force * (1 + forceError) + debris.next(electrode.cohesion * width / 1000, &generator) + offset
        + drift * point.time + Self.noise * generator.normal()
      let load = point.depth <= 0 ? 0 : point.isLevel ? drive.loads?.level : drive.loads?.cutting
      let vertical =
        (load ?? Self.verticalShare * force) * (1 + forceError) + verticalOffset
        + Self.noise * generator.normal()
      let way = drive.horizontalVelocity * point.time
      let depth = point.depth + tilt * way + 0.02 * generator.normal()
      return [point.time, way, depth, measured, vertical]
    }
  }

  /// The force per width without roughness, in N/m: it grows with the depth of the cut, as the stress is the same
  /// everywhere, and relaxes from an overshoot where the blade runs level.
  private func strength(_ electrode: AdhesionElectrode, _ point: BladeDrive.Point) -> Double {
    let setDepth = electrode.setDepth
    let overshoot = 1 + Self.overshoot
    guard point.depth > 0 else { return 0 }
    let decay = Self.overshoot * exp(-point.since / Self.relaxation)
    guard point.isBelowSetDepth, let interface = electrode.interface else {
      return electrode.cohesion * (point.isLevel ? 1 + decay : overshoot * point.depth / setDepth)
    }
    if point.isLevel { return interface * (1 + decay) }
    let share = (point.depth - setDepth) / (electrode.thickness - setDepth)
    return electrode.cohesion + (interface * overshoot - electrode.cohesion) * share
  }

  /// A strip that is peeled at 180° with 0.5 mm/s, ten points a second: the way of the clamp in mm and the force in N.
  func peel(
    _ strength: Double, _ plan: AdhesionPlan, using generator: inout SeededGenerator
  ) -> [[Double]] {
    let width = plan.stripWidth * (1 + AdhesionPlan.stripWidthDeviation * generator.normal())
    let offset = 0.003 * generator.normal()
    let force = strength * width / 1000 * (1 + forceError)
    let slack = 1.5
    let count = Int((slack + 2 * plan.stripLength) / 0.05)
    var fluctuation = Fluctuation(points: 20)
    return (0..<count).map { index in
      let way = 0.05 * Double(index)
      let pulled = way - slack
      // The foil tightens over half a millimetre; the first peak is a third above what follows.
      let shape = pulled <= 0 ? 0 : min(pulled / 0.5, 1) * (1 + 0.33 * exp(-max(pulled - 0.5, 0) / 1.2))
      let rough = 1 + 0.08 * fluctuation.next(&generator)
      return [way, roundedForDrawing(force * shape) * rough + offset + 0.002 * generator.normal()]
    }
  }
}

/// A fluctuation of mean 0 and variance 1 that lasts over some points: a first-order process.
private struct Fluctuation {
  private let memory: Double
  private var value = 0.0

  init(points: Double) { memory = roundedForDrawing(exp(-1 / points)) }

  mutating func next(_ generator: inout SeededGenerator) -> Double {
    value = memory * value + (1 - memory * memory).squareRoot() * generator.normal()
    return value
  }
}

/// Grains that catch on the blade: now and then the force jumps for one or two points.
private struct Debris {
  let perPoint: Double
  private var left = 0
  private var height = 0.0

  init(perPoint: Double) { self.perPoint = perPoint }

  mutating func next(_ force: Double, _ generator: inout SeededGenerator) -> Double {
    if left == 0, generator.uniform() < perPoint {
      left = generator.uniform() < 0.5 ? 1 : 2
      height = force * (0.5 + generator.uniform())
    }
    guard left > 0 else { return 0 }
    left -= 1
    return height
  }
}
