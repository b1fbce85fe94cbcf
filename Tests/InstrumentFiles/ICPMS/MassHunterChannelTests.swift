import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct MassHunterChannelTests {
  @Test func namesTellIsotopeQuadrupoleModeAndStandard() throws {
    let shifted = try #require(MassHunterChannel("59 -> 75  Co  [ O2 ] ")).channel
    #expect(shifted.name == "59 -> 75 Co [ O2 ]")
    #expect(shifted.element == "Co")
    #expect(shifted.massNumber == 75)
    #expect(shifted.precursorMassNumber == 59)
    #expect(shifted.mode == "O2")
    let standard = try #require(MassHunterChannel("103  Rh ( ISTD )  [ He Gas ] ")).channel
    #expect(standard.isInternalStandard)
    #expect(standard.mode == "He Gas")
    #expect(standard.precursorMassNumber == nil)
    #expect(MassHunterChannel("55Mn")?.channel.massNumber == 55)
  }

  @Test(arguments: [
    "", "Sample", "Conc.", "55", "55 mn [ He ]", "0 Mn [ He ]", "55 -> Mn [ He ]", "55 Mn [ He", "5 ppb",
    "99999999999999999999 Mn", "100 ppb / 5000 ppb", "20 / 1000 ppb", "55 Mn extra", "7/9/20",
  ])
  func otherTextsAreNone(text: String) {
    #expect(MassHunterChannel(text)?.channel == nil)
  }
}
