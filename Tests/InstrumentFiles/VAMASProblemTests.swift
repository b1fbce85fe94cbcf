import AnalysisFindings
import InstrumentFiles
import Testing

@Suite struct VAMASProblemTests {
  private func problem(_ lines: [String]) throws -> InputProblem {
    try #require(throws: InputProblem.self) {
      _ = try VAMASFixture.spectra(lines.joined(separator: "\n") + "\n")
    }
  }

  @Test func namesTheLineAtWhichALineIsMissing() throws {
    var lines = VAMASFixture().lines()
    let start = try #require(lines.firstIndex(of: "600"))
    lines.remove(at: start)
    let problem = try problem(lines)
    #expect(problem.file == "cell.vms")
    guard case .line(let line) = problem.place else {
      Issue.record("no line: \(problem)")
      return
    }
    #expect(abs(line - start) < 5)
  }

  @Test func saysWhichOrdinateIsCutOff() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].ordinates = (0..<40).map { "\($0)" }
    let problem = try problem(Array(fixture.lines().dropLast(4)))
    #expect(problem.code == .truncated)
    #expect(problem.expected.contains("40 ordinate values of block 1"))
    #expect(problem.found.contains("after 37"))
  }

  @Test func refusesANumberOfValuesThatDoesNotFitTheVariables() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].variables = ["Intensity", "d", "Transmission", "d"]
    let problem = try problem(fixture.lines())
    #expect(problem.code == .malformed)
    #expect(problem.expected.contains("multiple of 2"))
  }

  @Test(arguments: ["999999999999", "-1", "1e300", "nan"])
  func refusesAnImpossibleNumberOfBlocks(count: String) throws {
    var lines = VAMASFixture().lines()
    let name = try #require(lines.firstIndex(of: "Ni 2p"))
    lines[name - 1] = count
    #expect([.truncated, .malformed].contains(try problem(lines).code))
  }

  @Test func refusesAnUnknownScanMode() throws {
    #expect(try problem(VAMASFixture(scanMode: "SOMETIMES").lines()).found == "“SOMETIMES”")
  }

  @Test(arguments: [["1", "41"], ["-1", "0"], ["99"]]) func refusesAPartThatDoesNotExist(list: [String])
    throws
  {
    #expect(try problem(VAMASFixture(listedParts: list).lines()).code == .malformed)
  }

  @Test func refusesALetterAmongTheOrdinates() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].ordinates = ["10", "2O", "15"]
    let problem = try problem(fixture.lines())
    #expect(problem.expected == "ordinate value 2 of 3 in block 1")
    #expect(problem.found == "“2O”")
  }

  @Test func refusesAFileOfOtherTechniquesOnly() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].technique = "ISS"
    fixture.blocks[0].sputteringIon = ["2", "1", "1"]
    #expect(try problem(fixture.lines()).code == .unsupported)
  }

  @Test func everyTruncationIsATypedErrorOrAResult() throws {
    let text = VAMASFixture(variables: [("Etch Time", "s")]).lines().joined(separator: "\n")
    for length in stride(from: 0, to: text.count, by: 3) {
      do throws(InputProblem) {
        let bytes = Array(text.utf8.prefix(length))
        _ = try VAMASReader().measurements(
          in: FileContents(source: SourceFile(path: "cut.vms"), bytes: bytes))
      } catch {
        #expect(error.file == "cut.vms")
      }
    }
  }

  @Test func veryManyBlocksAreRefused() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].ordinates = ["1"]
    fixture.blocks = Array(repeating: fixture.blocks[0], count: 20_001)
    let problem = try problem(fixture.lines())
    #expect(problem.code == .limitExceeded)
    #expect(problem.found == "20001")
  }
}
