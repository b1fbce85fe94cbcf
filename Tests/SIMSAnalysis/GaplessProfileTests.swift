import AnalysisFindings
import Foundation
import InstrumentMeasurements
import SIMSAnalysis
import Testing

/// Cells that are no numbers are left out and named; the answer stays what the other points say.
@Suite struct GaplessProfileTests {
  private let options = SIMSOptions(
    sputterRate: .init(value: 0.2, standardUncertainty: 0.01), draws: 200, seed: 3)

  private func result(
    _ spoil: (inout SputterDepthProfile) -> Void, seed: UInt64? = nil
  ) throws -> AnalysisResult {
    var profile = SimulatedProfile.make(
      outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge, seed: seed)
    spoil(&profile)
    return try SIMSDepthProfileAnalysis.result(of: profile, sample: "cell", options: options)
  }

  private func value(_ key: Finding.Key, _ result: AnalysisResult) throws -> Double {
    try #require(result.findings.first { $0.key == key }?.estimate?.value)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity], [0, 1, 2])
  func aPointWithoutANumberIsLeftOutAndNamed(word: Double, channel: Int) throws {
    let result = try result { $0.channels[channel].intensities[40] = word }
    #expect(abs(try value(.outerInterphaseThickness, result) - 5) < 0.02)
    #expect(abs(try value(.totalInterphaseThickness, result) - SimulatedProfile.total) < 0.02)
    let name = ["total", "PO_2-", "^58Ni-"][channel]
    #expect(
      result.warnings.contains(
        "\(name) has no number in 1 of 160 points, the first at 60.0 s (point 41): "
          + "these points were left out of the analysis"))
  }

  @Test func aChannelWithHardlyANumberIsLeftOutAndNamed() throws {
    let result = try result { profile in
      for point in 10..<150 { profile.channels[2].intensities[point] = .nan }
    }
    #expect(result.findings.allSatisfy { $0.estimate?.value.isFinite != false })
    let total = try #require(result.findings.first { $0.key == .totalInterphaseThickness })
    guard case .noAnswer(let reason) = total.outcome else {
      Issue.record("an answer from a channel without numbers")
      return
    }
    #expect(reason.reason == .notMeasured)
    #expect(result.warnings.contains { $0.hasPrefix("^58Ni- has no number in 140 of 160 points") })
  }

  @Test func aProfileWithTooFewPointsLeftIsRefusedWithThePlace() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try result { profile in
        for point in 0..<80 { profile.channels[1].intensities[point] = .nan }
        for point in 80..<150 { profile.channels[2].intensities[point] = .nan }
      }
    }
    #expect(problem.found.contains("PO_2- has no number in 80 of 160 points, the first at 0.0 s (point 1)"))
  }
}
