public import ChemicalSpecies
import Foundation
public import InstrumentMeasurements

/// Whether the mass axis of a spectrum is right, judged by ions that every surface gives.
public struct CalibrationCheck: Sendable {
  /// A reference ion that was found.
  public struct Reference: Sendable, Hashable {
    /// The ion.
    public var ion: SpeciesName
    /// Its peak.
    public var peak: SpectrumPeak
    /// Its exact mass per charge in u.
    public var exactMass: Double
    /// By how much the spectrum's own axis is off there, in u.
    public var deviation: Double { peak.massToCharge - exactMass }
    /// The standard uncertainty of the peak's mass, in u.
    public var uncertainty: Double
  }

  /// The polarity whose ions were found.
  public let polarity: SputterDepthProfile.Polarity
  /// The references that agree with one calibration.
  public let references: [Reference]
  /// The calibration through them.
  public let calibration: MassCalibration
  /// Standard deviation of what remains of the references by the new calibration, in u.
  public let remainder: Double

  /// The largest deviation of a reference by the spectrum's own axis, in u.
  public var largestDeviation: Double { references.map { abs($0.deviation) }.max() ?? 0 }

  /// Whether the spectrum's own axis is off by more than its bins and its noise let it be.
  public var isOff: Bool {
    references.contains { abs($0.deviation) > max(5 * $0.uncertainty, 100e-6 * $0.exactMass) }
      && largestDeviation > 2 * remainder
  }

  /// The counts of all references but hydrogen, which comes in both polarities.
  private var counts: Double {
    references.filter { $0.exactMass > 2 }.reduce(0) { $0 + $1.peak.counts }
  }

  /// Ions of air, fingers, sputtered hydrocarbons and salts.
  private static let ions: [(SputterDepthProfile.Polarity, [SpeciesName])] = [
    (.negative, ["H-", "C-", "CH-", "O-", "OH-", "F-", "C2-", "C2H-", "CN-", "Cl-", "^37Cl-"]),
    (
      .positive, ["H+", "CH3+", "Na+", "Al+", "C2H3+", "C2H5+", "K+", "C3H3+", "C3H5+", "C3H7+", "C4H7+"]
    ),
  ]
  /// A reference is sought this far from its exact mass, in u.
  private static let reach = 0.35
  /// Fewer references are no check.
  private static let fewestReferences = 4

  /// Looks for the references; `nil` where fewer than four of one polarity agree with one calibration.
  ///
  /// - Parameters:
  ///   - spectrum: The spectrum, with its channels.
  ///   - polarity: The sign of its ions; if absent, that whose references have more counts.
  public init?(_ spectrum: MassSpectrum, polarity asked: SputterDepthProfile.Polarity? = nil) {
    guard let axis = MassCalibration(of: spectrum) else { return nil }
    let peaks = SpectrumPeak.peaks(of: spectrum)
    let checks = Self.ions.compactMap { polarity, ions -> Self? in
      if let asked, asked != polarity { return nil }
      let found = ions.compactMap { ion -> Reference? in
        guard let mass = ion.formula?.massToCharge else { return nil }
        let near = peaks.filter { abs($0.massToCharge - mass) < Self.reach }
        guard let peak = near.max(by: { $0.counts < $1.counts }) else { return nil }
        let slope = 2 * peak.massToCharge.squareRoot() / axis.scale
        return Reference(
          ion: ion, peak: peak, exactMass: mass, uncertainty: slope * peak.channelUncertainty)
      }
      return Self(polarity, found)
    }
    guard let best = checks.max(by: { $0.counts < $1.counts }) else { return nil }
    self = best
  }

  /// Fits, and leaves the worst reference out as long as it departs from the others.
  private init?(_ polarity: SputterDepthProfile.Polarity, _ found: [Reference]) {
    var references = found
    while references.count >= Self.fewestReferences {
      let points = references.map {
        (mass: $0.exactMass, channel: $0.peak.channel, uncertainty: $0.peak.channelUncertainty)
      }
      guard let calibration = MassCalibration(points) else { return nil }
      let residuals = references.map { abs(calibration.mass(at: $0.peak.channel) - $0.exactMass) }
      let worst = references.indices.max {
        residuals[$0] / references[$0].uncertainty < residuals[$1] / references[$1].uncertainty
      }
      guard let worst, residuals[worst] > 4 * references[worst].uncertainty else {
        let squares = residuals.reduce(0) { $0 + $1 * $1 }
        self.polarity = polarity
        self.references = references
        self.calibration = calibration
        remainder = (squares / Double(max(references.count - 2, 1))).squareRoot()
        return
      }
      references.remove(at: worst)
    }
    return nil
  }
}
