import Foundation
import NumericalMethods
import SIMSAnalysis
import Testing

@Suite struct BulkPlateauTests {
  private func plateau(points: Int, seed: UInt64? = nil, _ rate: (Double) -> Double) throws -> BulkPlateau {
    var generator = SeededGenerator(seed: seed ?? 0)
    let times = (0..<points).map(Double.init)
    let counts = times.map { seed == nil ? rate($0) : Double(generator.poisson(mean: rate($0))) }
    let fitted = try #require(FittedSignal(ProfileSignal(times: times, counts: counts)))
    return try #require(BulkPlateau(fitted, from: 0))
  }

  private func edge(_ time: Double) -> Double {
    20 + 4000 * 0.5 * erfc((60 - time) / (2.0.squareRoot() * 12))
  }

  @Test func plateauThatWasReachedIsTheLevel() throws {
    let found = try plateau(points: 160, edge)
    #expect(abs(found.logRate - log(4020)) < 0.003)
    #expect(!found.isStillRising)
  }

  @Test(arguments: [60, 66, 72]) func riseThatWasCutShortGoesOn(_ points: Int) throws {
    let found = try plateau(points: points, edge)
    #expect(found.isStillRising)
    #expect(found.reachedLogRate < log(4020) - 0.1)
  }

  @Test func levelsDrawnFromCutProfilesHoldThePlateau() throws {
    // Six deviations of the edge behind its middle, and three: level within noise, and nearly level.
    for (points, share) in [(132, 0.9), (96, 0.85)] {
      var inside = 0
      for seed in 0..<40 {
        let found = try plateau(points: points, seed: UInt64(seed), edge)
        let (low, high) = (
          found.plausible(share: 0.025, deviate: 0), found.plausible(share: 0.975, deviate: 0)
        )
        if found.isStillRising || low - 0.003 <= log(4020) && log(4020) <= high + 0.003 { inside += 1 }
      }
      #expect(Double(inside) / 40 >= share, "\(points) points: \(inside) of 40")
    }
  }

  @Test func maximumThatIsPassedIsTheLevel() throws {
    let found = try plateau(points: 160) { edge($0) * (1 - 0.1 * 0.5 * erfc((120 - $0) / 20)) }
    #expect(found.isPassed)
    #expect(abs(found.logRate - log(4000)) < 0.02)
  }

  @Test func signalThatDoesNotRiseHasNoBoundary() throws {
    #expect(try !plateau(points: 80, seed: 3) { _ in 500 }.rises)
  }
}
