import InstrumentFiles
import Testing

/// Numbers of every stored type.
@Suite struct HDF5NumbersTests {
  @Test(arguments: [
    (HDF5Numbers.Kind.signed, 1, [0xFF] as [UInt8], -1.0), (.unsigned, 1, [0xFF], 255),
    (.signed, 2, [0x00, 0x80], -32768), (.unsigned, 2, [0x00, 0x80], 32768),
    (.signed, 4, [0xFE, 0xFF, 0xFF, 0xFF], -2), (.unsigned, 4, [0, 0, 0, 0x80], 2_147_483_648),
    (.signed, 8, [0, 0, 0, 0, 0, 0, 0, 0x80], -9_223_372_036_854_775_808),
    (.unsigned, 8, [0, 0, 0, 0, 0, 0, 0, 0x80], 9_223_372_036_854_775_808),
    (.float, 4, [0, 0, 0x20, 0xC0], -2.5), (.float, 8, [0, 0, 0, 0, 0, 0, 0x04, 0xC0], -2.5),
    (.boolean, 1, [1], 1),
  ])
  func everyTypeGivesItsValue(kind: HDF5Numbers.Kind, width: Int, bytes: [UInt8], value: Double) throws {
    let numbers = try #require(HDF5Numbers(kind: kind, width: width, bytes: bytes[...]))
    #expect(numbers.count == 1)
    #expect(numbers.real == [value])
  }

  @Test func complexNumbersHaveTwoParts() throws {
    let numbers = try #require(
      HDF5Numbers(kind: .complex, width: 8, bytes: [0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0]))
    #expect(numbers.real == nil)
    #expect(numbers.complex?.real == [1])
    #expect(numbers.complex?.imaginary == [-2.5])
  }

  @Test func aWidthThatATypeHasNotIsNone() {
    #expect(HDF5Numbers(kind: .float, width: 2, bytes: [0, 0]) == nil)
    #expect(HDF5Numbers(kind: .signed, width: 0, bytes: []) == nil)
    #expect(HDF5Numbers(kind: .signed, width: 4, bytes: [0, 0, 0]) == nil)
  }
}
