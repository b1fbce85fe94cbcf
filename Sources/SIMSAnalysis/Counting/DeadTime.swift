public import AnalysisFindings
import Foundation
public import InstrumentMeasurements

/// The detector's dead time: after an ion of a shot it sees no second one for a while.
///
/// n of N shots that registered an ion stand for −N ln(1 − n/N) ions (Stephan, Zehnpfenning and Benninghoven, J. Vac. Sci.
/// Technol. A 12, 405, 1994). The variance of the corrected number is n/(1 − n/N), more than the number itself.
public enum DeadTime {
  /// A channel that registered an ion in this share of its shots tells hardly more than that it is full.
  public static let saturatedShare = 0.9

  /// Corrects the counts of a spectrum.
  ///
  /// The shots that can still register in a channel are those without an ion in the channels of the dead time before it.
  /// - Parameters:
  ///   - spectrum: The spectrum, with whole counts.
  ///   - shots: The number of shots of the whole spectrum.
  ///   - deadBins: The dead time in bins of the spectrum; 0 where it is shorter than one.
  /// - Returns: The spectrum with corrected counts.
  /// - Throws: an `InputProblem` where counts are corrected already, are none, or fill all shots.
  public static func corrected(
    _ spectrum: MassSpectrum, shots: Double, deadBins: Int
  ) throws(InputProblem) -> MassSpectrum {
    let isWhole = spectrum.intensities.allSatisfy { $0 >= 0 && $0 == $0.rounded() }
    guard spectrum.intensityKind == .counts, isWhole else {
      throw InputProblem(
        .unsupported, file: spectrum.source.path, expected: "counts as registered, whole numbers",
        found: spectrum.intensityKind == .deadTimeCorrectedCounts
          ? "counts that were corrected for dead time before export" : "intensities that are no counts",
        remedy: "Leave the correction out: applied twice it makes strong peaks too strong.")
    }
    guard shots >= 1, shots.isFinite, deadBins >= 0 else {
      throw InputProblem(
        .invalidValue, file: spectrum.source.path, expected: "one shot at least and no negative dead time",
        found: "\(shots) shots, \(deadBins) bins", remedy: "State the number of shots of the whole spectrum.")
    }
    var corrected = spectrum
    corrected.intensityKind = .deadTimeCorrectedCounts
    var blocked = 0.0
    for bin in spectrum.intensities.indices {
      let free = shots - blocked
      let count = spectrum.intensities[bin]
      guard count < free else {
        throw InputProblem(
          .invalidValue, file: spectrum.source.path, place: .part("bin \(bin + 1)"),
          expected: "fewer counts than the \(Int(max(free, 0))) shots that can register one",
          found: "\(Int(count))", remedy: "The peak is saturated, or the number of shots is larger.")
      }
      corrected.intensities[bin] = count > 0 ? -free * log1p(-count / free) : 0
      blocked += count
      if bin >= deadBins { blocked -= spectrum.intensities[bin - deadBins] }
    }
    return corrected
  }

  /// The number of shots a point that corrected counts give away; `nil` where they do not.
  ///
  /// A few ions n print as n + n²/2N: the median of n²/2 over the excess is N.
  static func shots(in channels: [SputterDepthProfile.Channel]) -> Double? {
    var numbers: [Double] = []
    for channel in channels where channel.massToCharge != nil {
      for value in channel.intensities where value >= 10 && value < 80 {
        let whole = value.rounded(.down)
        let excess = value - whole
        if excess > 0 { numbers.append(whole * whole / (2 * excess)) }
      }
    }
    guard numbers.count >= 20 else { return nil }
    numbers.sort()
    let middle = numbers[numbers.count / 2]
    // Where the numbers do not agree the values have their fractions from something else.
    let spread = numbers[numbers.count * 3 / 4] / max(numbers[numbers.count / 4], 1e-9)
    return spread < 1.5 && middle > 100 ? middle : nil
  }

  /// By how much the variance of corrected counts exceeds their number, (e^λ − 1)/λ at λ corrected counts a shot.
  static func dispersion(ofCorrected count: Double, shots: Double) -> Double {
    let rate = max(count, 0) / shots
    return rate > 1e-9 ? expm1(min(rate, 30)) / rate : 1
  }

  /// The points at which a channel is saturated.
  static func saturatedPoints(_ corrected: [Double], shots: Double) -> [Int] {
    let limit = -shots * log1p(-saturatedShare)
    return corrected.indices.filter { corrected[$0] >= limit }
  }
}
