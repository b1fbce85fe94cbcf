import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct EMSAReaderTests {
  private func file(_ text: String) -> FileContents {
    FileContents(source: SourceFile(path: "/data/a.msa", byteCount: text.utf8.count), bytes: Array(text.utf8))
  }

  private func spectrum(_ text: String) throws -> ElectronMicroscopySignal {
    let measurements = try EMSAReader().measurements(in: file(text))
    return try #require(measurements.first as? ElectronMicroscopySignal)
  }

  private func problem(_ text: String) throws -> InputProblem {
    try #require(throws: InputProblem.self) { try spectrum(text) }
  }

  /// A sound spectrum of three channels with some lines exchanged.
  private func text(
    points: String = "3.", type: String = "Y", more: String = "", data: String = "1\n2\n3\n",
    end: String = "#ENDOFDATA   :\n"
  ) -> String {
    """
    #FORMAT      : EMSA/MAS Spectral Data File
    #VERSION     : 1.0
    #TITLE       : NiO
    #NPOINTS     : \(points)
    #NCOLUMNS    : 1.
    #XUNITS      : eV
    #YUNITS      : Counts
    #DATATYPE    : \(type)
    #XPERCHAN    : 0.5
    #OFFSET      : 520.
    #SIGNALTYPE  : ELS
    \(more)#SPECTRUM    : Spectral Data Starts Here

    """ + data + end
  }

  @Test func isRecognisedByItsFirstKeyword() {
    let reader = EMSAReader()
    #expect(reader.recognition(of: file(text()).head) == .certain)
    #expect(reader.recognition(of: file("\u{FEFF}#FORMAT\t : EMSA/MAS\r\n").head) == .certain)
    #expect(reader.recognition(of: file("energy,counts\n1,2\n").head) == .no)
  }

  @Test(arguments: [("Y", "1,50\n2,50\n3,25\n"), ("XY", "520,0; 1,50\n520,5; 2,50\n521,0; 3,25\n")])
  func commasAreDecimalWhereThatAgreesWithTheNumberOfPoints(type: String, data: String) throws {
    let spectrum = try spectrum(text(type: type, data: data))
    #expect(spectrum.realValues == [1.5, 2.5, 3.25])
    #expect(spectrum.axes[0].positions == .regular(start: 520, step: 0.5, count: 3))
    #expect(spectrum.readingNotes.contains { $0.contains("decimal") })
  }

  @Test func commasThatSeparateStaySeparators() throws {
    #expect(try spectrum(text(points: "6", data: "1,50\n2,50\n3,25\n")).realValues == [1, 50, 2, 50, 3, 25])
  }

  @Test func headerNumbersMayHaveDecimalCommasOrWordsBehindThem() throws {
    let header = text().replacing(": 0.5\n", with: ": 0,5\n").replacing(
      ": 520.\n", with: ": 520.0 eV of first channel\n")
    #expect(try spectrum(header).axes[0].positions == .regular(start: 520, step: 0.5, count: 3))
  }

  @Test func decimalCommasThatFitNoNumberOfPointsAreNamed() throws {
    let broken = text(points: "5", data: "1,50\n2,50\n3,25\n").replacing(": 0.5\n", with: ": 0,5\n")
    #expect(try problem(broken).remedy.contains("decimal"))
  }

  @Test func placeOnTheSpecimenIsLiftedInNanometres() throws {
    let spectrum = try spectrum(text(more: "#XPOSITION-nm: 1.500\n"))
    #expect(spectrum.position == .init(x: 1.5, y: 0))
    #expect(try self.spectrum(text(more: "#XPOSITION-um: 0.002\n")).position == .init(x: 2, y: 0))
    #expect(try self.spectrum(text(more: "#XPOSITION: 2\n")).position == nil)
  }

  @Test func readsASpectrumWithItsAxisFromTheHeader() throws {
    let spectrum = try spectrum(text())
    #expect(spectrum.title == "NiO")
    #expect(spectrum.signal == "EELS")
    #expect(spectrum.realValues == [1, 2, 3])
    #expect(
      spectrum.axes == [
        MeasurementAxis(
          quantity: "energy loss", unit: "eV", positions: .regular(start: 520, step: 0.5, count: 3))
      ])
    #expect(spectrum.intensityUnit == "Counts")
    #expect(spectrum.readingNotes.isEmpty)
  }

  @Test(arguments: ["1 2 3\n", "1, 2\n3\n", "1,2,3\r\n", "  1\t2\n\n3 ,\n", "1.0E+00\n2.0e0\n3\n"])
  func columnsMayBeSeparatedInManyWays(data: String) throws {
    #expect(try spectrum(text(data: data)).realValues == [1, 2, 3])
  }

  @Test func unitsMayStandInTheKeyword() throws {
    let more = """
      #BEAMKV   -kV: 120.0
      #CONVANGLE-mR: 1.5
      #COLLANGLE   : 3.4
      #INTEGTIME-ms: 250
      ##ALPHA-1    : 3.14

      """
    let spectrum = try spectrum(text(more: more))
    #expect(spectrum.beamEnergy == 120)
    #expect(spectrum.convergenceAngle == 1.5)
    #expect(spectrum.collectionAngle == 3.4)
    #expect(spectrum.exposure == 0.25)
    #expect(spectrum.metadata["BEAMKV-kV"] == "120.0")
    #expect(spectrum.metadata["#ALPHA-1"] == "3.14")
  }

  @Test func roundedXColumnLeavesTheHeadersAxis() throws {
    let spectrum = try spectrum(text(type: "XY", data: "520,1\n520.5,2\n521.004,3\n"))
    #expect(spectrum.axes.first?.positions == .regular(start: 520, step: 0.5, count: 3))
    #expect(spectrum.realValues == [1, 2, 3])
  }

  @Test func contradictingXColumnIsTakenAndSaid() throws {
    let spectrum = try spectrum(text(type: "XY", data: "520,1\n524.04,2\n528.08,3\n"))
    #expect(spectrum.axes.first?.positions == .listed([520, 524.04, 528.08]))
    #expect(spectrum.readingNotes.contains { $0.contains("the x column was taken") })
  }

  @Test func commasOfATableProgramInKeysAreNoPartOfThem() throws {
    let table = text().replacing("#XPERCHAN    : 0.5", with: "#XPERCHAN,,: 4,,")
    #expect(try spectrum(table).axes.first?.positions == .regular(start: 520, step: 4, count: 3))
  }

  @Test func titleOfSeveralLinesIsOne() throws {
    #expect(try spectrum(text(more: "#TITLE : second line\n")).title == "NiO second line")
  }

  @Test func unitInBracketsIsTheUnit() throws {
    let spectrum = try spectrum(text().replacing(": eV", with: ": Energy Loss (eV)"))
    #expect(spectrum.axes.first?.unit == "eV")
    #expect(spectrum.metadata["XUNITS"] == "Energy Loss (eV)")
  }

  @Test func laterLabelIsTheAxisOfAnotherSignal() throws {
    let other = text(more: "#XLABEL : Energy\n#XLABEL : X-RAY ENERGY\n").replacing(": ELS", with: ": EDS")
    let spectrum = try spectrum(other)
    #expect(spectrum.axes.first?.quantity == "X-RAY ENERGY")
    #expect(spectrum.energyAxis == nil)
  }

  @Test func exponentMayStandApart() throws {
    let spectrum = try spectrum(text().replacing(": 0.5", with: ": 5.0 E-01"))
    #expect(spectrum.axes.first?.positions == .regular(start: 520, step: 0.5, count: 3))
  }

  @Test func anotherCountThanStatedIsSaid() throws {
    let spectrum = try spectrum(text(points: "2."))
    #expect(spectrum.realValues?.count == 3)
    #expect(spectrum.readingNotes == ["NPOINTS says 2., but the file holds 3 points."])
  }

  @Test func pairsInDataOfTypeYAreChannelsAndSaid() throws {
    let spectrum = try spectrum(text(data: "0, 1\n2\n"))
    #expect(spectrum.realValues == [0, 1, 2])
    #expect(spectrum.readingNotes.contains { $0.contains("NCOLUMNS says 1") })
  }

  @Test func missingEndWithAllPointsIsANote() throws {
    #expect(try spectrum(text(end: "")).readingNotes.contains { $0.contains("#ENDOFDATA is missing") })
  }

  @Test func missingEndWithFewerPointsIsACutFile() throws {
    let problem = try problem(text(points: "1024", end: ""))
    #expect(problem.code == .truncated)
    #expect(
      problem.description
        == "/data/a.msa, line 15: expected 1024 points (NPOINTS), found the end of the file "
        + "after 3. Copy or export the file again.")
  }

  @Test func wordsAmongTheDataAreNamedWithTheirPlace() throws {
    let problem = try problem(text(data: "1\n2 oops\n3\n"))
    #expect(problem.place == .lineAndColumn(14, 3))
    #expect(problem.found == "“oops”")
  }

  @Test func oddNumberOfValuesInPairsIsAnError() throws {
    #expect(try problem(text(type: "XY", data: "520, 1\n520.5\n")).place == .line(14))
  }

  @Test func missingAxisIsAnErrorOnlyWithoutAnXColumn() throws {
    let noStep = text().replacing("#XPERCHAN    : 0.5\n", with: "")
    #expect(try problem(noStep).code == .missing)
    let paired = text(type: "XY", data: "520,1\n521,2\n522,3\n").replacing("#XPERCHAN    : 0.5\n", with: "")
    #expect(try spectrum(paired).axes.first?.positions == .listed([520, 521, 522]))
  }

  @Test func severalSpectraInAFileAreRead() throws {
    #expect(try EMSAReader().measurements(in: file(text() + text(data: "4 5 6\n"))).count == 2)
  }

  @Test func aFileCutAnywhereIsAnErrorOrTheWholeSpectrum() throws {
    let bytes = Array(text(type: "XY", data: "520,1\n520.5,2\n521,3\n").utf8)
    for count in 1..<bytes.count {
      do {
        let part = FileContents(source: SourceFile(path: "a.msa"), bytes: Array(bytes.prefix(count)))
        let spectrum = try EMSAReader().measurements(in: part).first as? ElectronMicroscopySignal
        #expect(spectrum?.realValues == [1, 2, 3])
      } catch {
        #expect(!error.remedy.isEmpty)
      }
    }
  }

  @Test func headersWithoutEndAreRefused() throws {
    let comments = String(repeating: "##A : b\n", count: 100_001)
    let problem = try problem("#FORMAT : EMSA/MAS Spectral Data File\n\(comments)#SPECTRUM : \n1\n")
    #expect(problem.code == .limitExceeded)
    #expect(problem.place == .line(100_001))
  }
}
