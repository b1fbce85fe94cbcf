import AnalysisFindings
import EELSAnalysis
import Foundation
import InstrumentMeasurements
import NumericalMethods

/// A line scan into a layered oxide under rock salt as people record them: with drift, spikes, wedge, plural scattering,
/// with vacuum or without, in either direction.
///
/// Bands lie where the published spectra of layered oxides and rock salt have them, their amounts and widths drawn anew for
/// each scan; nothing is shared with the analysis but the generator of random numbers.
struct SimulatedLineScan {
  /// The thickness of the rock-salt layer in nm; 0 for none.
  var layer: Double
  /// How far the scan reaches below the surface, in nm.
  var reach: Double
  /// The counts of Ni L3 less all that lies under it, in each spectrum.
  var netCounts: Double
  /// t/λ of the lamella.
  var inelasticThickness = 0.0
  var seed: UInt64

  /// What was drawn.
  struct Draws {
    /// The deviation of the boundary in nm, the probe's blur taken in.
    var wall: Double
    var hasVacuum: Bool
    var isOutwards: Bool
    /// How far inside the scan's outermost position the surface lies, in nm.
    var surface: Double
    /// The true area ratio of Ni L3 and L2 in rock salt and in the layered oxide.
    var ratios: (rockSalt: Double, layered: Double)
  }

  /// What was drawn, the signal, its low losses, and the options that a user would declare.
  struct Scan {
    var draws: Draws
    var signal: ElectronMicroscopySignal
    var lowLoss: ElectronMicroscopySignal?
    var options: EELSOptions
  }

  private static let first = 490.0
  private static let step = 0.5
  private static let channels = 850
  /// The probe's full width at half maximum in nm.
  private static let probe = 0.8

  private struct Band {
    var energy: Double
    var area: Double
    var width: Double

    func callAsFunction(_ energy: Double) -> Double {
      let sigma = width / 2.354820
      let x = (energy - self.energy) / sigma
      return abs(x) > 8 ? 0 : area / (sigma * 2.506628) * exp(-0.5 * x * x)
    }
  }

  private struct Metal {
    var third: Band
    var second: Band
    var level: Double

    func callAsFunction(_ energy: Double, exponent: Double) -> Double {
      let rise = { (centre: Double) in atan(Double.pi * (energy - centre)) / Double.pi + 0.5 }
      let falls = pow(second.energy / max(energy, 300), exponent)
      return third(energy) + second(energy)
        + level * falls * (2 / 3 * rise(third.energy) + 1 / 3 * rise(second.energy))
    }
  }

  /// The net core losses of one phase, in counts a channel.
  private struct Phase {
    var preEdge: Band
    var main: Band
    var oxygenLevel: Double
    var nickel: Metal
    var cobalt: Metal
    var exponent: Double

    func callAsFunction(_ energy: Double) -> Double {
      let rise = atan(Double.pi * (energy - 537) / 1.5) / Double.pi + 0.5
      return preEdge(energy) + main(energy)
        + oxygenLevel * pow(537 / max(energy, 300), exponent) * rise
        + nickel(energy, exponent: exponent) + cobalt(energy, exponent: exponent)
    }
  }

