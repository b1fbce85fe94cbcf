import AnalysisFindings
import InstrumentFiles
import NumericalMethods
import Testing

/// Cells of a table have the numbers that the standard library makes of them, however they are written.
@Suite struct PlainCellsTests {
  private func row(_ text: String, separator: UInt8 = NumberScanner.point) throws -> [Double] {
    let file = FileContents(source: SourceFile(path: "table.txt"), bytes: Array(text.utf8))
    let columns = text.split(separator: "\t", omittingEmptySubsequences: false).count - 1
    let rows = try NumericRows(
      TextLines(file), from: 0, layout: TextTableLayout(delimiter: .tab, decimalSeparator: separator),
      columnNames: (0..<columns).map { "c\($0)" }, file: "table.txt")
    return (0..<columns).flatMap(rows.column)
  }

  @Test func numbersOfEveryLengthAreCorrectlyRounded() throws {
    var generator = SeededGenerator(seed: 7)
    var cells: [String] = []
    for digits in 1...20 {
      for _ in 0..<60 {
        let text = (0..<digits).map { _ in "\(generator.next() % 10)" }.joined()
        let point = Int(generator.next() % UInt64(digits + 1))
        let sign = ["", "-", "+"][Int(generator.next() % 3)]
        cells.append(sign + text.prefix(point) + (point < digits ? "." : "") + text.dropFirst(point))
        cells.append(sign + text)
      }
    }
    let values = try row(cells.map { $0 + "\t" }.joined() + "\n")
    #expect(values.count == cells.count)
    let expected = cells.map { Double($0) }
    #expect(zip(values, expected).allSatisfy { $0 == $1 })
  }

  @Test func theLastCellsOfATextAreReadLikeTheOthers() throws {
    #expect(try row("1.5\t22\t.25\t7.\t") == [1.5, 22, 0.25, 7])
    #expect(try row("1\t") == [1])
    #expect(try row("-0\t").first?.sign == .minus)
  }

  @Test func exponentsQuotesAndBlanksStandBetweenPlainOnes() throws {
    #expect(try row("1\t2.7e+06\t\"3.5\"\t 4 \t5\t") == [1, 2.7e6, 3.5, 4, 5])
  }

  @Test func aDecimalCommaDividesLikeAPoint() throws {
    #expect(try row("12,5\t0,0001234\t3\t", separator: NumberScanner.comma) == [12.5, 0.0001234, 3])
  }

  @Test(arguments: ["1..5", "1.5.2", "--1", "1-2", "12a", ".", "-", "", "1,5", "0x10", "１２"])
  func whatIsNoNumberIsNamedWithItsPlace(_ cell: String) throws {
    let problem = #expect(throws: InputProblem.self) { try row("17.25\t\(cell)\t3\t\n") }
    #expect(problem?.place == .lineAndColumn(1, 7))
    #expect(problem?.expected.contains("column 2") == true)
  }
}
