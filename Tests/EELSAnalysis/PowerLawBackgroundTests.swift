import EELSAnalysis
import Foundation
import Testing

@Suite struct PowerLawBackgroundTests {
  private let energies = (0..<1200).map { 400 + 0.5 * Double($0) }

  @Test(arguments: [PowerLawBackground.Method.logLinear, .leastSquares, .poissonWeighted])
  func exactPowerLawIsFoundExactly(method: PowerLawBackground.Method) throws {
    let counts = energies.map { 1e12 * pow($0, -3) }
    let fit = try #require(
      PowerLawBackground.fit(counts, energies: energies, window: 450...520, method: method))
    #expect(abs(fit(600) / (1e12 * pow(600.0, -3)) - 1) < 1e-9)
    #expect(abs(fit.exponent - 3) < 1e-9)
  }

  /// The peer's own bias on an exact power law at 0.5 eV a channel.
  @Test func twoAreaRuleKeepsTheBiasOfItsConvention() throws {
    let counts = energies.map { 1e12 * pow($0, -3) }
    let fit = try #require(
      PowerLawBackground.fit(counts, energies: energies, window: 450...520, method: .twoArea))
    #expect(abs(fit.exponent - 3.0029) < 1e-3)
  }

  @Test func channelsWithoutCountsAreLeftOut() throws {
    var counts = energies.map { 1e12 * pow($0, -3) }
    counts[130] = 0
    counts[131] = -4
    let fit = try #require(PowerLawBackground.fit(counts, energies: energies, window: 450...520))
    #expect(abs(fit.exponent - 3) < 1e-9)
  }

  @Test func emptyWindowHasNoFit() {
    let counts = energies.map { _ in 10.0 }
    #expect(PowerLawBackground.fit(counts, energies: energies, window: 100...200) == nil)
    #expect(
      PowerLawBackground.fit(counts.map { _ in 0 }, energies: energies, window: 450...520) == nil)
  }
}
