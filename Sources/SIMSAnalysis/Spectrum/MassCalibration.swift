import Foundation
public import InstrumentMeasurements

/// The law between flight time and mass: channel = k₀ + s √(m/z).
public struct MassCalibration: Sendable, Hashable, Codable {
  /// The channel of mass 0, k₀.
  public var offset: Double
  /// Channels for each √u, s.
  public var scale: Double

  /// Creates a calibration.
  public init(offset: Double, scale: Double) {
    self.offset = offset
    self.scale = scale
  }

  /// Below this mass, in u, printed masses have too few digits to tell the law.
  private static let leastMass = 5.0

  /// The calibration that a spectrum's own axis was made by; `nil` without channels, or with fewer than three above 5 u.
  public init?(of spectrum: MassSpectrum) {
    guard spectrum.flightTimeChannels.count == spectrum.massesToCharge.count else { return nil }
    let points = zip(spectrum.massesToCharge, spectrum.flightTimeChannels).filter {
      $0.0 > Self.leastMass && $0.0.isFinite && $0.1.isFinite
    }
    self.init(points.map { ($0.0, $0.1, 1) })
  }

  /// The calibration through ions of known mass; `nil` with fewer than two, or where all have one mass.
  ///
  /// - Parameter points: Exact mass per charge in u, channel, and the standard uncertainty of the channel.
  public init?(_ points: [(mass: Double, channel: Double, uncertainty: Double)]) {
    let weights = points.map { 1 / ($0.uncertainty * $0.uncertainty) }
    let sum = weights.reduce(0, +)
    guard points.count >= 2, sum > 0, sum.isFinite else { return nil }
    let roots = points.map { $0.mass.squareRoot() }
    let meanRoot = zip(weights, roots).reduce(0) { $0 + $1.0 * $1.1 } / sum
    let meanChannel = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1.channel } / sum
    var (products, squares) = (0.0, 0.0)
    for (index, weight) in weights.enumerated() {
      products += weight * (roots[index] - meanRoot) * (points[index].channel - meanChannel)
      squares += weight * (roots[index] - meanRoot) * (roots[index] - meanRoot)
    }
    guard squares > 0, (products / squares).isFinite, products > 0 else { return nil }
    scale = products / squares
    offset = meanChannel - scale * meanRoot
  }

  /// The mass per charge of a channel in u; 0 at and before the channel of mass 0.
  public func mass(at channel: Double) -> Double {
    let root = max(channel - offset, 0) / scale
    return root * root
  }

  /// The channel of a mass per charge.
  public func channel(of mass: Double) -> Double { offset + scale * max(mass, 0).squareRoot() }
}
