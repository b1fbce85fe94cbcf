import AnalysisFindings
import InstrumentMeasurements

/// Core-loss spectra along a line: positions in nm where they are known, energies in eV, physical counts.
struct CoreLossScan {
  /// What tells this scan from others: the hash of its file, or its title.
  let name: String
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
    name = signal.source.sha256.isEmpty ? signal.title : String(signal.source.sha256.prefix(12))
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
    let axis = try EnergyAxis(signal.axes[energyAxis], file: file)
    guard values.count == shape.reduce(1, { $0 * max($1, 0) }) else {
      throw InputProblem(
        .malformed, file: file, place: .part(signal.title), expected: "one value a channel",
        found: "\(values.count) values for shape \(shape)", remedy: "Export the signal again.")
    }
    energies = axis.energies
    notes = axis.notes
    var filled = values
    notes += try Self.fill(&filled, signal, energyAxis)
    notes += Self.saturation(values, shape: shape, energyAxis: energyAxis)
    let (along, note) = Self.line(shape, energyAxis: energyAxis, summedAxis: summedAxis)
    if let note { notes.append(note) }
    spectra = Self.summed(filled, signal, energyAxis: energyAxis, along: along).map(axis.spectrum)
    if let along {
      let place = signal.axes[along]
      if let scale = AxisUnit.nanometres(place.unit) {
        positions = place.values.map { $0 * scale }
      } else {
        notes.append(
          place.unit.isEmpty
            ? "the positions have no unit: they are not calibrated, and depths are unknown"
            : "the positions have the unit “\(place.unit)”, which is no length: depths are unknown")
      }
    }
  }

  /// The axis along which the scan runs; spectra are summed over all others but energy.
  private static func line(_ shape: [Int], energyAxis: Int, summedAxis: Int?) -> (axis: Int?, note: String?) {
    let long = shape.indices.filter { $0 != energyAxis && shape[$0] > 1 }
    switch long.count {
    case 0: return (nil, nil)
    case 1: return (long[0] == summedAxis ? nil : long[0], nil)
    case 2:
      if let summedAxis, long.contains(summedAxis) {
        return (
          long.first { $0 != summedAxis },
          "spectra were summed along axis \(summedAxis), the direction of the surface"
        )
      }
      let (a, b) = (long[0], long[1])
      let (short, other) = shape[a] <= shape[b] ? (a, b) : (b, a)
      if shape[other] >= 3 * shape[short] {
        return (
          other,
          "spectra were summed along the \(shape[short]) pixels of the shorter side, taken for the direction of the "
            + "surface; declare it if it runs along the longer one"
        )
      }
    default: break
    }
    return (nil, "all spectra of the image were summed: the direction along the surface was not declared")
  }

  /// Replaces values that are not numbers by the mean of the nearest channels that are, and names them.
  private static func fill(
    _ values: inout [Double], _ signal: ElectronMicroscopySignal, _ energyAxis: Int
  ) throws(InputProblem) -> [String] {
    let bad = values.indices.filter { !values[$0].isFinite }
    guard let first = bad.first else { return [] }
    let shape = signal.shape
    let stride = shape[(energyAxis + 1)...].reduce(1, *)
    let channels = shape[energyAxis]
    let channel = first / stride % channels
    let energies = signal.axes[energyAxis].values
    let energy = energies.indices.contains(channel) ? energies[channel] : .nan
    let spectrum = first / (stride * channels) * stride + first % stride
    let place =
      "channel \(channel + 1) (\(energy) \(signal.axes[energyAxis].unit)) of spectrum \(spectrum + 1)"
    guard bad.count * 20 <= values.count else {
      throw InputProblem(
        .malformed, file: signal.source.path, place: .part(place), expected: "a finite number",
        found: "\(values[first]), as in \(bad.count) of \(values.count) channels",
        remedy: "Export the signal again.")
    }
    for index in bad {
      let here = index / stride % channels
      let near = [-2, -1, 1, 2].map { $0 + here }.filter { (0..<channels).contains($0) }
        .map { values[index + ($0 - here) * stride] }.filter(\.isFinite)
      values[index] = near.isEmpty ? 0 : near.reduce(0, +) / Double(near.count)
    }
    return [
      "\(bad.count) \(bad.count == 1 ? "channel is" : "channels are") not a number and \(bad.count == 1 ? "was" : "were") "
        + "filled from the neighbours: \(place)\(bad.count == 1 ? "" : " and others")"
    ]
  }

  /// Names spectra that were cut off at the detector's largest value: four neighbouring channels that all hold it.
  private static func saturation(_ values: [Double], shape: [Int], energyAxis: Int) -> [String] {
    guard let limit = values.lazy.filter(\.isFinite).max(), limit > 0 else { return [] }
    let stride = shape[(energyAxis + 1)...].reduce(1, *)
    let channels = shape[energyAxis]
    var spectra: [Int] = []
    for index in values.indices where values[index] == limit {
      let channel = index / stride % channels
      guard channel + 3 < channels,
        (1...3).allSatisfy({
          values.indices.contains(index + $0 * stride) && values[index + $0 * stride] == limit
        })
      else { continue }
      let spectrum = index / (stride * channels) * stride + index % stride
      if !spectra.contains(spectrum) { spectra.append(spectrum) }
      if spectra.count > 3 { break }
    }
    guard let first = spectra.first else { return [] }
    let others = spectra.count == 1 ? "" : " and in others"
    return [
      "the detector seems to be saturated in spectrum \(first + 1)\(others): four neighbouring channels hold its largest "
        + "value, \(limit); what is read there is too low"
    ]
  }

  /// Sums over every axis but energy and one other.
  private static func summed(
    _ values: [Double], _ signal: ElectronMicroscopySignal, energyAxis: Int, along: Int?
  ) -> [[Double]] {
    let shape = signal.shape
    let channels = shape[energyAxis]
    let count = along.map { shape[$0] } ?? 1
    let strides = shape.indices.map { axis in shape[(axis + 1)...].reduce(1, *) }
    let (scale, origin) = (signal.intensityScale, signal.intensityOrigin)
    var spectra = [[Double]](repeating: [Double](repeating: 0, count: channels), count: count)
    for (index, value) in values.enumerated() {
      let channel = index / strides[energyAxis] % channels
      let position = along.map { index / strides[$0] % shape[$0] } ?? 0
      spectra[position][channel] += scale * (value - origin)
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
