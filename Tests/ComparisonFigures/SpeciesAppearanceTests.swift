import ComparisonFigures
import RasterCanvas
import ScientificFigures
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

  @Test func speciesOfDifferentRegionsNeverShareColourAndPattern() {
    let names = [
      "C-C", "C-O", "C=O", "O-C=O", "CO3", "CFx", "LiF", "LixPFyOz", "NiF2", "LixPFy", "TM-O", "POxFy",
      "Ni2+",
      "Ni3+", "C", "F", "O", "Ni", "P", "Li",
    ]
    let looks = SpeciesAppearance.distinct(names)
    #expect(Set(looks.map { Line(colour: $0.colour, dashes: $0.dashes, marker: $0.marker) }).count == 20)
    #expect(Set(looks.prefix(14).map { Fill(colour: $0.colour, isHatched: $0.isHatched) }).count == 14)
  }

  private struct Line: Hashable {
    var colour: CanvasColor
    var dashes: [Double]
    var marker: MarkerShape
  }

  private struct Fill: Hashable {
    var colour: CanvasColor
    var isHatched: Bool
  }

  @Test func aSpeciesLooksTheSameWhateverItsCompany() {
    let alone = SpeciesAppearance("NiO2-")
    #expect(SpeciesAppearance.distinct(["Xx1", "Ni-", "NiO2-"])[2] == alone)
    #expect(SpeciesAppearance.distinct(["Xx1", "C-C"])[1] == SpeciesAppearance("C-C"))
  }

  @Test func strangersInOnePanelLookDifferent() {
    let looks = SpeciesAppearance.distinct(["LiF", "C=O", "Xx1", "Xx2"])
    #expect(Set(looks.map { Fill(colour: $0.colour, isHatched: $0.isHatched) }).count == 4)
  }
}
