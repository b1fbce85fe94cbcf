import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct TwoColumnTextReaderTests {
  private func file(_ text: String) -> FileContents {
    FileContents(source: SourceFile(path: "a.csv"), bytes: Array(text.utf8))
  }

  private func spectrum(_ header: String, separator: String = "\t") throws -> PhotoelectronSpectrum {
    let rows = ["3.5", "3.4", "3.3", "3.2"].map { $0 + separator + "17" }.joined(separator: "\n")
    let read = try TwoColumnTextReader().measurements(in: file(header + "\n" + rows + "\n"))
    return try #require(read.first as? PhotoelectronSpectrum)
  }

  @Test(
    arguments: [
      ("BE/eV\tPE: 20.0 eV", PhotoelectronSpectrum.EnergyScale.binding), ("KE/eV\tcounts", .kinetic),
      ("Binding Energy (eV)\tI", .binding), ("#E_kin\tI at hv=180eV", .kinetic), ("Mn2p MnO", .unknown),
      ("PE/eV\tabsorption", .unknown),
    ]) func takesTheEnergyFromTheLabel(header: String, scale: PhotoelectronSpectrum.EnergyScale) throws
  {
    let spectrum = try spectrum(header)
    #expect(spectrum.energyScale == scale)
    #expect(spectrum.axis.values == [3.5, 3.4, 3.3, 3.2])
    #expect(spectrum.intensityKind == .arbitrary)
  }

  @Test func takesPassEnergyAndPhotonEnergyFromTheHeader() throws {
    #expect(try spectrum("BE/eV\tPE: 20.0 eV").passEnergy == 20)
    #expect(try spectrum("#E_kin\tI at hv=180eV").excitationEnergy == 180)
  }

  @Test func takesTheRegionFromTheTitle() throws {
    let spectrum = try spectrum("Ni2p NiO")
    #expect(spectrum.region == "Ni 2p")
    #expect(spectrum.bindingEnergies == nil)
    #expect(spectrum.readingNotes.count == 1)
  }

  @Test func makesAnEnergyLossSpectrumOfEnergyLosses() throws {
    let read = try TwoColumnTextReader().measurements(
      in: file("Energy loss (eV),counts\n530,1\n531,2\n532,3\n"))
    let signal = try #require(read.first as? ElectronMicroscopySignal)
    #expect(signal.shape == [3])
    #expect(signal.realValues == [1, 2, 3])
  }

  @Test(arguments: ["", "x\ty", "temperature\tvoltage", "Sample A"]) func takesNoTableWithoutALabel(
    header: String
  ) {
    let head = file(header + "\n1\t2\n2\t3\n3\t4\n").head
    #expect(TwoColumnTextReader().recognition(of: head) == .no)
  }

  @Test func namesTheCellThatIsNoNumber() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try TwoColumnTextReader().measurements(in: file("BE/eV,I\n1,2\n2,3\n3,4\n4,x\n"))
    }
    #expect(problem.place == .lineAndColumn(5, 3))
  }
}
