import ChemicalSpecies
import Testing

@Suite struct SpeciesNameTests {
  @Test(arguments: ["PO_2-", "PO2-", "PO2−", "PO₂⁻", " PO_{2}^{-} ", "PO_2^-", "PO2–"])
  func spellingsOfOneIonAreEqual(spelling: String) {
    #expect(SpeciesName(spelling) == SpeciesName("PO_2-"))
    #expect(SpeciesName(spelling).label.unicodeText == "PO₂⁻")
    #expect(SpeciesName(spelling).label.plainText == "PO2−")
  }

  @Test func unlabelledRequestIsMetByTheMainIsotopeOnly() {
    let nickel: SpeciesName = "Ni-"
    #expect(nickel.isMet(by: "Ni-"))
    #expect(nickel.isMet(by: "^58Ni-"))
    #expect(!nickel.isMet(by: "^60Ni-"))
    #expect(!nickel.isMet(by: "Ni+"))
    #expect(SpeciesName("^58Ni-").isMet(by: "Ni-"))
    #expect(SpeciesName("^58Ni-") != nickel)
  }

  @Test func unknownNumbersOfAtomsAreWrittenLowered() {
    let name: SpeciesName = "LixPFyOz"
    #expect(name.formula?.atoms.map(\.element) == ["Li", "P", "F", "O"])
    #expect(name.formula?.exactMass == nil)
    #expect(name.label.markup == "Li_{x}PF_{y}O_{z}")
  }

  @Test func bareDigitIsAChargeForOxidationStatesAndANumberOfAtomsElsewhere() {
    #expect(SpeciesName("Ni2+").formula?.charge == 2)
    #expect(SpeciesName("Ni2+").label.unicodeText == "Ni²⁺")
    #expect(SpeciesName("Ni_2+").formula?.charge == 1)
    #expect(SpeciesName("Bi3+").label.unicodeText == "Bi₃⁺")
    #expect(SpeciesName("Ni^2+") == SpeciesName("Ni2+"))
    #expect(SpeciesName("PO_4^3-").formula?.charge == -3)
  }

  @Test(arguments: [
    "", "total", "^206PbI_3-, ^207PbI_3-PbI_3-", "I+ / ( Pb+ )", "((((((((((C))))))))))", "^", "_", "C_",
    "Xx-",
    "H99999999999999999999", "PVDF", "TM-", "^58", "PO_{2", "Pb^206PbI_3, Pb^207PbI_3Pb_2I_3-",
  ])
  func everyOtherTextIsAnOpaqueName(text: String) {
    #expect(SpeciesName(text).meaning == .opaque)
    #expect(SpeciesName(text) == SpeciesName(text))
  }

  @Test func bondsAreWrittenWithAnEnDash() {
    #expect(SpeciesName("C-C").meaning == .bond)
    #expect(SpeciesName("O-C=O").label.plainText == "O–C=O")
    #expect(SpeciesName("TM-O") == SpeciesName("TM–O"))
    #expect(SpeciesName("CF2-CH2").label.markup == "CF_{2}–CH_{2}")
  }

  @Test func differentOrderOfTheSameAtomsIsTheSameIon() {
    #expect(SpeciesName("CH_3NH_3+") == SpeciesName("CH6N+"))
    #expect(SpeciesName("Li(OH)2-") == SpeciesName("LiO2H2-"))
    #expect(SpeciesName("PO_2-") != SpeciesName("PO_3-"))
  }
}
