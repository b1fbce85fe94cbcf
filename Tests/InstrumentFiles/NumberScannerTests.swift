import InstrumentFiles
import Testing

@Suite struct NumberScannerTests {
  @Test(
    arguments: [
      ("0", 0.0), ("-12", -12), ("+3.5", 3.5), ("1.48884e+06", 1.48884e6), (".5", 0.5), ("5.", 5),
      ("1.23D+04", 1.23e4), ("1e+037", 1e37), ("299.79999999999995", 299.79999999999995),
      ("0.1234567890123456789012345", 0.1234567890123456789012345), ("9007199254740993", 9007199254740992),
      ("123456789012345678901234567890", 1.2345678901234568e29), ("2.2250738585072014e-308", 0x1p-1022),
      ("4.9e-324", Double.leastNonzeroMagnitude), ("1e400", .infinity), ("-inf", -.infinity), (" 7 ", 7),
    ])
  func readsAndRoundsCorrectly(text: String, value: Double) { #expect(NumberScanner.number(text) == value) }

  @Test func agreesWithTheStandardLibraryOnEveryDigitPattern() {
    var state: UInt64 = 20_250_101
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let text = "\(state >> 20).\(state >> 40)e\(Int(state >> 58) - 32)"
      #expect(NumberScanner.number(text) == Double(text))
    }
  }

  @Test func readsADecimalComma() {
    #expect(NumberScanner.number("1,5e3", decimalSeparator: NumberScanner.comma) == 1500)
    #expect(NumberScanner.number("1,5") == nil)
    #expect(NumberScanner.number("12345678901234567890,5", decimalSeparator: NumberScanner.comma) != nil)
  }

  @Test(arguments: [
    "", " ", "-", ".", "e5", "1e", "1e+", "1.5x", "1 2", "--1", "n/a", "0x10", "1_000", "1.#", "2#x", "nan(",
    "in",
  ])
  func refusesWhatIsNoNumber(text: String) { #expect(NumberScanner.number(text) == nil) }

  @Test(arguments: ["nan", "-nan(ind)", "NaN", "1.#QNAN", "-1.#IND", "1.#IND00"])
  func knowsTheWordsForNoNumber(text: String) {
    #expect(NumberScanner.number(text)?.isNaN == true)
  }

  @Test(arguments: ["inf", "Infinity", "1.#INF"]) func knowsTheWordsForInfinity(text: String) {
    #expect(NumberScanner.number(text) == .infinity)
  }

  @Test func stopsBehindTheNumber() {
    let bytes = Array("12.5\t7".utf8)
    var position = 0
    let value = NumberScanner.scan(
      bytes, at: &position, to: bytes.count, decimalSeparator: NumberScanner.point)
    #expect(value == 12.5)
    #expect(position == 4)
  }
}
