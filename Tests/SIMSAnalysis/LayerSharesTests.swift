import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentMeasurements
import SIMSAnalysis
import Testing

@Suite struct LayerSharesTests {
  /// Peak at 5 nm, crossing near 10 nm; three organic ions on one inorganic in front of 5 nm, one on three behind.
  private let profile: SputterDepthProfile = {
    var profile = SimulatedProfile.make(outer: SimulatedProfile.peak, bulk: SimulatedProfile.edge)
    let depths = profile.sputterTimes.map { $0 * SimulatedProfile.rate }
    profile.channels += [
      .init(
        index: 3, name: "C_2HO-", massToCharge: nil, intensities: depths.map { $0 < 5 ? 3000 : 1000 }),
      .init(
        index: 4, name: "LiF_2-", massToCharge: nil, intensities: depths.map { $0 < 5 ? 1000 : 3000 }),
    ]
    return profile
  }()

  private func findings(_ options: SIMSOptions) throws -> [Finding] {
    try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options).findings
  }

  private var options: SIMSOptions {
    var options = SIMSOptions(sputterRate: .init(value: 0.2), nearSurfaceIons: [], draws: 200)
    options.inorganicIons = ["LiF2-"]
    return options
  }

  @Test func countsAreAddedUpBetweenTheBoundaries() throws {
    let found = try findings(options)
    let outer = try #require(found.first { $0.key == .outerOrganicShare }?.estimate)
    let inner = try #require(found.first { $0.key == .innerOrganicShare }?.estimate)
    #expect(abs(outer.value - 75) < 3 * outer.standardUncertainty + 0.3)
    #expect(abs(inner.value - 25) < 3 * inner.standardUncertainty + 0.3)
    #expect(outer.unit == "%")
    // Where the layers differ that much the boundary's uncertainty is seen in the share.
    #expect(outer.standardUncertainty > 0.05)
  }

  @Test func absentIonIsNamed() throws {
    var without = options
    without.organicIons = ["C6H5O-"]
    let finding = try #require(try findings(without).first { $0.key == .outerOrganicShare })
    guard case .noAnswer(let reason) = finding.outcome else {
      Issue.record("a share of an ion that is not there")
      return
    }
    #expect(reason.reason == .notMeasured)
    #expect(reason.explanation.contains("C₆H₅O⁻"))
  }

  @Test func noIonsAskForNoShare() throws {
    var without = options
    without.organicIons = []
    #expect(try findings(without).first { $0.key == .outerOrganicShare } == nil)
  }
}
