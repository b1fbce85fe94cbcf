import Foundation
import SIMSAnalysis
import Testing

@Suite struct SaturationFitTests {
  /// numpy.random.default_rng(5).poisson(900 (1 − exp(−(0.6 + 1.2 u + 1.5 u²)))) at 24 points.
  private let counts: [Double] = [
    426, 433, 414, 482, 527, 541, 610, 594, 642, 659, 715, 717, 702, 781, 781, 781, 770, 838, 789, 830, 820,
    880, 861, 818,
  ]

  private func signal(_ counts: [Double]) -> ProfileSignal {
    ProfileSignal(times: counts.indices.map { 3 * Double($0) }, counts: counts)
  }

  @Test func fitIsTheOneThatAnotherProgramFinds() throws {
    // scipy.optimize.minimize (L-BFGS-B with bounds) of the same deviance, from three starts.
    let fit = try #require(SaturationFit(signal(counts)))
    #expect(abs(fit.deviance - 17.6961001) < 1e-4)
    #expect(abs(fit.logLevel - 6.74329442) < 1e-3)
    #expect(abs(fit.logRate(at: 1) - 6.7356491) < 5e-4)
    #expect(abs(fit.reducedChiSquare - 0.88068707) < 1e-3)
  }

  @Test func profileOfTheLikelihoodIsTheOneThatAnotherProgramFinds() throws {
    // 400 levels, each with c, a and b minimised by scipy; the likelihood integrated over what is reached ahead.
    let profile = SaturationProfile(try #require(SaturationFit(signal(counts))))
    #expect(abs(profile.furtherRise.lowerBound - 0.0022) < 2e-3)
    #expect(abs(profile.furtherRise.upperBound - 0.0347) < 3e-3)
    for (share, logRate) in [(0.1587, 6.72835), (0.5, 6.75418), (0.8413, 6.79812)] {
      #expect(abs(profile.logRate(share: share) - logRate) < 4e-3, "share \(share)")
    }
  }

  @Test func levelThatWasReachedLeavesNothingToCome() throws {
    let level = (0..<30).map { 2000 * (1 - exp(-0.7 - 0.5 * Double($0))) }
    let profile = SaturationProfile(try #require(SaturationFit(signal(level))))
    #expect(profile.furtherRise.upperBound < 0.01)
    #expect(abs(profile.logRate(share: 0.5) - log(2000)) < 0.01)
  }

  @Test func straightRiseMayGoOnFarBehindTheEnd() throws {
    let straight = (0..<12).map { 300 + 25 * Double($0) }
    let profile = SaturationProfile(try #require(SaturationFit(signal(straight))))
    #expect(profile.furtherRise.upperBound > 0.3)
  }

  @Test func tooFewPointsHaveNoFit() {
    #expect(SaturationFit(signal([1, 2, 3, 4, 5])) == nil)
    #expect(SaturationFit(signal([0, 0, 0, 0, 0, 0, 0])) == nil)
  }
}
