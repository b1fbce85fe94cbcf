import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements
import NumericalMethods
import SIMSAnalysis
import Testing

@Suite struct MassSpectrumAnalysisTests {
  private let law = MassCalibration(offset: -370, scale: 33_000)
  private let ions: [(ion: SpeciesName, counts: Double)] = [
    ("H-", 4e5), ("C-", 3e4), ("O-", 8e4), ("F-", 2e5), ("C2-", 4e4), ("Cl-", 3e4), ("LiF2-", 2e4),
    ("PO2-", 5e4),
  ]

  private func spectrum(axis: MassCalibration? = nil) -> MassSpectrum {
    var generator = SeededGenerator(seed: 5)
    let channels = (0..<14_000).map { 10 + 20 * Double($0) }
    let counts = channels.map { channel in
      let mean = ions.reduce(0.2) { sum, peak in
        let centre = law.channel(of: peak.ion.formula?.massToCharge ?? 0)
        let u = (channel - centre) / 30
        return abs(u) < 8 ? sum + peak.counts * 20 / (30 * 2.5066) * exp(-0.5 * u * u) : sum
      }
      return Double(generator.poisson(mean: mean))
    }
    return MassSpectrum(
      title: "", source: SourceFile(path: "s.txt"),
      massesToCharge: channels.map((axis ?? law).mass(at:)), flightTimeChannels: channels,
      intensities: counts, intensityKind: .counts)
  }

  private func outcome(_ ion: SpeciesName, _ result: AnalysisResult) throws -> Finding.Outcome {
    try #require(result.findings.first { $0.key == .spectrumShare(of: ion) }).outcome
  }

  @Test func sharesAreThoseOfTheIons() throws {
    let result = try MassSpectrumAnalysis.result(of: spectrum(), sample: "")
    let total = ions.reduce(0) { $0 + $1.counts } + 0.2 * 14_000
    for (ion, counts) in ions where ["LiF2-", "PO2-"].contains(ion) {
      guard case .estimate(let share) = try outcome(ion, result) else {
        Issue.record("no share of \(ion)")
        continue
      }
      #expect(abs(share.value - counts / total) < 0.02 * counts / total)
      #expect(share.standardUncertainty > 0)
    }
  }

  @Test func absentIonIsBelowDetectionAndItsPlaceNamed() throws {
    let result = try MassSpectrumAnalysis.result(of: spectrum(), sample: "")
    guard case .noAnswer(let reason) = try outcome("Ni-", result) else {
      Issue.record("a share of an ion that is not there")
      return
    }
    #expect(reason.reason == .belowDetection)
    #expect(reason.explanation.contains("57.9359"))
  }

  @Test func ionsAreFoundOnAnAxisThatIsOff() throws {
    let off = spectrum(axis: MassCalibration(offset: -370, scale: 32_860))
    let result = try MassSpectrumAnalysis.result(of: off, sample: "")
    #expect(result.warnings.contains { $0.contains("mass axis is off") })
    guard case .estimate = try outcome("PO2-", result) else {
      Issue.record("PO2- was not found")
      return
    }
  }

  @Test func ionsThatBinsCannotTellAreNamed() throws {
    var coarse = spectrum()
    let bins = stride(from: 0, to: coarse.intensities.count - 9, by: 10)
    let fine = coarse.intensities
    coarse.intensities = bins.map { start in fine[start..<(start + 10)].reduce(0, +) }
    coarse.flightTimeChannels = bins.map { 100 + 20 * Double($0) }
    coarse.massesToCharge = coarse.flightTimeChannels.map(law.mass(at:))
    let result = try MassSpectrumAnalysis.result(of: coarse, sample: "")
    #expect(result.warnings.contains { $0.contains("PO₂⁻ may as well be") && $0.contains("⁶³Cu⁻") })
  }

  @Test func spectrumWithoutCountsIsRefused() {
    var empty = spectrum()
    empty.intensities = empty.intensities.map { _ in 0 }
    #expect(throws: InputProblem.self) { try MassSpectrumAnalysis.result(of: empty, sample: "") }
  }
}
