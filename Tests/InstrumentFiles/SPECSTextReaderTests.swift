import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct SPECSTextReaderTests {
  private let text = """
    # Created by:        SpecsLab Prodigy, Version 4
    #   Energy Axis:              Binding Energy
    #   Separate Scan Data:       yes
    # Group:                      Cell 1
    # Region:                     Ni2p
    # Analysis Method:            XPS
    # Dwell Time:                 0.1
    # Excitation Energy:          1486.61
    # Pass Energy:                20

    # Cycle: 0, Curve: 0, Scan: 0
    # ColumnLabels:               energy counts/s
    #
    860  10
    859.9  20

    # Cycle: 1, Curve: 0, Scan: 0
    # ColumnLabels:               energy counts/s transmission
    860  11 0.5
    # Region:                     C1s
    # Cycle: 0, Curve: 0, Scan: 0
    # ColumnLabels:               index counts
    0  7

    """

  private func file(_ text: String) -> FileContents {
    FileContents(source: SourceFile(path: "a.xy"), bytes: Array(text.utf8))
  }

  @Test func readsASpectrumForEveryScan() throws {
    let spectra = try SPECSTextReader().measurements(in: file(text)).compactMap {
      $0 as? PhotoelectronSpectrum
    }
    #expect(spectra.map(\.region) == ["Ni 2p", "Ni 2p", "C 1s"])
    #expect(spectra[0].bindingEnergies == [860, 859.9])
    #expect(spectra[0].intensities == [10, 20])
    #expect(spectra[0].intensityKind == .countsPerSecond)
    #expect(spectra[0].passEnergy == 20)
    #expect(spectra[0].dwellTime == 0.1)
    #expect(spectra[0].sampleIdentifier == "Cell 1")
    #expect(spectra[1].metadata["Cycle"] == "1, Curve: 0, Scan: 0")
    #expect(spectra[1].otherVariables.map(\.values) == [[0.5]])
    #expect(spectra[2].energyScale == .unknown)
    #expect(spectra[2].passEnergy == nil)
  }

  @Test func isCertainByTheProgramsName() {
    #expect(SPECSTextReader().recognition(of: file(text).head) == .certain)
    #expect(SPECSTextReader().recognition(of: file("# Created by: hand\n1 2\n").head) == .no)
  }

  @Test func refusesNumbersWithoutLabels() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try SPECSTextReader().measurements(in: file(text.replacing("ColumnLabels", with: "Labels")))
    }
    #expect(problem.place == .line(14))
  }
}
