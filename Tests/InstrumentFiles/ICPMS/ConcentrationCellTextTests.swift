import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct ConcentrationCellTextTests {
  @Test(arguments: [
    ("12.5", ConcentrationTable.Cell.value(12.5)), (" -0.3 ", .value(-0.3)), ("<0.000", .below(0)),
    ("< 0.7", .below(0.7)), (">100", .above(100)), ("n.d.", .notDetected), ("ND", .notDetected),
    ("b.d.l.", .notDetected), ("<LOD", .notDetected), ("OR", .overRange), ("S", .saturated),
    ("N/A", .missing), ("", .missing), ("-", .missing), ("nan", .missing), ("12,5", .unexplained("12,5")),
    ("see note", .unexplained("see note")), ("<", .unexplained("<")),
  ])
  func textsHaveOneMeaning(text: String, cell: ConcentrationTable.Cell) {
    #expect(ConcentrationTable.Cell(text: text) == cell)
  }

  @Test func decimalCommasAreReadWhereTheTableHasThem() {
    #expect(ConcentrationTable.Cell(text: "<0,001", notation: .comma) == .below(0.001))
  }

  @Test(arguments: [
    ("<0.1 ppb", ConcentrationTable.Cell.below(0.1)), ("< 0.7 µg/L", .below(0.7)), ("<0.1 ppm", .below(100)),
    ("<100 ng/L", .below(0.1)), ("0.1 U", .below(0.1)), ("0.1 UJ", .below(0.1)), ("<DL 0.1", .below(0.1)),
    ("<LOD (0.1)", .below(0.1)), ("ND (0.1 ppb)", .below(0.1)), ("<0.1 (LOQ)", .below(0.1)),
    (">500 ppb", .above(500)), ("3 ppb", .value(3)), ("3 mg/L", .value(3000)), ("1,234.5", .value(1234.5)),
    ("0.1 ND", .notDetected), ("3 (<LOD)", .notDetected), ("<0.1 furlong", .unexplained("<0.1 furlong")),
    ("3 J", .unexplained("3 J")),
    ("3 ± 1", .unexplained("3 ± 1")),
  ])
  func aNumberMayHaveAUnitOfItsOwn(text: String, cell: ConcentrationTable.Cell) {
    #expect(ConcentrationTable.Cell(text: text, unit: "ppb") == cell)
  }

  @Test func aLimitInAUnitThatCannotBeConvertedIsNoneThatIsStated() {
    #expect(ConcentrationTable.Cell(text: "<0.1 ppb", unit: "mg/kg") == .notDetected)
    #expect(ConcentrationTable.Cell(text: "3 ppb", unit: "mg/kg") == .unexplained("3 ppb"))
  }

  @Test(arguments: [
    "LOD", "BQL", "BLQ", "u.d.", "n.n.", "n.q.", "< LOQ", "<BG", "u.B.G.", "<LD", "b.d.l.", "not detected",
    "nicht nachweisbar", "non détecté", "未检出",
  ])
  func wordsOfLaboratoriesSayNotDetected(text: String) {
    #expect(ConcentrationTable.Cell(text: text) == .notDetected)
  }

  @Test(arguments: [
    ("Over range", ConcentrationTable.Cell.overRange), (">ULOQ", .overRange), ("Saturated", .saturated),
    ("n/a", .missing), ("—", .missing), ("rejected", .rejected), ("BG", .unexplained("BG")),
  ])
  func otherWordsAreNoLimits(text: String, cell: ConcentrationTable.Cell) {
    #expect(ConcentrationTable.Cell(text: text) == cell)
  }
}
