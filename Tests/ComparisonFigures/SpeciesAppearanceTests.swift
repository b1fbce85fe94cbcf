import ComparisonFigures
import Testing

@Suite struct SpeciesAppearanceTests {
  @Test func spellingDoesNotChangeTheColour() {
    #expect(SpeciesAppearance("PO2-").colour == SpeciesAppearance("PO_2^-").colour)
  }

  @Test func theTiedPairOfPVDFKeepsOneColour() {
    let looks = SpeciesAppearance.distinct(["C-C", "CH2", "CF2"])
    #expect(looks[1].colour == looks[2].colour)
    #expect(looks[0].colour != looks[1].colour)
  }

  @Test func strangersInOnePanelLookDifferent() {
    let looks = SpeciesAppearance.distinct(["LiF", "C=O", "Xx1", "Xx2"])
    #expect(Set(looks.map(\.colour)).count == 4)
  }
}
