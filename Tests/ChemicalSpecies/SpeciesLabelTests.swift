import ChemicalSpecies
import Testing

@Suite struct SpeciesLabelTests {
  @Test func isotopeIsRaisedAndChargeHasATrueMinus() {
    let label = SpeciesName("^58Ni-").label
    #expect(label.runs == [.init("58", .superscripted), .init("Ni", .baseline), .init("−", .superscripted)])
    #expect(label.unicodeText == "⁵⁸Ni⁻")
  }

  @Test func titleMarkupRaisesAndLowersGroups() {
    let label = SpeciesLabel(markup: "Ni 2p_{3/2} cm^{-2} x_10")
    #expect(
      label.runs == [
        .init("Ni 2p", .baseline), .init("3/2", .subscripted), .init(" cm", .baseline),
        .init("−2", .superscripted), .init(" x", .baseline), .init("10", .subscripted),
      ])
  }

  @Test func markupOfALabelReadsBackToTheSameLabel() {
    for name in ["PO2-", "^58Ni-", "LixPFyOz", "Ni2+", "CFx"] {
      let label = SpeciesName(name).label
      #expect(SpeciesLabel(markup: label.markup) == label)
    }
  }

  @Test func markAtTheEndStandsForItself() {
    #expect(SpeciesLabel(markup: "a_").plainText == "a_")
    #expect(SpeciesLabel(markup: "x^ y").plainText == "x^ y")
  }
}
