import AnalysisFindings
import InstrumentMeasurements

/// Core-loss spectra along a line: positions in nm where they are known, energies in eV, physical counts.
struct CoreLossScan {
  /// The energies of the channels in eV, rising evenly.
  var energies: [Double]
  /// One spectrum a position.
  var spectra: [[Double]]
  /// The positions in nm; `nil` where there is one spectrum, or the axis has no length unit.
  var positions: [Double]?
  /// What was done to get here.
  var notes: [String] = []

  /// The spectra of a signal.
  ///
  /// - Throws: `InputProblem` where the signal has no usable energy axis or no real values.
  init(_ signal: ElectronMicroscopySignal, summedAxis: Int?) throws(InputProblem) {
    let file = signal.source.path
    guard let energyAxis = signal.energyAxis, signal.axes.indices.contains(energyAxis),
      let values = signal.realValues
    else {
      throw InputProblem(
        .unsupported, file: file, place: .part(signal.title),
        expected: "EELS spectra with an energy-loss axis",
        found: "a signal of shape \(signal.shape) without one",
        remedy: "Name the spectrum, scan or spectrum image.")
    }
    let shape = signal.shape
    let axis = signal.axes[energyAxis]
    let unitScales = ["eV": 1.0, "ev": 1, "keV": 1000, "meV": 0.001, "": 1]
    guard let unitScale = unitScales[axis.unit],
      case .regular(let start, let step, let count) = axis.positions,
      count >= 32, step != 0, step.isFinite, start.isFinite
    else {
      throw InputProblem(
        .unsupported, file: file, place: .part("axis \(axis.quantity)"),
        expected: "an evenly spaced energy-loss axis of 32 channels or more, in eV",
        found: "\(axis.count) channels in “\(axis.unit)”",
        remedy: "Calibrate the energy axis and export again.")
    }
    guard values.count == shape.reduce(1, { $0 * max($1, 0) }) else {
      throw InputProblem(
        .malformed, file: file, place: .part(signal.title), expected: "one value a channel",
        found: "\(values.count) values for shape \(shape)", remedy: "Export the signal again.")
    }
    if let first = values.firstIndex(where: { !$0.isFinite }) {
      throw InputProblem(
        .malformed, file: file, place: .part("\(signal.title), \(Self.place(of: first, signal.axes))"),
        expected: "a finite number in every channel",
        found: "\(values[first]) (in \(values.count { !$0.isFinite }) of \(values.count) channels)",
        remedy: "Correct or cut off these channels in the instrument’s program, and export the signal again.")
    }
    let up = (0..<count).map { (start + step * Double($0)) * unitScale }
    energies = step > 0 ? up : up.reversed()
    let others = shape.indices.filter { $0 != energyAxis }
    let long = others.filter { shape[$0] > 1 }
    let along: Int?
    switch long.count {
    case 0: along = nil
    case 1: along = long[0] == summedAxis ? nil : long[0]
    default:
      along = long.count == 2 && summedAxis.map(long.contains) == true ? long.first { $0 != summedAxis } : nil
      notes.append(
        along == nil
          ? "all spectra of the image were summed: the direction along the surface was not declared"
          : "spectra were summed along axis \(summedAxis ?? 0), the direction of the surface")
    }
    spectra = Self.summed(
      values, shape: shape, energyAxis: energyAxis, along: along, scale: signal.intensityScale,
      origin: signal.intensityOrigin, flipped: step < 0)
    if let along {
      let scales = ["nm": 1.0, "µm": 1000, "um": 1000, "μm": 1000, "Å": 0.1, "A": 0.1, "pm": 0.001, "m": 1e9]
      let place = signal.axes[along]
      if let scale = scales[place.unit] {
        positions = place.values.map { $0 * scale }
      } else {
        notes.append("the positions have the unit “\(place.unit)”, which is no length: depths are unknown")
      }
    }
  }

  /// Where a value stands, each axis counted from 1: `position 12, energy loss 345`.
  private static func place(of index: Int, _ axes: [MeasurementAxis]) -> String {
    var rest = index
    var words: [String] = []
    for axis in axes.reversed() {
      words.append("\(axis.quantity) \(rest % max(axis.count, 1) + 1)")
      rest /= max(axis.count, 1)
    }
    return words.reversed().joined(separator: ", ")
  }

  /// Sums over every axis but energy and one other.
  private static func summed(
    _ values: [Double], shape: [Int], energyAxis: Int, along: Int?, scale: Double, origin: Double,
    flipped: Bool
  ) -> [[Double]] {
    let channels = shape[energyAxis]
    let count = along.map { shape[$0] } ?? 1
    let strides = shape.indices.map { axis in shape[(axis + 1)...].reduce(1, *) }
    var spectra = [[Double]](repeating: [Double](repeating: 0, count: channels), count: count)
    for (index, value) in values.enumerated() {
      let channel = index / strides[energyAxis] % channels
      let position = along.map { index / strides[$0] % shape[$0] } ?? 0
      spectra[position][flipped ? channels - 1 - channel : channel] += scale * (value - origin)
    }
    return spectra
  }

  /// The sum of the spectra at some positions.
  func sum(_ indices: some Sequence<Int>) -> [Double] {
    var total = [Double](repeating: 0, count: energies.count)
    for index in indices {
      for k in total.indices { total[k] += spectra[index][k] }
    }
    return total
  }
}
