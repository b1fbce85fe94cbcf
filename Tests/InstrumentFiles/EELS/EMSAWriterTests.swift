import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct EMSAWriterTests {
  private func signal(_ positions: MeasurementAxis.Positions, _ values: [Double]) -> ElectronMicroscopySignal
  {
    ElectronMicroscopySignal(
      title: "NiO\nsurface", source: SourceFile(path: "a.dm4"),
      axes: [MeasurementAxis(quantity: "energy loss", unit: "eV", positions: positions)],
      values: .real(values), storedType: "float32", signal: "EELS", energyAxis: 0, intensityUnit: "e-",
      beamEnergy: 200, convergenceAngle: 21, collectionAngle: 60, exposure: 0.5, position: .init(x: 1.5, y: 0)
    )
  }

  private func readBack(_ signal: ElectronMicroscopySignal) throws -> ElectronMicroscopySignal {
    let text = try #require(EMSAWriter.text(of: signal))
    let file = FileContents(
      source: SourceFile(path: "/data/a.msa", byteCount: text.utf8.count), bytes: Array(text.utf8))
    return try #require(try EMSAReader().measurements(in: file).first as? ElectronMicroscopySignal)
  }

  @Test func evenSpectrumReadsBackAsItWas() throws {
    let given = signal(.regular(start: 490.1, step: 0.3, count: 4), [1.1, -2e-7, 3, 1e12])
    let read = try readBack(given)
    #expect(read.axes == given.axes)
    #expect(read.values == given.values)
    #expect(read.position == given.position)
    #expect(read.beamEnergy == 200 && read.convergenceAngle == 21 && read.collectionAngle == 60)
    #expect(read.exposure == 0.5 && read.intensityUnit == "e-" && read.title == "NiO surface")
    #expect(read.readingNotes.isEmpty)
  }

  @Test func unevenSpectrumKeepsItsPositions() throws {
    let given = signal(.listed([490, 490.5, 491.7]), [3, 2, 1])
    #expect(try readBack(given).axes[0].values == [490, 490.5, 491.7])
  }

  @Test func physicalIntensitiesAreWritten() throws {
    var given = signal(.regular(start: 0, step: 1, count: 3), [10, 20, 30])
    given.intensityScale = 2
    given.intensityOrigin = 5
    #expect(try readBack(given).realValues == [10, 30, 50])
  }

  @Test func signalsOfSeveralAxesAreNoSpectrum() {
    var image = signal(.regular(start: 0, step: 1, count: 2), [1, 2])
    image.axes.append(image.axes[0])
    #expect(EMSAWriter.text(of: image) == nil)
  }
}
