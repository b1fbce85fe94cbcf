import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

/// A word such as `nan` in place of a number is named with its place, or is a gap that its measurement names.
@Suite struct NumberWordsTests {
  static let words = ["nan", "NaN", "-nan(ind)", "inf", "-Infinity", "1.#QNAN", "1e999"]

  private func file(_ text: String) -> FileContents {
    FileContents(
      source: SourceFile(path: "a.txt", byteCount: text.utf8.count, format: ""), bytes: Array(text.utf8))
  }

  private func problem(
    _ text: String, _ reader: any InstrumentFileReader
  ) throws -> InputProblem {
    try #require(throws: InputProblem.self) { _ = try reader.measurements(in: file(text)) }
  }

  @Test(arguments: words) func aPointOfALabelledSpectrumIsNamed(word: String) throws {
    let problem = try problem("BE/eV,C 1s\n290,5\n289,\(word)\n288,7\n287,7\n", TwoColumnTextReader())
    #expect(problem.place == .lineAndColumn(3, 5))
    #expect(problem.expected == "a number in column 2 (“intensity”)")
    #expect(problem.found == "“\(word)”")
  }

  @Test(arguments: words) func anEnergyOfALabelledSpectrumIsNamed(word: String) throws {
    let problem = try problem("BE/eV,C 1s\n290,5\n289,6\n\(word),7\n287,7\n", TwoColumnTextReader())
    #expect(problem.place == .lineAndColumn(4, 1))
  }

  @Test(arguments: words) func aBinOfAMassSpectrumIsNamed(word: String) throws {
    let text = "# Deadtime Correction: ON\nChannel\tm/z\tIntensity\n1\t0.5\t3\n2\t\(word)\t4\n"
    let problem = try problem(text, IONTOFSpectrumReader())
    #expect(problem.place == .lineAndColumn(4, 3))
  }

  @Test(arguments: words) func aChannelOfAnEMSASpectrumIsNamed(word: String) throws {
    let text =
      "#FORMAT : EMSA/MAS Spectral Data File\n#VERSION : 1.0\n#NPOINTS : 3.\n#NCOLUMNS : 1.\n#XUNITS : eV\n"
      + "#YUNITS : Counts\n#DATATYPE : Y\n#XPERCHAN : 1.\n#OFFSET : 0.\n#SPECTRUM :\n1.\n\(word)\n3.\n#ENDOFDATA :\n"
    let problem = try problem(text, EMSAReader())
    guard case .lineAndColumn(12, _) = problem.place else {
      Issue.record("\(problem)")
      return
    }
  }

  @Test(arguments: ["inf", "-inf", "1e999"]) func anInfiniteCellOfADeclaredTableIsNamed(word: String) throws {
    let declaration = ColumnDeclaration(
      technique: .init(rawValue: "xps"),
      columns: [.init(.header("E"), .bindingEnergy), .init(.header("I"), .intensity)])
    let problem = try #require(throws: InputProblem.self) {
      _ = try DeclaredTableReader(declaration, as: .photoelectronSpectra)
        .measurements(in: file("E,I\n290,5\n289,\(word)\n288,7\n"))
    }
    #expect(problem.place == .lineAndColumn(3, 5))
  }
}
