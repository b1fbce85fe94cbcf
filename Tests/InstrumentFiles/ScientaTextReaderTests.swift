import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct ScientaTextReaderTests {
  private let text = """
    [Info]
    Number of Regions=0002

    [Region 1]
    Region Name=Ag3d
    Dimension 1 name=Binding Energy [eV]
    [Info 1]
    Pass Energy=50
    Number of Sweeps=2
    Excitation Energy=520
    Sample=Ag

    [Data 1]
     3.82E+0002  1.5E+0001
     3.81E+0002  1.6E+0001

    [Region 2]
    Region Name=VB
    Dimension 1 name=Kinetic Energy [eV]
    [Data 2]
    10 1 2
    """

  private func file(_ text: String) -> FileContents {
    FileContents(source: SourceFile(path: "a.txt"), bytes: Array(text.utf8))
  }

  @Test func readsRegionsAndSlices() throws {
    let spectra = try ScientaTextReader().measurements(in: file(text)).compactMap {
      $0 as? PhotoelectronSpectrum
    }
    #expect(spectra.map(\.title) == ["Ag3d", "VB, slice 1", "VB, slice 2"])
    #expect(spectra[0].bindingEnergies == [382, 381])
    #expect(spectra[0].intensities == [15, 16])
    #expect(spectra[0].passEnergy == 50)
    #expect(spectra[0].sweeps == 2)
    #expect(spectra[0].excitationEnergy == 520)
    #expect(spectra[1].energyScale == .kinetic)
    #expect(spectra[1].passEnergy == nil)
    #expect(spectra[2].intensities == [2])
  }

  @Test func refusesADataSectionWithoutRows() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try ScientaTextReader().measurements(in: file(text.replacing("10 1 2", with: "")))
    }
    #expect(problem.code == .malformed)
  }

  @Test func isCertainByItsFirstSection() {
    #expect(ScientaTextReader().recognition(of: file(text).head) == .certain)
    #expect(ScientaTextReader().recognition(of: file("[Info]\nx=1\n").head) == .no)
  }
}
