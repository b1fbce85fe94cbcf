import AnalysisFindings
import Foundation
import InstrumentMeasurements
import NumericalMethods
import SIMSAnalysis
import Testing

@Suite struct DeadTimeTests {
  private func spectrum(_ counts: [Double], _ kind: SputterDepthProfile.IntensityKind = .counts)
    -> MassSpectrum
  {
    MassSpectrum(
      title: "", source: SourceFile(path: "s.txt"), massesToCharge: counts.indices.map { Double($0 + 1) },
      intensities: counts, intensityKind: kind)
  }

  @Test func registeredShotsGiveBackTheIons() throws {
    // 0.3 ions a shot are registered in 1 − exp(−0.3) of them.
    var generator = SeededGenerator(seed: 8)
    let shots = 200_000
    let registered = Double(generator.binomial(trials: shots, probability: 1 - exp(-0.3)))
    let corrected = try DeadTime.corrected(spectrum([0, registered]), shots: Double(shots), deadBins: 0)
    #expect(abs(corrected.intensities[1] / (0.3 * Double(shots)) - 1) < 0.01)
    #expect(corrected.intensityKind == .deadTimeCorrectedCounts)
  }

  @Test func binsOfTheDeadTimeTakeShotsFromTheNextOnes() throws {
    let corrected = try DeadTime.corrected(spectrum([500, 100, 100]), shots: 1000, deadBins: 1)
    #expect(abs(corrected.intensities[0] - 1000 * log(2)) < 1e-9)
    #expect(abs(corrected.intensities[1] + 500 * log(0.8)) < 1e-9)
    #expect(abs(corrected.intensities[2] + 900 * log(1 - 1.0 / 9)) < 1e-9)
  }

  @Test func nothingIsCorrectedTwice() throws {
    let once = try DeadTime.corrected(spectrum([500, 100]), shots: 1000, deadBins: 0)
    #expect(throws: InputProblem.self) { try DeadTime.corrected(once, shots: 1000, deadBins: 0) }
    // Numbers that are not whole were corrected, whatever the file says.
    #expect(throws: InputProblem.self) {
      try DeadTime.corrected(spectrum([10.003, 3.2]), shots: 1000, deadBins: 0)
    }
  }

  @Test func saturatedBinIsNamed() {
    #expect {
      try DeadTime.corrected(spectrum([5, 1000]), shots: 1000, deadBins: 0)
    } throws: { error in
      (error as? InputProblem)?.description.contains("bin 2") ?? false
    }
  }

  @Test func fullDetectorIsNamedInAProfile() throws {
    let shots = 4096.0
    var profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    for channel in profile.channels.indices {
      profile.channels[channel].intensities = profile.channels[channel].intensities.map {
        let registered = min(
          ($0 / (profile.channels[channel].name == "total" ? 100 : 2.2)).rounded(), shots - 1)
        return registered > 0 ? -shots * log1p(-registered / shots) : 0
      }
    }
    profile.intensityKind = .deadTimeCorrectedCounts
    let result = try SIMSDepthProfileAnalysis.result(
      of: profile, sample: "", options: SIMSOptions(sputterRate: .init(value: 0.2), draws: 100))
    #expect(result.warnings.contains { $0.contains("^58Ni- is saturated") }, "\(result.warnings)")
    #expect(!result.warnings.contains { $0.contains("PO_2- is saturated") })
  }
}
