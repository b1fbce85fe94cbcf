import EELSAnalysis
import Foundation
import Testing

@Suite struct SpectrumImageBackgroundTests {
  private let energies = (0..<240).map { 400 + 0.5 * Double($0) }

  private func spectrum(_ amplitude: Double, edge: Double) -> [Double] {
    energies.map { 1e10 * amplitude * pow($0, -2.8) + ($0 > 480 ? edge : 0) }
  }

  @Test func everySpectrumLosesItsOwnPowerLaw() throws {
    var counts = spectrum(1, edge: 50) + spectrum(3, edge: 20)
    let laws = SpectrumImageBackground.remove(
      from: &counts, energies: energies, window: 420...470, method: .logLinear)
    #expect(laws.count == 2)
    for law in laws { #expect(abs(try #require(law).exponent - 2.8) < 1e-9) }
    #expect(counts[..<40].allSatisfy { $0 == 0 })
    #expect(abs(counts[200] - 50) < 1e-6 && abs(counts[440] - 20) < 1e-6)
  }

  @Test func spectrumWithoutCountsStandsAsItWasAndSaysSo() {
    var counts = spectrum(1, edge: 50) + [Double](repeating: 0, count: 240)
    let laws = SpectrumImageBackground.remove(from: &counts, energies: energies, window: 420...470)
    #expect(laws[0] != nil && laws[1] == nil)
    #expect(counts[240...].allSatisfy { $0 == 0 })
  }

  @Test func windowBesideTheAxisLeavesEverythingAsItWas() {
    var counts = spectrum(1, edge: 50)
    let before = counts
    #expect(SpectrumImageBackground.remove(from: &counts, energies: energies, window: 100...200).isEmpty)
    #expect(counts == before)
  }
}
