import Foundation
import Interphase

/// A region of a simulated profile.
struct SimulatedRegion: Sendable {
  var element: String
  var level: String
  var window: ClosedRange<Double>
  var factor: Double
  var surface: Double
  var bulk: Double
  var lines: [Line]
  var splitting = 0.0
  var widthRatio = 1.0
  var strength = 0.01
  var base = 2000.0

  struct Line: Sendable {
    var name: String
    var energy: Double
    var spread: Double
    var width: Double
    var surface: Double
    var bulk: Double
    var isSatellite = false
    var isFixed = false
    var share = 0.3
  }

  /// Scofield's factors and the handbooks' energies, as in the documentation of the analysis.
  static let all = [
    SimulatedRegion(
      element: "C", level: "1s", window: 280...300, factor: 1, surface: 0.5, bulk: 0.25,
      lines: [
        Line(name: "C-C", energy: 284.8, spread: 0, width: 1.25, surface: 0.5, bulk: 0.45, isFixed: true),
        Line(name: "C-O", energy: 286.5, spread: 0.2, width: 1.35, surface: 0.25, bulk: 0.3),
        Line(name: "C=O", energy: 287.8, spread: 0.2, width: 1.35, surface: 0.1, bulk: 0.1),
        Line(name: "O-C=O", energy: 289.0, spread: 0.2, width: 1.35, surface: 0.15, bulk: 0.15),
      ]),
    SimulatedRegion(
      element: "F", level: "1s", window: 680...697, factor: 4.43, surface: 0.25, bulk: 0.15,
      lines: [
        Line(name: "LiF", energy: 685.1, spread: 0.25, width: 1.65, surface: 0.6, bulk: 0.4),
        Line(name: "LixPFyOz", energy: 686.7, spread: 0.25, width: 1.7, surface: 0.25, bulk: 0.1),
        Line(name: "CFx", energy: 688.0, spread: 0.25, width: 1.7, surface: 0.15, bulk: 0.5),
      ]),
    SimulatedRegion(
      element: "O", level: "1s", window: 524...541, factor: 2.93, surface: 0.2, bulk: 0.4,
      lines: [
        Line(name: "TM-O", energy: 529.2, spread: 0.3, width: 1.2, surface: 0.1, bulk: 0.7),
        Line(name: "C=O", energy: 531.7, spread: 0.25, width: 1.7, surface: 0.5, bulk: 0.2),
        Line(name: "C-O", energy: 533.2, spread: 0.25, width: 1.7, surface: 0.4, bulk: 0.1),
      ]),
    SimulatedRegion(
      element: "Ni", level: "2p", window: 846...894, factor: 22.18, surface: 0.02, bulk: 0.15,
      lines: [
        Line(name: "Ni2+", energy: 854.4, spread: 0.25, width: 2.0, surface: 0.45, bulk: 0.3),
        Line(name: "Ni3+", energy: 855.9, spread: 0.25, width: 2.3, surface: 0.3, bulk: 0.5),
        Line(name: "s1", energy: 861, spread: 0.3, width: 3.8, surface: 0.15, bulk: 0.1, isSatellite: true),
        Line(name: "s2", energy: 864, spread: 0.3, width: 3.6, surface: 0.1, bulk: 0.1, isSatellite: true),
      ], splitting: 17.3, widthRatio: 1.2, strength: 0.02, base: 5000),
    SimulatedRegion(
      element: "P", level: "2p", window: 127...144, factor: 1.192, surface: 0.03, bulk: 0.01,
      lines: [
        Line(name: "phosphate", energy: 133.5, spread: 0.2, width: 1.5, surface: 0.5, bulk: 0.6),
        Line(name: "LixPOyFz", energy: 135, spread: 0.2, width: 1.5, surface: 0.3, bulk: 0.2),
        Line(name: "LixPFy", energy: 136.9, spread: 0.2, width: 1.5, surface: 0.2, bulk: 0.2),
      ], splitting: 0.86),
  ]

