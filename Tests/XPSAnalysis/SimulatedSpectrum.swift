import AnalysisFindings
import Foundation
import InstrumentMeasurements
import NumericalMethods

/// A region made by its own formula, which shares nothing with the analysis: GL(30) sums on a step and a line, with Poisson
/// noise.
struct SimulatedSpectrum {
  var species: String
  var transition: String
  var window: ClosedRange<Double>
  /// Area (counts · eV), binding energy and width of each line.
  var lines: [(area: Double, energy: Double, width: Double)]
  var shift = 0.0
  var level = 800.0
  var dwell = 0.1
  var etchTime: Double?
  var photonEnergy = 1486.6
  var isCounting = true

  func spectrum(seed: UInt64) -> PhotoelectronSpectrum {
    var generator = SeededGenerator(seed: seed)
    let step = 0.1
    let count = Int((window.upperBound - window.lowerBound) / step) + 1
    // Kinetic energies ascend, as most files store them.
    let kinetic = (0..<count).map { photonEnergy - (window.upperBound + shift) + step * Double($0) }
    let counts = kinetic.map { energy in
      Double(generator.poisson(mean: expectation(at: photonEnergy - energy - shift)))
    }
    return PhotoelectronSpectrum(
      title: "\(species)\(transition) scan", source: SourceFile(path: "simulated.vms", sha256: "s"),
      species: species, transition: transition,
      axis: MeasurementAxis(
        quantity: "kinetic energy", unit: "eV",
        positions: .regular(start: kinetic.first ?? 0, step: step, count: count)),
      energyScale: .kinetic, intensities: counts, intensityKind: isCounting ? .counts : .arbitrary,
      excitationEnergy: photonEnergy, dwellTime: dwell, sweeps: 1, etchTime: etchTime)
  }

  private func expectation(at energy: Double) -> Double {
    var sum = level + 2 * (energy - window.lowerBound)
    for line in lines {
      let u = (energy - line.energy) / line.width
      let gaussian = exp(-4 * log(2) * u * u)
      let lorentzian = 1 / (1 + 4 * u * u)
      // Areas of unit-height lines: Gaussian √(π / 4 ln 2), Lorentzian π / 2 full widths.
      let unitArea = line.width * (0.7 * (Double.pi / (4 * log(2))).squareRoot() + 0.3 * Double.pi / 2)
      sum += line.area / unitArea * (0.7 * gaussian + 0.3 * lorentzian)
      // The inelastic step: 2 % of the area, rising over the line.
      sum +=
        0.02 * line.area
        * (0.35 * (1 + erf((energy - line.energy) / (0.6 * line.width)))
          + 0.3 * (0.5 + atan(2 * u) / Double.pi))
    }
    return sum
  }

  /// C 1s of a PVDF electrode.
  static func carbon(shift: Double = 0, carbonOxygen: Double = 3000, etchTime: Double? = nil)
    -> SimulatedSpectrum
  {
    SimulatedSpectrum(
      species: "C", transition: "1s", window: 280...297,
      lines: [
        (12000, 284.8, 1.2), (5000, 286.3, 1.25), (carbonOxygen, 286.5, 1.3), (1500, 287.8, 1.3),
        (1500, 289.0, 1.3), (1200, 290.1, 1.3), (5000, 290.8, 1.25),
      ], shift: shift, etchTime: etchTime)
  }

  /// F 1s of a PVDF electrode.
  static func fluorine(shift: Double = 0) -> SimulatedSpectrum {
    SimulatedSpectrum(
      species: "F", transition: "1s", window: 679...695,
      lines: [(20000, 685.0, 1.6), (5000, 686.7, 1.7), (10000, 688.0, 1.7)], shift: shift)
  }
}
