import Foundation
public import InstrumentMeasurements

/// A peak of a mass spectrum.
public struct SpectrumPeak: Sendable, Hashable, Codable {
  /// The mean channel of its counts.
  public var channel: Double
  /// The standard uncertainty of the channel.
  public var channelUncertainty: Double
  /// The mass per charge by the spectrum's own axis, in u.
  public var massToCharge: Double
  /// The counts above the background beside it.
  public var counts: Double
  /// The variance of these counts.
  public var variance: Double

  /// A peak stands out of the background by this many standard deviations.
  static let leastDeviations = 6.0
  /// A peak that fits into one bin may lie anywhere in it: the standard deviation in bins, 1/√12.
  static let centreShare = 0.2887

  /// The peaks of a spectrum by rising mass.
  ///
  /// A peak is the highest bin of its neighbourhood of half a unit of mass, up to the valleys or 3 % of its height on
  /// either side; its background is the mean of the lowest bins there.
  public static func peaks(of spectrum: MassSpectrum, from leastMass: Double = 0.5) -> [SpectrumPeak] {
    let masses = spectrum.massesToCharge
    let counts = spectrum.intensities.map { $0.isFinite ? max($0, 0) : 0 }
    let channels =
      spectrum.flightTimeChannels.count == masses.count
      ? spectrum.flightTimeChannels : masses.map { $0.squareRoot() }
    guard masses.count == counts.count, masses.count > 4 else { return [] }
    var found: [SpectrumPeak] = []
    // Two pointers follow the neighbourhood.
    var (first, last) = (0, 0)
    for top in masses.indices where masses[top] >= leastMass {
      while masses[first] < masses[top] - 0.5 { first += 1 }
      while last + 1 < masses.count, masses[last + 1] <= masses[top] + 0.5 { last += 1 }
      guard first <= top, top <= last, counts[top] > 0 else { continue }
      if counts[first..<top].contains(where: { $0 >= counts[top] }) { continue }
      if counts[(top + 1)..<(last + 1)].contains(where: { $0 > counts[top] }) { continue }
      if let peak = peak(at: top, in: first...last, counts, channels, masses) { found.append(peak) }
    }
    return found
  }

  private static func peak(
    at top: Int, in range: ClosedRange<Int>, _ counts: [Double], _ channels: [Double], _ masses: [Double]
  ) -> SpectrumPeak? {
    let lowest = counts[range].sorted().prefix(max(range.count / 3, 1))
    let base = lowest.reduce(0, +) / Double(lowest.count)
    let end = { (step: Int) -> Int in
      var bin = top
      while range.contains(bin + step), counts[bin + step] <= counts[bin],
        counts[bin + step] - base > 0.03 * (counts[top] - base)
      {
        bin += step
      }
      return bin
    }
    let bins = end(-1)...end(1)
    let sum = bins.reduce(0) { $0 + counts[$1] }
    let net = sum - base * Double(bins.count)
    // The background is a mean over bins of its own and adds its variance.
    let variance =
      sum + base * Double(bins.count) * Double(bins.count) / Double(lowest.count)
    guard net > leastDeviations * max(variance, 1).squareRoot() else { return nil }
    let weights = bins.map { max(counts[$0] - base, 0) }
    let weight = weights.reduce(0, +)
    guard weight > 0 else { return nil }
    let centre = zip(bins, weights).reduce(0) { $0 + channels[$1.0] * $1.1 } / weight
    let spread =
      zip(bins, weights).reduce(0) {
        $0 + (channels[$1.0] - centre) * (channels[$1.0] - centre) * $1.1
      } / weight
    let width = abs(channels[min(top + 1, channels.count - 1)] - channels[max(top - 1, 0)]) / 2
    return SpectrumPeak(
      channel: centre,
      channelUncertainty: (spread / net + pow(centreShare * width, 2)).squareRoot(),
      massToCharge: mass(at: centre, channels, masses, near: top), counts: net, variance: variance)
  }

  /// The mass of a channel between bins.
  private static func mass(
    at channel: Double, _ channels: [Double], _ masses: [Double], near bin: Int
  ) -> Double {
    let left = channel < channels[bin] ? max(bin - 1, 0) : min(bin, channels.count - 2)
    let span = channels[left + 1] - channels[left]
    guard span != 0 else { return masses[bin] }
    return masses[left] + (channel - channels[left]) / span * (masses[left + 1] - masses[left])
  }
}
