import Foundation
import SIMSAnalysis
import Testing

@Suite struct DepthResponseTests {
  /// λg, λd, s and u, density and integral at u: folded numerically with scipy.integrate.quad 1.17.
  private static let folded: [[Double]] = [
    [0.4, 1.2, 0.8, -2, 0.0247022838, 0.0109928136], [0.4, 1.2, 0.8, 0, 0.3021418882, 0.3055317353],
    [0.4, 1.2, 0.8, 1.5, 0.2087221730, 0.7358872730], [0.4, 1.2, 0.8, 6, 0.0052591734, 0.9936889919],
    [2.2, 2.2, 0.9, -2, 0.0986909744, 0.2187773263], [2.2, 2.2, 0.9, 6, 0.0161602690, 0.9644474083],
    [0, 3, 0.5, -2, 0.0000101739, 0.0000011494], [0, 3, 0.5, 1.5, 0.2045323097, 0.3850531730],
  ]

  @Test(arguments: folded) func closedFormsAgreeWithNumericalFolding(_ row: [Double]) {
    let response = DepthResponse.dowsett(leading: row[0], trailing: row[1], roughness: row[2])
    #expect(abs(response.density(at: row[3]) - row[4]) < 2e-10)
    #expect(abs(response.step(at: row[3]) - row[5]) < 2e-10)
  }

  @Test func momentsAreThoseOfTheParts() {
    let response = DepthResponse.dowsett(leading: 0.4, trailing: 1.2, roughness: 0.8)
    var (sum, first, second) = (0.0, 0.0, 0.0)
    for u in stride(from: -30.0, through: 60, by: 0.01) {
      let weight = 0.01 * response.density(at: u)
      sum += weight
      first += weight * u
      second += weight * u * u
    }
    #expect(abs(sum - 1) < 1e-9)
    #expect(abs(first - response.centroid) < 1e-9)
    #expect(abs(second - first * first - response.variance) < 1e-8)
  }

  @Test func mixingLeavesTheCentroidWithTheLayer() {
    let mixed = DepthResponse.mixingRoughness(mixingLength: 1.5, roughness: 0.6)
    #expect(abs(mixed.centroid) < 1e-15)
    // Without roughness the peak lies nearer to the surface by the mixing length.
    let sharp = DepthResponse.mixingRoughness(mixingLength: 1.5, roughness: 0.01)
    let peak = stride(from: -3.0, through: 3, by: 0.001).max { sharp.density(at: $0) < sharp.density(at: $1) }
    #expect(abs((peak ?? 0) + 1.5) < 0.05)
  }

  @Test func resolutionIsTwoDeviationsOrTheLogarithmOfTheShares() {
    #expect(abs(DepthResponse.dowsett(leading: 0, trailing: 0, roughness: 1.3).resolution - 2.6) < 1e-9)
    let exponential = DepthResponse.dowsett(leading: 0, trailing: 2, roughness: 0)
    #expect(abs(exponential.resolution - 2 * log(0.8413447460685429 / 0.15865525393145707)) < 1e-6)
    // scipy.optimize.brentq on the folded boundary.
    let both = DepthResponse.dowsett(leading: 0.4, trailing: 1.2, roughness: 0.8)
    #expect(abs(both.resolution - 2.6840248252) < 1e-7)
  }

  @Test func farTailsNeitherOverflowNorTurnNegative() {
    let response = DepthResponse.mixingRoughness(
      mixingLength: 0.01, roughness: 5, informationDepth: 0.01)
    for depth in [-1e4, -100, -1, 0, 1, 100, 1e4] {
      #expect(response.density(at: depth) >= 0)
      #expect((0...1).contains(response.step(at: depth)))
    }
  }
}
