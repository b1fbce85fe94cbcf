import AnalysisFindings
import InstrumentMeasurements

/// An even, rising energy axis in eV, and how stored spectra are brought onto it.
struct EnergyAxis {
  /// The energies of the channels.
  let energies: [Double]
  /// What was done to get here.
  private(set) var notes: [String] = []
  private let order: Order

  private enum Order {
    case asStored
    case flipped
    /// Between which stored channels each new one lies, and its part of the way to the second.
    case resampled([(channel: Int, part: Double)])
  }

  /// - Throws: `InputProblem` where the axis has no unit of energy, too few channels, or does not rise or fall.
  init(_ axis: MeasurementAxis, file: String) throws(InputProblem) {
    let place = InputProblem.Place.part("axis \(axis.quantity)")
    guard let scale = AxisUnit.electronvolts(axis.unit) else {
      throw InputProblem(
        .unsupported, file: file, place: place,
        expected: "an energy-loss axis in eV, keV or meV (also written out, or in brackets)",
        found: axis.unit.isEmpty ? "an axis without a unit: it is not calibrated" : "the unit “\(axis.unit)”",
        remedy: "Calibrate the energy axis and export again.")
    }
    let stored = axis.values.map { $0 * scale }
    let steps = zip(stored.dropFirst(), stored).map { $0 - $1 }
    guard stored.count >= 32, let first = stored.first, let last = stored.last, stored.allSatisfy(\.isFinite),
      steps.allSatisfy({ $0 > 0 }) || steps.allSatisfy({ $0 < 0 })
    else {
      throw InputProblem(
        .unsupported, file: file, place: place,
        expected: "32 or more energies that rise or fall without a break", found: "\(stored.count) channels",
        remedy: "Calibrate the energy axis and export again.")
    }
    let step = (last - first) / Double(stored.count - 1)
    let (low, rise) = (min(first, last), abs(step))
    energies = stored.indices.map { low + rise * Double($0) }
    // Printed energies are rounded: a twentieth of a channel is no unevenness.
    let isEven = stored.enumerated().allSatisfy { abs($1 - (first + step * Double($0))) <= 0.05 * rise }
    if isEven {
      order = step > 0 ? .asStored : .flipped
      return
    }
    let rising = step > 0 ? stored : stored.reversed()
    var channel = 0
    var places: [(channel: Int, part: Double)] = []
    for energy in energies {
      while channel + 2 < rising.count, rising[channel + 1] < energy { channel += 1 }
      let part = (energy - rising[channel]) / (rising[channel + 1] - rising[channel])
      let index = step > 0 ? channel : rising.count - 1 - channel
      places.append((index, step > 0 ? part : -part))
    }
    order = .resampled(places)
    notes.append("the energies are not evenly spaced: spectra were interpolated onto steps of \(rise) eV")
  }

  /// A stored spectrum on this axis.
  func spectrum(_ stored: some Collection<Double>) -> [Double] {
    let values = Array(stored)
    switch order {
    case .asStored: return values
    case .flipped: return values.reversed()
    case .resampled(let places):
      return places.map { place in
        let next = min(max(place.channel + (place.part < 0 ? -1 : 1), 0), values.count - 1)
        return values[place.channel] + abs(place.part) * (values[next] - values[place.channel])
      }
    }
  }
}
