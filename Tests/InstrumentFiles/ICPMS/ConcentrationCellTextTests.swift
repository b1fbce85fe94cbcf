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
    #expect(ConcentrationTable.Cell(text: "<0,001", decimalSeparator: NumberScanner.comma) == .below(0.001))
  }
}
