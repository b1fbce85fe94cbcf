import ChemicalSpecies
import Testing

@Suite struct FormulaSpellingTests {
  @Test(arguments: ["PO2 -", "[PO2]-", "[PO_2]-", "PO2-", "PO_2 -", "[PO2] -"])
  func everySpellingMeansTheIon(_ text: String) {
    #expect(SpeciesName(text) == "PO2-")
  }

  @Test func massNumbersWithoutCaretsAreIsotopes() {
    #expect(SpeciesName("31P16O2-") == SpeciesName("^31P^16O_2-"))
    #expect(SpeciesName("PO2-").isMet(by: SpeciesName("31P16O2-")))
    #expect(SpeciesName("Ni-").isMet(by: SpeciesName("58Ni-")))
    #expect(!SpeciesName("Ni-").isMet(by: SpeciesName("60Ni-")))
  }

  @Test(arguments: ["62.96 u", "PO_2-/total", "PO_2- (62.96)", "17X-", "99Ni-"])
  func whatIsNoFormulaStaysAsItIs(_ text: String) {
    #expect(SpeciesName(text).formula == nil)
    #expect(SpeciesName(text).written == text)
  }
}
