import AnalysisFindings
import StudyExports
import Testing

@Suite struct ResultTextTests {
  @Test(
    arguments: [
      (1.0 / 3, "0.333333333333"), (1e-30 / 3, "3.33333333333e-31"),
      (123_456_789_012_345.0, "123456789012000"),
      (-2.5, "-2.5"), (0.0, "0"), (1e300, "1e+300"),
    ] as [(Double, String)]) func numbersHaveTwelveSignificantDigits(value: Double, text: String)
  {
    #expect(value.resultText == text)
  }

  @Test func jsonKeepsTheOrderOfKeysAndEscapesText() {
    let value = JSONValue.object([
      ("b", .number(1.5)), ("a", .list([.text("“x”\n\"\u{1}")])), ("c", .number(.nan)),
    ])
    #expect(
      value.document
        == "{\n  \"b\": 1.5,\n  \"a\": [\n    \"“x”\\n\\\"\\u0001\"\n  ],\n  \"c\": null\n}\n")
  }

  @Test func csvQuotesWhatNeedsItAndDefusesFormulas() {
    var table = CSVText(header: ["a", "b"])
    table.append(["x, \"y\"", "=1+1"])
    table.append(["-2.5", "-rf"])
    #expect(table.text == "a,b\n\"x, \"\"y\"\"\",'=1+1\n-2.5,'-rf\n")
  }

  @Test func jsonEscapesWhatSteersATerminalAndReadsItBack() throws {
    let name = "\u{1B}[31m\u{202E}a\u{9B}\u{2028}"
    let document = JSONValue.text(name).document
    #expect(document == "\"\\u001b[31m\\u202ea\\u009b\\u2028\"\n")
    #expect(try JSONValue(parsing: Array(document.utf8), file: "a.json") == .text(name))
  }

  @Test func aCellOfATableIsOneLineThatSteersNothing() {
    var table = CSVText(header: ["a"])
    table.append(["PVDF\n\u{1B}[2J\u{202E}"])
    table.append(["\t=1+1"])
    #expect(table.text == "a\nPVDF\\n\\u{1B}[2J\\u{202E}\n\\t=1+1\n")
  }

  @Test func aCurveIsWrittenWithItsUncertaintiesAndGaps() {
    let curve = Curve(
      name: "scan", title: "Scan", kind: Curve.Kind(rawValue: "eels.scan"),
      columns: [
        Curve.Column(name: "depth", unit: "nm", role: .abscissa, values: [0, 0.5]),
        Curve.Column(
          name: "ΔE", unit: "eV", role: .derived, values: [.nan, 12], uncertainties: [.nan, 0.1]),
      ])
    #expect(curve.csv == "depth [nm],ΔE [eV],u(ΔE) [eV]\n0,,\n0.5,12,0.1\n")
  }

  @Test(arguments: [
    ("PVDF cell 1", "PVDF-cell-1"), ("../../etc/passwd", "etc-passwd"), ("", "unnamed"), ("µ/ü", "unnamed"),
  ]) func fileNamesAreSafe(name: String, safe: String) {
    #expect(ResultFileName.safe(name) == safe)
  }
}
