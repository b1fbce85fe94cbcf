import ChemicalSpecies
import Testing

@Suite struct ChemicalFormulaTests {
  /// Values from the NIST isotope table, electron masses included (independent sum, six decimals).
  @Test(arguments: [
    ("^58Ni-", 57.935891), ("Ni-", 57.935891), ("^60Ni-", 59.931334), ("PO2-", 62.96414),
    ("LiF2-", 45.013358), ("^6LiF2-", 44.012478), ("C2HO-", 41.003288), ("CP-", 42.974311), ("Li+", 7.015455),
    ("Bi3+", 626.940649), ("PF6-", 144.96473), ("H-", 1.008374),
  ])
  func exactMassIncludesElectrons(ion: (String, Double)) throws {
    let mass = try #require(SpeciesName(ion.0).formula?.massToCharge)
    #expect(abs(mass - ion.1) < 1e-6)
  }

  @Test func multiplyChargedIonDividesItsMass() throws {
    let single = try #require(SpeciesName("Ni+").formula?.massToCharge)
    let double = try #require(SpeciesName("Ni2+").formula?.massToCharge)
    #expect(abs(2 * double - (single - electronMass)) < 1e-12)
  }

  @Test func fractionalAndUnknownAmountsHaveNoExactMass() {
    #expect(SpeciesName("LiNi0.8Co0.1Mn0.1O2").formula?.exactMass == nil)
    #expect(SpeciesName("^59Ni-").formula?.exactMass == nil)
    #expect(SpeciesName("LiF").formula?.massToCharge == nil)
  }

  @Test func abundancesOfEveryElementAddUpToOne() {
    for element in ChemicalElement.all where !element.isotopes.isEmpty {
      #expect(abs(element.isotopes.map(\.abundance).reduce(0, +) - 1) < 1e-5, "\(element.symbol)")
    }
  }
}
