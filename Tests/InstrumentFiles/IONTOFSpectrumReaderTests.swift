import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct IONTOFSpectrumReaderTests {
  private func file(_ text: String) -> FileContents {
    FileContents(source: SourceFile(path: "N_1.txt"), bytes: Array(text.utf8))
  }

  private let header = "# Binning: 200 channels\r\n# Deadtime Correction: on\r\nChannel\tm/z\tIntensity\r\n"

  @Test func readsBinsWithTheirMasses() throws {
    let read = try IONTOFSpectrumReader().measurements(
      in: file(header + "100\t0.000202\t2\r\n300\t0.000411\t0\r\n"))
    let spectrum = try #require(read.first as? MassSpectrum)
    #expect(spectrum.massesToCharge == [0.000202, 0.000411])
    #expect(spectrum.flightTimeChannels == [100, 300])
    #expect(spectrum.intensities == [2, 0])
    #expect(spectrum.intensityKind == .deadTimeCorrectedCounts)
    #expect(spectrum.metadata["Binning"] == "200 channels")
  }

  @Test func isCertainByItsCaptions() {
    #expect(IONTOFSpectrumReader().recognition(of: file(header).head) == .certain)
    #expect(IONTOFSpectrumReader().recognition(of: file("# a\nm/z\tIntensity\n").head) == .no)
  }

  @Test func namesTheCellThatIsWrong() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try IONTOFSpectrumReader().measurements(in: file(header + "100\t?\t2\r\n"))
    }
    #expect(problem.place == .lineAndColumn(4, 5))
    #expect(problem.expected == "a number in column 2 (“m/z”)")
  }
}
