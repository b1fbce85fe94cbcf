import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements

/// The peaks of a spectrum with the ions that they may be.
struct AssignedPeaks {
  private let peaks: [(peak: SpectrumPeak, mass: Double, uncertainty: Double)]
  private let sign: Int
  private let binWidths: (Double) -> Double

  /// A calibration through known ions is right to this share of the mass elsewhere.
  private static let calibrationShare = 100e-6

  init(_ spectrum: MassSpectrum, _ check: CalibrationCheck?) {
    sign = check?.polarity == .positive ? 1 : -1
    let law = check?.calibration ?? MassCalibration(of: spectrum)
    let masses = spectrum.massesToCharge
    binWidths = { mass in
      let next = masses.firstIndex { $0 > mass } ?? masses.count - 1
      return next > 0 ? masses[next] - masses[next - 1] : 0
    }
    peaks = SpectrumPeak.peaks(of: spectrum).map { peak in
      let mass = law?.mass(at: peak.channel) ?? peak.massToCharge
      let width = law.map { $0.mass(at: peak.channel + peak.channelUncertainty) - mass } ?? 0
      return (peak, mass, hypot(abs(width), Self.calibrationShare * mass))
    }
  }

  /// The peak of an ion, or why there is none.
  func peak(of ion: SpeciesName) -> Attempt<SpectrumPeak> {
    guard let formula = ion.formula, let exact = formula.massToCharge else {
      return .none(
        .init(.notMeasured, "\(ion) has no mass that could be looked for: write a formula with its charge"))
    }
    guard formula.charge.signum() == sign else {
      return .none(
        .init(
          .notMeasured,
          "the spectrum is of \(sign > 0 ? "positive" : "negative") ions, by the known ones in it"))
    }
    let near = peaks.filter { abs($0.mass - exact) < 3 * $0.uncertainty }
    guard let best = near.min(by: { abs($0.mass - exact) < abs($1.mass - exact) }) else {
      let closest = peaks.min { abs($0.mass - exact) < abs($1.mass - exact) }
      let words = closest.map { ", the nearest one lies at m/z \(fourDigits($0.mass))" } ?? ""
      return .none(
        .init(
          .belowDetection,
          "no peak stands out of the background at m/z \(fourDigits(exact)), where \(ion) belongs\(words)"))
    }
    return .value(best.peak)
  }

  /// What the peak of an ion may be instead, because the bins cannot tell.
  func neighbours(of ion: SpeciesName, _ peak: SpectrumPeak) -> [String] {
    let width = binWidths(peak.massToCharge)
    let hidden = MassInterference.table(of: ion).filter { abs($0.difference) < width }
    guard !hidden.isEmpty else { return [] }
    let names = hidden.map { "\($0.other) (m/Δm \(Int($0.resolvingPower.rounded())))" }
    return [
      "the peak of \(ion) may as well be \(names.joined(separator: ", ")): bins are \(fourDigits(width)) u wide there"
    ]
  }

  /// The strongest peaks with the formulas nearest to each.
  var strongest: [AnalysisResult.Diagnostic] {
    peaks.sorted { $0.peak.counts > $1.peak.counts }.prefix(12).map { entry in
      let tolerance = 3 * entry.uncertainty / entry.mass * 1e6
      let found = FormulaCandidates(
        massToCharge: entry.mass, charge: sign, tolerance: min(tolerance, 5000))
      let names = found.candidates.prefix(4).map {
        "\(SpeciesName($0.name)) (\(Int($0.deviation.rounded())) ppm)"
      }
      return .init(
        name: "peak at m/z \(fourDigits(entry.mass)) ± \(fourDigits(entry.uncertainty))",
        value: "\(Int(entry.peak.counts.rounded())) counts; "
          + (names.isEmpty ? "no formula of the usual elements" : names.joined(separator: ", ")))
    }
  }
}
