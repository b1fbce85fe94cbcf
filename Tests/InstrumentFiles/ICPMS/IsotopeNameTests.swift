import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct IsotopeNameTests {
  @Test func agilentPutsTheElementFirst() throws {
    let plain = try #require(IsotopeName("Mn55", elementFirst: true)).channel
    #expect(plain.element == "Mn")
    #expect(plain.massNumber == 55)
    #expect(plain.precursorMassNumber == nil)
    let shifted = try #require(IsotopeName("Co59 -> 75", elementFirst: true)).channel
    #expect(shifted.massNumber == 75)
    #expect(shifted.precursorMassNumber == 59)
  }

  @Test func thermoPutsTheMassFirstAndTheModeBehind() throws {
    let plain = try #require(IsotopeName("60Ni (KED)", elementFirst: false)).channel
    #expect(plain.element == "Ni")
    #expect(plain.massNumber == 60)
    #expect(plain.mode == "KED")
    let shifted = try #require(IsotopeName("80Se | 80Se.16O (O2)", elementFirst: false)).channel
    #expect(shifted.massNumber == 96)
    #expect(shifted.precursorMassNumber == 80)
    #expect(shifted.mode == "O2")
  }

  @Test(arguments: ["", "Mn", "55", "mn55", "Mn0", "Mn55 ->", "Mn55 x", "Total55", "Mn999999999999999999999"])
  func otherTextsAreNone(text: String) {
    #expect(IsotopeName(text, elementFirst: true)?.channel == nil)
  }
}
