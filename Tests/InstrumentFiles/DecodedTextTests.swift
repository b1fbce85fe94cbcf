import InstrumentFiles
import Testing

@Suite struct DecodedTextTests {
  private func text(_ raw: [UInt8]) -> String { String(decoding: DecodedText(raw).bytes, as: UTF8.self) }

  @Test func dropsTheMarkOfUTF8() {
    #expect(text([0xEF, 0xBB, 0xBF] + Array("a µ".utf8)) == "a µ")
  }

  @Test(arguments: [true, false]) func readsUTF16ByItsMark(lowByteFirst: Bool) {
    let raw = "\u{FEFF}Ni 2p µ".utf16.flatMap { unit in
      lowByteFirst ? [UInt8(unit & 255), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 255)]
    }
    #expect(text(raw) == "Ni 2p µ")
  }

  @Test func readsUTF16WithoutAMark() {
    #expect(text("1.5\t2.5\r\n".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }) == "1.5\t2.5\r\n")
  }

  @Test func keepsNULPaddingAsUTF8() {
    #expect(DecodedText(Array("NORM\0\0\0\0\n".utf8)).encoding == .utf8)
  }

  @Test func takesWhatIsNotUTF8ForLatin1() {
    let decoded = DecodedText(Array("5 ".utf8) + [0xB5] + Array("m ".utf8) + [0x96, 0x80, 0xE4])
    #expect(decoded.encoding == .latin1)
    #expect(String(decoding: decoded.bytes, as: UTF8.self) == "5 µm –€ä")
  }

  @Test func tellsBinaryFromText() {
    #expect(!DecodedText.isPlausible([0, 0, 0, 3, 0, 0, 1, 255, 7, 8, 0, 0, 2, 0]))
    #expect(DecodedText.isPlausible(Array("284.8\t1200\r\n".utf8)))
    #expect(!DecodedText.isPlausible([]))
  }
}
