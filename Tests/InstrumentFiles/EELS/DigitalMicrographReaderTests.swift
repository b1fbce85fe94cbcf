import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct DigitalMicrographReaderTests {
  private let builder = DigitalMicrographFile()
  private typealias Dimension = DigitalMicrographFile.Dimension

  private func only(_ image: DigitalMicrographFile.Tag) throws -> ElectronMicroscopySignal {
    let signals = try DigitalMicrographFile.signals(builder.contents(images: [image]))
    return try #require(signals.count == 1 ? signals.first : nil)
  }

  @Test func isRecognisedByContent() {
    let reader = DigitalMicrographReader()
    #expect(reader.recognition(of: builder.contents([], name: "notes.txt").head) == .certain)
    let text = FileHead(name: "a.dm3", bytes: Array("#FORMAT : EMSA/MAS".utf8), byteCount: 18)
    #expect(reader.recognition(of: text) == .no)
  }

  @Test func energyStartsAtMinusOriginTimesScale() throws {
    let dimension = Dimension(count: 3, origin: -700, scale: 0.5, units: "eV")
    let signal = try only(builder.image("s", [dimension], [1, 2, 3], format: "Spectrum", signal: "EELS"))
    #expect(signal.axes.map(\.quantity) == ["energy loss"])
    #expect(signal.axes.first?.positions == .regular(start: 350, step: 0.5, count: 3))
    #expect(signal.energyAxis == 0)
    #expect(signal.realValues == [1, 2, 3])
  }

  @Test func spectrumImageStoredInSlicesComesAsSpectra() throws {
    let dimensions = [
      Dimension(count: 2, scale: 0.1, units: "nm"), Dimension(count: 1), Dimension(count: 3, units: "eV"),
    ]
    let image = builder.image(
      "SI", dimensions, [11, 21, 12, 22, 13, 23], format: "Spectrum image", signal: "EELS")
    let signal = try only(image)
    #expect(signal.shape == [2, 3])
    #expect(signal.realValues == [11, 12, 13, 21, 22, 23])
    #expect(signal.axes.map(\.unit) == ["nm", "eV"])
  }

  @Test func energyIsFoundByItsUnitBetweenOtherDimensions() throws {
    let dimensions = [
      Dimension(count: 2, units: "nm"), Dimension(count: 2, units: "eV"), Dimension(count: 2, units: "µm"),
    ]
    // Stored: x fastest, then energy, then y; the value's digits are y, x, energy.
    let image = builder.image("SI", dimensions, [111, 121, 112, 122, 211, 221, 212, 222])
    let signal = try only(image)
    #expect(signal.axes.map(\.unit) == ["µm", "nm", "eV"])
    #expect(signal.realValues == [111, 112, 121, 122, 211, 212, 221, 222])
    #expect(signal.energyAxis == 2)
  }

  @Test func largeSpectrumImageIsTurnedWithoutLosingAPixel() throws {
    let (positions, channels) = (70, 45)
    let values = (0..<positions * channels).map { Float($0 % positions * 1_000 + $0 / positions) }
    let dimensions = [Dimension(count: positions), Dimension(count: channels, units: "eV")]
    let signal = try only(builder.image("SI", dimensions, values))
    let expected = (0..<positions).flatMap { x in (0..<channels).map { Double(x * 1_000 + $0) } }
    #expect(signal.realValues == expected)
  }

  @Test func lineScanWithEnergyFirstStaysAsItIs() throws {
    let dimensions = [Dimension(count: 3, units: "eV"), Dimension(count: 2, scale: 2, units: "nm")]
    let signal = try only(builder.image("scan", dimensions, [1, 2, 3, 4, 5, 6]))
    #expect(signal.shape == [2, 3])
    #expect(signal.realValues == [1, 2, 3, 4, 5, 6])
  }

  @Test func spectrumOfOneRowHasOneAxis() throws {
    let dimensions = [Dimension(count: 3, units: "eV"), Dimension(count: 1)]
    let signal = try only(builder.image("hl", dimensions, [1, 2, 3], format: "Spectrum", signal: "EELS"))
    #expect(signal.shape == [3])
  }

  @Test func stackWithoutUnitsRunsOverSlicesRowsAndColumns() throws {
    let dimensions = [Dimension(count: 2), Dimension(count: 1), Dimension(count: 3)]
    let signal = try only(builder.image("stack", dimensions, [1, 2, 3, 4, 5, 6]))
    #expect(signal.shape == [3, 2])
    #expect(signal.realValues == [1, 2, 3, 4, 5, 6])
    #expect(signal.energyAxis == nil)
  }

  @Test func missingCalibrationsAreNumberedAndSaid() throws {
    let signal = try only(builder.image("i", [Dimension(count: 2)], [1, 2], calibrated: false))
    #expect(signal.axes.first?.positions == .regular(start: 0, step: 1, count: 2))
    #expect(signal.readingNotes.contains { $0.contains("0 of 1 dimensions are calibrated") })
    #expect(signal.intensityUnit.isEmpty)
  }

  @Test func thumbnailsAreLeftOutByTheFilesOwnList() throws {
    let images = ["a", "thumb", "b"].map { builder.image($0, [Dimension(count: 1)], [7]) }
    let signals = try DigitalMicrographFile.signals(builder.contents(images: images, thumbnails: [1]))
    #expect(signals.map(\.title) == ["a", "b"])
  }

  @Test func firstImageOfAFileWithoutThumbnailsIsRead() throws {
    let images = ["a", "b"].map { builder.image($0, [Dimension(count: 1)], [7]) }
    #expect(try DigitalMicrographFile.signals(builder.contents(images: images)).map(\.title) == ["a", "b"])
  }

  @Test func brightnessIsKeptBesideRawValues() throws {
    let signal = try only(builder.image("i", [Dimension(count: 2)], [1, 2]))
    #expect(signal.intensityScale == 0.5)
    #expect(signal.intensityOrigin == 10)
    #expect(signal.intensityUnit == "e-")
  }

  @Test func unnamedImageIsCalledByItsFile() throws {
    #expect(try only(builder.image("", [Dimension(count: 2)], [1, 2])).title == "a.dm3")
  }

  @Test func xRayEnergiesAreNotEnergyLosses() throws {
    let dimension = Dimension(count: 2, units: "keV")
    let signal = try only(builder.image("eds", [dimension], [1, 2], format: "Spectrum", signal: "X-ray"))
    #expect(signal.energyAxis == nil)
    #expect(signal.axes.first?.quantity == "energy")
  }
}
