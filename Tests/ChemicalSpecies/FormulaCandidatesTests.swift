import ChemicalSpecies
import Testing

@Suite struct FormulaCandidatesTests {
  @Test func exactMassLeadsBackToItsFormula() throws {
    for name in ["PO2-", "LiF2-", "C2HO-", "NiO2-", "C3H5O2-"] {
      let mass = try #require(SpeciesName(name).formula?.massToCharge)
      let found = FormulaCandidates(massToCharge: mass, charge: -1, tolerance: 5)
      let meant = try #require(SpeciesName(name).formula?.composition)
      #expect(found.candidates.contains { SpeciesName($0.name).formula?.composition == meant }, "\(name)")
      #expect(found.candidates.allSatisfy { abs($0.deviation) <= 5.0001 })
      #expect(!found.isCutShort)
    }
  }

  @Test func deviationIsThatOfTheMeasuredMass() throws {
    let mass = try #require(SpeciesName("PO2-").formula?.massToCharge)
    let found = FormulaCandidates(
      massToCharge: mass * (1 + 80e-6), charge: -1, tolerance: 100,
      elements: [.init("P", 1), .init("O", 2)])
    #expect(found.candidates.map(\.name) == ["PO2-"])
    #expect(abs(try #require(found.candidates.first).deviation - 80) < 0.01)
  }

  @Test func massesThatMakeNoSenseHaveNoCandidates() {
    for mass in [-1, 0, Double.nan, .infinity, 1e9] {
      #expect(FormulaCandidates(massToCharge: mass, charge: -1, tolerance: 10).candidates.isEmpty)
    }
  }

  @Test func searchEndsWhateverIsAskedFor() {
    let many = FormulaCandidates.electrodeElements.map { FormulaCandidates.Limit($0.element, 200) }
    let found = FormulaCandidates(massToCharge: 900, charge: 1, tolerance: 1, elements: many)
    #expect(found.isCutShort)
  }
}
