import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements
import NumericalMethods
import SIMSAnalysis
import Testing

@Suite struct CalibrationCheckTests {
  private let law = MassCalibration(offset: -370, scale: 33_000)
  private let ions: [(SpeciesName, Double)] = [
    ("H-", 4e5), ("C-", 3e4), ("CH-", 5e4), ("O-", 8e4), ("OH-", 6e4), ("F-", 2e5), ("C2-", 4e4),
    ("C2H-", 6e4), ("CN-", 2e4), ("Cl-", 3e4), ("^37Cl-", 1e4), ("PO2-", 5e4),
  ]

  /// Peaks of a resolving power of 3000 in bins of 20 channels, whose axis is made by a law that may be wrong.
  private func spectrum(axis: MassCalibration, seed: UInt64 = 2) -> MassSpectrum {
    var generator = SeededGenerator(seed: seed)
    let channels = (0..<14_000).map { 10 + 20 * Double($0) }
    let centres = ions.map { (law.channel(of: $0.0.formula?.massToCharge ?? 0), $0.1) }
    let counts = channels.map { channel in
      let mean = centres.reduce(0.3) { sum, peak in
        let width = peak.0 / 6000 / 2.355 + 8
        let u = (channel - peak.0) / width
        return abs(u) < 8 ? sum + peak.1 * 20 / (width * 2.5066) * exp(-0.5 * u * u) : sum
      }
      return Double(generator.poisson(mean: mean))
    }
    return MassSpectrum(
      title: "", source: SourceFile(path: "s.txt"), massesToCharge: channels.map(axis.mass(at:)),
      flightTimeChannels: channels, intensities: counts, intensityKind: .counts)
  }

  @Test func lawOfTheAxisIsReadBack() throws {
    let found = try #require(MassCalibration(of: spectrum(axis: law)))
    #expect(abs(found.offset + 370) < 1e-3)
    #expect(abs(found.scale - 33_000) < 1e-3)
  }

  @Test func rightAxisIsNotBlamed() throws {
    let check = try #require(CalibrationCheck(spectrum(axis: law)))
    #expect(!check.isOff)
    #expect(check.polarity == .negative)
    #expect(check.references.count == 11)
  }

  @Test func wrongAxisIsFoundAndMended() throws {
    // By 0.2 u at sodium, as a peak assigned to the wrong ion leaves it.
    let check = try #require(
      CalibrationCheck(spectrum(axis: MassCalibration(offset: -370, scale: 32_860))))
    #expect(check.isOff)
    #expect(check.largestDeviation > 0.15)
    let phosphate = try #require(SpeciesName("PO2-").formula?.massToCharge)
    #expect(abs(check.calibration.mass(at: law.channel(of: phosphate)) / phosphate - 1) < 50e-6)
  }

  @Test func peaksHaveTheirCountsAndMasses() throws {
    let peaks = SpectrumPeak.peaks(of: spectrum(axis: law))
    for (ion, counts) in ions {
      let mass = try #require(ion.formula?.massToCharge)
      let peak = try #require(peaks.min { abs($0.massToCharge - mass) < abs($1.massToCharge - mass) })
      #expect(abs(peak.massToCharge - mass) < 50e-6 * mass + 1e-4, "\(ion)")
      // Down to 3 % of the height a Gaussian has 99.2 % of its counts.
      #expect((0.95...1.02).contains(peak.counts / counts), "\(ion): \(peak.counts)")
    }
  }

  @Test func emptyAndOddSpectraHaveNoCheck() {
    var odd = spectrum(axis: law)
    odd.intensities = odd.intensities.map { _ in 0 }
    #expect(CalibrationCheck(odd) == nil)
    odd.intensities = odd.intensities.map { _ in .nan }
    #expect(CalibrationCheck(odd) == nil)
    odd.flightTimeChannels = []
    #expect(CalibrationCheck(odd) == nil)
    #expect(MassCalibration([]) == nil)
  }
}
