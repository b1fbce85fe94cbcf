import ChemicalSpecies
import Foundation
import Testing

@Suite struct IsotopePatternTests {
  private func pattern(_ name: String) throws -> IsotopePattern {
    try #require(SpeciesName(name).formula.flatMap { IsotopePattern($0) })
  }

  @Test func chlorineMoleculeHasItsThreePeaks() throws {
    // 0.7576², 2 · 0.7576 · 0.2424, 0.2424²
    let peaks = try pattern("Cl2-").peaks
    #expect(peaks.map(\.massNumber) == [70, 72, 74])
    for (peak, abundance) in zip(peaks, [0.57395776, 0.36728448, 0.05875776]) {
      #expect(abs(peak.abundance - abundance) < 1e-12)
    }
    #expect(abs(peaks[0].mass - (2 * 34.968852682 + 5.48579909e-4)) < 1e-9)
  }

  @Test func abundancesAddUpToOne() throws {
    for name in ["Ni-", "LiF2-", "PbI3-", "C6H5O-", "Ru3O2-"] {
      #expect(abs(try pattern(name).peaks.reduce(0) { $0 + $1.abundance } - 1) < 1e-4, "\(name)")
    }
  }

  @Test func mainPeakOfLargeFormulasIsNotThatOfTheMainIsotopes() throws {
    // 81Br of two bromines: 79Br81Br is twice as frequent as either pure one.
    #expect(try pattern("Br2-").main?.massNumber == 160)
  }

  @Test func isotopologueIsTheMultinomialShare() throws {
    let share = { (name: String) in try #require(SpeciesName(name).formula?.isotopologueAbundance) }
    #expect(abs(try share("^6LiF2-") - 0.0759) < 1e-12)
    #expect(abs(try share("^60Ni-") / share("Ni-") - 0.26223 / 0.68077) < 1e-9)
    #expect(abs(try share("^79Br^81Br-") - 2 * 0.5069 * 0.4931) < 1e-9)
  }

  @Test func formulasThatAreNoIonsHaveNoPattern() {
    #expect(SpeciesName("LixPOyFz").formula.flatMap { IsotopePattern($0) } == nil)
    #expect(SpeciesName("C500-").formula.flatMap { IsotopePattern($0) } == nil)
    #expect(SpeciesName("^5Ni-").formula.flatMap { IsotopePattern($0) } == nil)
  }
}
