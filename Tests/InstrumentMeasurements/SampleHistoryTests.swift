import InstrumentMeasurements
import Testing

@Suite struct SampleHistoryTests {
  @Test func whatIsNotStatedIsUnknown() {
    #expect(SampleHistory()[.rinse] == "unknown")
  }
}
