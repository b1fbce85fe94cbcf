import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct CasaXPSTextReaderTests {
  private func file(_ lines: [String]) -> FileContents {
    FileContents(
      source: SourceFile(path: "export.txt"), bytes: Array((lines.joined(separator: "\r\n") + "\r\n").utf8))
  }

  private func spectra(_ lines: [String]) throws -> [PhotoelectronSpectrum] {
    try CasaXPSTextReader().measurements(in: file(lines)).compactMap { $0 as? PhotoelectronSpectrum }
  }

  private let counted = [
    "Cycle 0:Cell 1:Ni2p", "\tCharacteristic Energy eV\t1.486610e+003\tAcquisition Time s\t2.000000e+000\t",
    "Name\t\tNi2+\t", "K.E.\tCounts\tNi2+\tBackground\tEnvelope\t\tB.E.\tCPS\tNi2+",
    "6.000000e+002\t1.000000e+002\t90\t80\t101\t\t8.866100e+002\t5.000000e+001\t45",
    "6.001000e+002\t1.200000e+002\t91\t81\t121\t\t8.865100e+002\t6.000000e+001\t46",
  ]

  @Test func prefersCountsAndKeepsCalibratedEnergies() throws {
    let spectrum = try #require(try spectra(counted).first)
    #expect(spectrum.energyScale == .kinetic)
    #expect(spectrum.axis.values == [600, 600.1])
    #expect(spectrum.intensities == [100, 120])
    #expect(spectrum.intensityKind == .counts)
    #expect(spectrum.excitationEnergy == 1486.61)
    #expect(spectrum.dwellTime == 2)
    #expect(spectrum.sampleIdentifier == "Cell 1")
    #expect(spectrum.region == "Ni 2p")
    #expect(spectrum.otherVariables.map(\.label) == ["Ni2+", "Background", "Envelope", "B.E.", "CPS"])
    #expect(spectrum.otherVariables[3].values == [886.61, 886.51])
  }

  @Test func readsOneSpectrumForEachTable() throws {
    let spectra = try spectra(counted + [""] + counted.map { $0.replacing("Ni2p", with: "C1s") })
    #expect(spectra.map(\.region) == ["Ni 2p", "C 1s"])
  }

  @Test func readsCommaSeparatedRates() throws {
    let lines = [
      ",,", "Characteristic Energy eV,1486.6,Acquisition Time s", "BE_C 1s 1,CPS_C 1s 1,Background_C 1s 1",
      "299.1,1888.93,1888.93", "298.975,1877.14,1877.14",
    ]
    let spectrum = try #require(try spectra(lines).first)
    #expect(spectrum.energyScale == .binding)
    #expect(spectrum.intensityKind == .countsPerSecond)
    #expect(spectrum.intensities == [1888.93, 1877.14])
    #expect(spectrum.region == "C 1s")
    #expect(spectrum.dwellTime == nil)
  }

  @Test func readsSpectraThatStandSideBySide() throws {
    let spectra = try spectra([
      "B.E.,\"Cycle 0:S1:C 1s:CPS\",,B.E.,\"Cycle 0:S1:F 1s:CPS\",", "297.0,598.3,,696.0,658.7,",
      "296.9,615.7,,695.9,669.0,", "296.8,600.0,,,,",
    ])
    #expect(spectra.map(\.region) == ["C 1s", "F 1s"])
    #expect(spectra.map(\.intensities) == [[598.3, 615.7, 600], [658.7, 669]])
    #expect(spectra[1].axis.values == [696, 695.9])
  }

  @Test func refusesAHoleInASpectrumBesideAnother() throws {
    let lines = [
      "B.E.,\"Cycle 0:S1:C 1s:CPS\",,B.E.,\"Cycle 0:S1:F 1s:CPS\",", "297.0,598.3,,696.0,658.7,",
      "296.9,615.7,,,,", "296.8,600.0,,695.8,650,",
    ]
    let problem = try #require(throws: InputProblem.self) { try spectra(lines) }
    #expect(problem.code == .malformed)
  }

  @Test func isLikelyByItsCaptionsOnly() {
    #expect(CasaXPSTextReader().recognition(of: file(counted).head) == .likely)
    #expect(CasaXPSTextReader().recognition(of: file(["BE/eV\tcounts", "1\t2"]).head) == .no)
  }

  @Test func namesTheLineThatIsCutShort() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try spectra(counted.dropLast() + ["600.1\t12"])
    }
    #expect(problem.place == .line(6))
  }

  @Test func refusesCaptionsWithoutRows() throws {
    let problem = try #require(throws: InputProblem.self) { _ = try spectra(Array(counted.prefix(4))) }
    #expect(problem.code == .truncated)
  }
}