  /// Draws positions, widths, shares and backgrounds about the usual ones.
  mutating func draw(_ scale: Double, _ share: Double, _ generator: inout SeededGenerator) {
    let common = 0.1 * scale * generator.normal()
    for k in lines.indices {
      if !lines[k].isFixed { lines[k].energy += 0.7 * scale * lines[k].spread * generator.normal() }
      lines[k].width *= exp(common + 0.08 * scale * generator.normal())
      lines[k].share = min(max(share + 0.03 * generator.normal(), 0), 0.8)
    }
    if splitting > 5 {
      splitting += 0.1 * scale * generator.normal()
      widthRatio *= exp(0.07 * scale * generator.normal())
    }
    strength *= 0.4 + 1.6 * generator.uniform()
    base *= 0.5 + generator.uniform()
  }

  /// The shares of the lines at a depth from 0 to 1.
  func shares(at depth: Double, _ generator: inout SeededGenerator) -> [Double] {
    let raw = lines.map { line in
      (line.surface * (1 - depth) + line.bulk * depth) * exp(0.1 * generator.normal())
    }
    return raw.map { $0 / raw.reduce(0, +) }
  }

  /// Counts of the region with a transmission that falls with the kinetic energy.
  func spectrum(
    area: Double, _ shares: [Double], shift: Double, slope: Double, kind: Int, hump: Bool, time: Double,
    _ generator: inout SeededGenerator
  ) -> PhotoelectronSpectrum {
    let photon = 1486.6
    let transmission = { (energy: Double) in ((photon - energy) / 1000).squareRoot() }
    let x = stride(from: window.lowerBound, through: window.upperBound + 1e-6, by: 0.1).map { $0 }
    var signal = [Double](repeating: 0, count: x.count)
    for (line, share) in zip(lines, shares) {
      let second = splitting > 0 ? 1.0 / 3 : 0
      for (part, offset, width) in [
        (1 - second, 0, line.width), (second, splitting, line.width * widthRatio),
      ]
      where part > 0 {
        let centre = line.energy + offset + shift
        let unit = Self.unitLine(x, centre, width, line.share, kind: kind, tail: hump && line.isFixed)
        let height = area * share * part * transmission(centre)
        for i in x.indices { signal[i] += height * unit[i] }
      }
    }
    if hump, element == "Ni" {
      for i in x.indices { signal[i] += 0.02 * area / 12 * exp(-pow((x[i] - 869 - shift) / 8, 2)) }
    }
    var loss = 0.0
    let counts = x.indices.map { i -> Double in
      loss += 0.1 * signal[i]
      let u = (x[i] - 0.5 * (window.lowerBound + window.upperBound)) / (x[x.count - 1] - x[0])
      return Double(generator.poisson(mean: signal[i] + base * (1 + slope * u) + strength * loss))
    }
    return PhotoelectronSpectrum(
      title: "\(element) \(level)", source: SourceFile(path: "simulated"), species: element,
      transition: level,
      axis: MeasurementAxis(quantity: "binding energy", unit: "eV", positions: .listed(x)),
      energyScale: .binding, intensities: counts, intensityKind: .counts,
      otherVariables: [.init(label: "Transmission", unit: "d", values: x.map(transmission))],
      excitationEnergy: photon, passEnergy: 40, dwellTime: 0.2, sweeps: 5, etchTime: time)
  }

  /// A line of unit area: the sum of a Gaussian and a Lorentzian (0), a Voigt profile (1) or their product (2).
  private static func unitLine(
    _ x: [Double], _ centre: Double, _ width: Double, _ m: Double, kind: Int, tail: Bool
  ) -> [Double] {
    // Wide enough that what lies beyond is less than a hundredth, and the measured part taken from it.
    let step = 0.05
    let wide = stride(from: centre - 60, through: centre + 60, by: step).map { $0 }
    let curve = { (points: [Double]) -> [Double] in
      if kind == 1 {
        let gaussian = width * max((1 - 0.5346 * m) * (1 - 0.5346 * m) - 0.2166 * m * m, 1e-4).squareRoot()
        return VoigtShape().evaluate(at: points, [1, centre, gaussian, width * m]).values
      }
      return points.map { energy in
        var u = (energy - centre) / width
        if tail, u > 0 { u /= 1.25 }
        let gaussian = exp(-4 * log(2) * u * u)
        let lorentzian = 1 / (1 + 4 * u * u)
        return kind == 0
          ? (1 - m) * gaussian + m * lorentzian
          : exp(-4 * log(2) * (1 - m) * u * u) / (1 + 4 * m * u * u)
      }
    }
    let area = curve(wide).reduce(0, +) * step
    return curve(x).map { $0 / area }
  }
}