  private static func phase(
    rockSalt: Bool, ratio: Double, exponent: Double, using generator: inout SeededGenerator
  ) -> Phase {
    func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * generator.uniform() }
    let area = uniform(0.9, 1.1)
    let third = rockSalt ? uniform(853.0, 853.6) : uniform(854.1, 854.7)
    let cobalt = rockSalt ? uniform(779, 779.5) : uniform(780.2, 780.8)
    return Phase(
      preEdge: rockSalt
        ? Band(energy: uniform(530.8, 531.8), area: uniform(0.12, 0.25), width: uniform(1.9, 2.5))
        : Band(energy: uniform(528.2, 528.8), area: uniform(0.45, 0.65), width: uniform(1.7, 2.1)),
      main: Band(
        energy: rockSalt ? uniform(539.6, 540.1) : uniform(540.2, 540.8), area: uniform(1.5, 1.9),
        width: uniform(5, 6.5)),
      oxygenLevel: uniform(0.13, 0.17),
      nickel: Metal(
        third: Band(energy: third, area: area * ratio / (1 + ratio), width: uniform(2.3, 2.8)),
        second: Band(energy: third + 17.3, area: area / (1 + ratio), width: uniform(2.7, 3.2)),
        level: uniform(0.03, 0.045)),
      cobalt: Metal(
        third: Band(energy: cobalt, area: 0.13, width: 2.5),
        second: Band(energy: cobalt + 15, area: 0.045, width: 3), level: 0.006), exponent: exponent)
  }

  /// Draws the scan.
  func scan() -> Scan {
    var generator = SeededGenerator(seed: seed)
    func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * generator.uniform() }
    let blur = Self.probe / 2.354820
    let wall = hypot(uniform(0.3, 0.9), blur)
    let hasVacuum = generator.uniform() < 0.5
    let isOutwards = generator.uniform() < 0.5
    let ratios = (rockSalt: uniform(3.5, 4.2), layered: uniform(2.6, 3.0))
    let exponent = uniform(2.6, 3.2)
    let (fall, post) = (uniform(0, 3), uniform(0.28, 0.4))
    let drift = (uniform(-3, 3), uniform(0, 2 * .pi), uniform(0, 0.4))
    let (offset, wedge) = (uniform(-1.5, 1.5), uniform(-0.2, 0.2))
    var phases: [Phase] = []
    for rockSalt in [true, false] {
      phases.append(
        Self.phase(
          rockSalt: rockSalt, ratio: rockSalt ? ratios.rockSalt : ratios.layered, exponent: fall,
          using: &generator))
    }
    let before = hasVacuum ? 5 + uniform(0, 0.5) : 0
    let positions = (0...Int((before + reach) / 0.5)).map { 0.5 * Double($0) }
    let edge = hypot(0.3, blur)
    let losses = LowLosses(inelasticThickness: inelasticThickness, step: Self.step)
    var rows: [[Double]] = []
    var low: [[Double]] = []
    for (index, position) in positions.enumerated() {
      let depth = position - before
      let step = { (x: Double, sigma: Double) in 0.5 * erfc(-x / (2.0.squareRoot() * sigma)) }
      let oxide = hasVacuum ? step(depth, edge) : 1
      let layered = layer > 0 ? min(step(depth - layer, wall), oxide) : oxide
      let along = Double(index) / Double(max(positions.count - 1, 1))
      let thickness = 1 + wedge * (along - 0.5)
      let shift =
        offset + drift.0 * along + drift.2 * sin(2 * .pi * along + drift.1) + 0.03 * generator.normal()
      let margin = losses.reachInChannels
      let ideal = (-margin..<Self.channels).map { channel -> Double in
        let energy = Self.first + Self.step * Double(channel) - shift
        let parts = layered * phases[1](energy) + (oxide - layered) * phases[0](energy)
        let background = (0.3 + 0.7 * oxide) * post * pow(520 / max(energy, 300), exponent)
        return netCounts / 0.75 * Self.step * thickness * (parts + background)
      }
      let expected = losses.scattered(ideal)
      rows.append(expected.map { Double(generator.poisson(mean: $0)) })
      if inelasticThickness > 0 {
        low.append(losses.spectrum(electrons: 1e6).map { Double(generator.poisson(mean: $0)) })
      }
    }
    for _ in 0..<generator.index(below: 4) {
      let (row, channel) = (generator.index(below: rows.count), generator.index(below: Self.channels))
      rows[row][channel] += 5 * netCounts.squareRoot() * 10
    }
    if isOutwards { rows.reverse() }
    var options = EELSOptions(probeDiameter: Self.probe, seed: seed)
    if !hasVacuum { options.direction = isOutwards ? .outwards : .inwards }
    return Scan(
      draws: Draws(wall: wall, hasVacuum: hasVacuum, isOutwards: isOutwards, surface: before, ratios: ratios),
      signal: Self.signal(rows, first: Self.first), lowLoss: low.isEmpty ? nil : Self.signal(low, first: -20),
      options: options)
  }

  private static func signal(_ rows: [[Double]], first: Double) -> ElectronMicroscopySignal {
    ElectronMicroscopySignal(
      title: "simulated", source: SourceFile(path: "scan.dm4"),
      axes: [
        MeasurementAxis(
          quantity: "x", unit: "nm", positions: .regular(start: 0, step: 0.5, count: rows.count)),
        MeasurementAxis(
          quantity: "energy loss", unit: "eV",
          positions: .regular(start: first, step: step, count: rows.first?.count ?? 0)),
      ], values: .real(rows.flatMap(\.self)), storedType: "float32", signal: "EELS", energyAxis: 1)
  }
}

/// A zero loss and plasmons of a lamella, Poisson-mixed.
struct LowLosses {
  private let kernel: [Double]
  private let step: Double
  private let zeroLoss: [Double]

  init(inelasticThickness: Double, step: Double) {
    self.step = step
    let single = (0..<Int(120 / step)).map { channel -> Double in
      let loss = step * Double(channel)
      return loss < 2 ? 0 : loss / ((loss * loss - 484) * (loss * loss - 484) + 144 * loss * loss)
    }
    let total = single.reduce(0, +)
    let once = single.map { $0 / total }
    var kernel = [Double](repeating: 0, count: once.count)
    kernel[0] = 1
    var term = kernel
    if inelasticThickness > 0 {
      for order in 1...8 {
        var next = [Double](repeating: 0, count: kernel.count)
        for a in term.indices where term[a] > 1e-14 {
          for b in 0..<(kernel.count - a) { next[a + b] += term[a] * once[b] }
        }
        term = next.map { $0 * inelasticThickness / Double(order) }
        for k in kernel.indices { kernel[k] += term[k] }
      }
    }
    self.kernel = inelasticThickness > 0 ? kernel : [1]
    zeroLoss = (-10...10).map { k in exp(-0.5 * pow(step * Double(k) / 0.4, 2)) }
  }

  /// How far losses reach, in channels.
  var reachInChannels: Int { kernel.count - 1 }

  /// A spectrum that begins `reachInChannels` earlier than the result, scattered.
  func scattered(_ spectrum: [Double]) -> [Double] {
    (reachInChannels..<spectrum.count).map { channel in
      var sum = 0.0
      for k in kernel.indices { sum += kernel[k] * spectrum[channel - k] }
      return sum
    }
  }

  /// The low-loss spectrum from −20 eV, with a zero loss of so many electrons.
  func spectrum(electrons: Double) -> [Double] {
    let total = zeroLoss.reduce(0, +)
    let start = Int(20 / step)
    var result = [Double](repeating: 0, count: start + kernel.count + 10)
    for (a, value) in kernel.enumerated() {
      for (b, zero) in zeroLoss.enumerated() {
        result[start + a + b - 10] += electrons * value * zero / total
      }
    }
    return result
  }
}
