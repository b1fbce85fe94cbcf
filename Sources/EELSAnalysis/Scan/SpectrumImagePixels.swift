import AnalysisFindings
import InstrumentMeasurements

/// The spectra of an image one by one: two axes beside energy.
struct SpectrumImagePixels {
  /// The places of the two axes among those of the signal, slower first.
  let axes: [Int]
  /// How many pixels each has.
  let counts: [Int]
  private let signal: ElectronMicroscopySignal
  private let values: [Double]
  private let energyAxis: Int
  private let energy: EnergyAxis

  /// The most pixels that are given out one by one.
  static let limit = 65_536

  /// `nil` for what is no image of spectra, or one of more pixels than `limit`.
  init?(_ signal: ElectronMicroscopySignal) {
    guard let energyAxis = signal.energyAxis, let long = Self.long(signal), Self.tooMany(signal) == nil,
      let values = signal.realValues, values.count == signal.shape.reduce(1, { $0 * max($1, 0) }),
      let energy = try? EnergyAxis(signal.axes[energyAxis], file: signal.source.path)
    else { return nil }
    axes = long
    counts = long.map { signal.axes[$0].count }
    self.signal = signal
    self.values = values
    self.energyAxis = energyAxis
    self.energy = energy
  }

  /// How many pixels an image has that has too many; `nil` for others.
  static func tooMany(_ signal: ElectronMicroscopySignal) -> Int? {
    guard let long = long(signal) else { return nil }
    let (count, overflow) = signal.axes[long[0]].count.multipliedReportingOverflow(
      by: signal.axes[long[1]].count)
    return overflow ? .max : count > limit ? count : nil
  }

  /// The two axes beside energy that have more than one place; `nil` where there are fewer or more of them.
  private static func long(_ signal: ElectronMicroscopySignal) -> [Int]? {
    guard let energyAxis = signal.energyAxis, signal.axes.indices.contains(energyAxis) else { return nil }
    let long = signal.axes.indices.filter { $0 != energyAxis && signal.axes[$0].count > 1 }
    return long.count == 2 ? long : nil
  }

  /// The number of pixels.
  var count: Int { counts[0] * counts[1] }

  /// The physical counts of a pixel; one with a value that is not a number has none.
  func spectrum(_ pixel: Int) -> [Double]? {
    let shape = signal.shape
    let stride = { (axis: Int) in shape[(axis + 1)...].reduce(1, *) }
    let start = pixel / counts[1] * stride(axes[0]) + pixel % counts[1] * stride(axes[1])
    let step = stride(energyAxis)
    let (scale, origin) = (signal.intensityScale, signal.intensityOrigin)
    let stored = (0..<shape[energyAxis]).map { scale * (values[start + $0 * step] - origin) }
    return stored.allSatisfy(\.isFinite) ? energy.spectrum(stored) : nil
  }

  /// The sum of a pixel and its neighbours up to a distance along either axis.
  func neighbourhood(_ pixel: Int, reach: Int) -> [Double]? {
    let (row, column) = (pixel / counts[1], pixel % counts[1])
    var sum: [Double]?
    for y in max(0, row - reach)...min(counts[0] - 1, row + reach) {
      for x in max(0, column - reach)...min(counts[1] - 1, column + reach) {
        guard let one = spectrum(y * counts[1] + x) else { continue }
        sum = sum.map { zip($0, one).map { $0 + $1 } } ?? one
      }
    }
    return sum
  }

  /// The columns that say where each pixel lies, in nm where the axis has a length and in pixels otherwise.
  var places: [Curve.Column] {
    axes.enumerated().map { order, index in
      let axis = signal.axes[index]
      let scale = AxisUnit.nanometres(axis.unit)
      let along = scale.map { scale in axis.values.map { $0 * scale } } ?? (0..<axis.count).map(Double.init)
      return Curve.Column(
        name: axis.quantity.isEmpty ? (order == 0 ? "y" : "x") : axis.quantity,
        unit: scale == nil ? "px" : "nm",
        role: .abscissa,
        values: (0..<count).map { along[order == 0 ? $0 / counts[1] : $0 % counts[1]] })
    }
  }
}
