import InstrumentMeasurements
import Testing

@Suite struct SampleHistoryTests {
  @Test func whatIsNotStatedIsUnknown() {
    #expect(SampleHistory()[.rinse] == "unknown")
  }

  @Test func differencesNameTheFactsThatDisagree() {
    let one = SampleHistory([.rinse: "DMC", .cycles: "300"])
    let other = SampleHistory([.rinse: "none", .cycles: "300"])
    #expect(one.differences(from: other) == [.rinse])
  }
}
