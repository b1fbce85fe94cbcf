import Foundation
import InstrumentMeasurements
import PeakFitting

/// One region of one level, ready to be fitted: binding energies ascending, counts, and what a count is worth.
struct RegionSpectrum {
  /// The spectrum's title in its file.
  let title: String
  /// Binding energies as measured (not charge-referenced), ascending, in eV.
  let bindingEnergies: [Double]
  /// Counts where the scale is known, else intensities as stored.
  private(set) var counts: [Double]
  /// Seconds of counting a point (dwell × sweeps); `nil` where the file does not tell.
  private(set) var countingTime: Double?
  /// Whether `counts` are counts, so that their noise is known.
  let isCounting: Bool
  /// What areas are multiplied by to become rates, counts a second; `nil` where the file does not tell.
  var ratePerArea: Double? { isRate ? 1 : countingTime.map { 1 / $0 } }
  /// The analyser's transmission at each point; `nil` where the file does not tell.
  let transmission: [Double]?
  /// The pass energy in eV; `nil` where the file does not tell.
  let passEnergy: Double?
  /// The photon energy in eV; `nil` where the file does not tell.
  let photonEnergy: Double?
  /// Which points have no number and were left out, in words; `nil` where all of them have one.
  let gaps: String?
  private let isRate: Bool

  /// Prepares a spectrum; `nil` where it has no binding energies or no finite intensities.
  init?(_ spectrum: PhotoelectronSpectrum) {
    guard let energies = spectrum.bindingEnergies, energies.count == spectrum.intensities.count else {
      return nil
    }
    var time: Double?
    if let dwell = spectrum.dwellTime, dwell > 0, let sweeps = spectrum.sweeps, sweeps > 0 {
      time = dwell * sweeps
    }
    let finite = spectrum.intensities.indices.filter {
      spectrum.intensities[$0].isFinite && energies[$0].isFinite
    }
    let isPositive = finite.allSatisfy { spectrum.intensities[$0] >= 0 }
    var scale = 1.0
    switch spectrum.intensityKind {
    case .counts:
      isCounting = isPositive
      isRate = false
    case .countsPerSecond:
      isCounting = isPositive && time != nil
      isRate = !isCounting
      scale = isCounting ? time ?? 1 : 1
    case .arbitrary:
      isCounting = false
      isRate = false
      time = nil
    }
    let order = finite.sorted { energies[$0] < energies[$1] }
    guard order.count >= 8 else { return nil }
    let first = energies.indices.first { !energies[$0].isFinite || !spectrum.intensities[$0].isFinite }
    gaps = first.map { first in
      "\(energies.count - order.count) of \(energies.count) points have no number and were left out, the first "
        + "(point \(first + 1)) at \(energies[first]) eV."
    }
    let transmission = spectrum.otherVariables.first {
      $0.label.lowercased().contains("transmission") && $0.values.count == energies.count
        && $0.values.allSatisfy { $0.isFinite && $0 > 0 }
    }
    title = spectrum.title
    countingTime = time
    bindingEnergies = order.map { energies[$0] }
    counts = order.map { spectrum.intensities[$0] * scale }
    self.transmission = transmission.map { variable in order.map { variable.values[$0] } }
    passEnergy = spectrum.passEnergy
    photonEnergy = spectrum.excitationEnergy
  }

  /// Says that the detector was saturated, where the highest points are the same count several times in a row.
  var saturation: String? {
    guard isCounting, let most = counts.max(), most >= Self.leastSaturatedCount else { return nil }
    var (run, longest) = (0, 0)
    for count in counts {
      run = count == most ? run + 1 : 0
      longest = max(longest, run)
    }
    guard longest >= Self.saturatedPoints else { return nil }
    return "\(title): the \(longest) highest points in a row have the same count, as of a saturated detector."
  }

  /// Counts above this repeat three times in a row by chance in fewer than one of 10,000 spectra.
  private static let leastSaturatedCount = 1000.0
  private static let saturatedPoints = 3

  /// Adds a repeat of the same region.
  ///
  /// - Returns: Whether it could be added: only counts at the same energies can.
  mutating func add(_ other: RegionSpectrum) -> Bool {
    let step = bindingEnergies.count > 1 ? bindingEnergies[1] - bindingEnergies[0] : 0
    guard isCounting, other.isCounting, other.counts.count == counts.count,
      zip(bindingEnergies, other.bindingEnergies).allSatisfy({ abs($0 - $1) < 0.1 * step })
    else { return false }
    for i in counts.indices { counts[i] += other.counts[i] }
    if let time = countingTime, let further = other.countingTime {
      countingTime = time + further
    } else {
      countingTime = nil
    }
    return true
  }

  /// The transmission at a measured binding energy, between points by a straight line; 1 where it is not known.
  func transmission(at energy: Double) -> Double {
    guard let transmission, let first = transmission.first, let last = transmission.last else { return 1 }
    guard let after = bindingEnergies.firstIndex(where: { $0 >= energy }) else { return last }
    guard after > 0 else { return first }
    let fraction =
      (energy - bindingEnergies[after - 1]) / (bindingEnergies[after] - bindingEnergies[after - 1])
    return transmission[after - 1] + fraction * (transmission[after] - transmission[after - 1])
  }

  /// The data within a window of measured binding energies, as the fit takes them.
  func fitSpectrum(in window: ClosedRange<Double>) throws(FitProblem) -> FitSpectrum {
    let kept = bindingEnergies.indices.filter { window.contains(bindingEnergies[$0]) }
    guard kept.count >= 8 else {
      throw FitProblem(.tooFewPoints, "\(title) has \(kept.count) points in the window of its model")
    }
    let energies = kept.map { bindingEnergies[$0] }
    let data = kept.map { counts[$0] }
    return try FitSpectrum(
      x: energies, y: data, noise: isCounting ? .counts : .standardDeviations(Self.scatter(of: data)))
  }

  /// The standard deviation of each point where the scale of the intensities is unknown: proportional to the root of the
  /// intensity, as for counts, with the factor found from third differences, to which lines hardly contribute.
  private static func scatter(of data: [Double]) -> [Double] {
    let isPositive = data.allSatisfy { $0 > 0 }
    let smooth = data.indices.map { i -> Double in
      guard isPositive else { return 1 }
      let range = max(0, i - 2)...min(data.count - 1, i + 2)
      return data[range].reduce(0, +) / Double(range.count)
    }
    var sum = 0.0
    for i in 3..<max(data.count, 3) {
      let difference = data[i] - 3 * data[i - 1] + 3 * data[i - 2] - data[i - 3]
      // The coefficients' squares add up to 20.
      sum += difference * difference / 20 / smooth[i]
    }
    let largest = data.map(abs).max() ?? 1
    let factor = max(sum / Double(max(data.count - 3, 1)), 1e-12 * max(largest, .leastNormalMagnitude))
    return smooth.map { (factor * $0).squareRoot() }
  }
}
