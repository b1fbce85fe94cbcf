import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import InterphaseTestSupport
import Testing

/// A signal of EELS with all the facts that the format has a place for.
private func signal(
  _ axes: [MeasurementAxis], _ values: [Double], title: String = "NiO surface"
) -> ElectronMicroscopySignal {
  ElectronMicroscopySignal(
    title: title, source: SourceFile(path: "a.dm4"), axes: axes, values: .real(values),
    storedType: "float32", signal: "EELS", energyAxis: axes.count - 1, intensityUnit: "e-",
    beamEnergy: 200, convergenceAngle: 21, collectionAngle: 60, exposure: 0.5)
}

private let energies = MeasurementAxis(
  quantity: "energy loss", unit: "eV", positions: .regular(start: 490.1, step: 0.3, count: 3))

@Suite struct HyperSpyWriterTests {
  @Test func sameSignalGivesTheSameBytes() throws {
    let given = signal([energies], [1, 2, 3])
    let bytes = try #require(HyperSpyWriter.bytes(of: given))
    #expect(bytes == HyperSpyWriter.bytes(of: given))
    #expect(bytes.starts(with: [0x89, 0x48, 0x44, 0x46]))
  }

  @Test func complexValuesAndColoursAreNotWritten() {
    var given = signal([energies], [1, 2, 3])
    given.values = .complex(real: [1, 2, 3], imaginary: [0, 0, 1])
    #expect(HyperSpyWriter.bytes(of: given) == nil)
  }
}

#if HDF5
  /// What libhdf5 reads of written files, in the command's child process.
  @Suite(.enabled(if: BuiltCommand.isPresent, Comment(rawValue: BuiltCommand.reason)))
  struct HyperSpyWriterLibraryTests {
    /// The signal as our reader gives it, through the HDF5 library.
    private func readBack(_ signal: ElectronMicroscopySignal) throws -> ElectronMicroscopySignal {
      let bytes = try #require(HyperSpyWriter.bytes(of: signal))
      let file = FileContents(source: SourceFile(path: "/data/a.hspy", byteCount: bytes.count), bytes: bytes)
      let registry = ReaderRegistry.builtIn(openingHDF5: .childProcess(of: BuiltCommand.path))
      let reader = try #require(registry.reader(of: file))
      return try #require(try reader.measurements(in: file).first as? ElectronMicroscopySignal)
    }

    @Test func evenScanReadsBackAsItWas() throws {
      let places = MeasurementAxis(
        quantity: "x", unit: "nm", positions: .regular(start: -1, step: 0.5, count: 2))
      let given = signal([places, energies], [1.1, -2e-7, 3, 1e12, 0, 5])
      let read = try readBack(given)
      #expect(read.axes == given.axes && read.values == given.values && read.energyAxis == 1)
      #expect(read.beamEnergy == 200 && read.convergenceAngle == 21 && read.collectionAngle == 60)
      #expect(read.exposure == 0.5 && read.intensityUnit == "e-" && read.title == "NiO surface")
      #expect(read.readingNotes.isEmpty)
    }

    @Test func unevenAxisKeepsItsPositions() throws {
      let uneven = MeasurementAxis(
        quantity: "energy loss", unit: "eV", positions: .listed([490, 490.5, 491.7]))
      #expect(try readBack(signal([uneven], [3, 2, 1])).axes[0].values == [490, 490.5, 491.7])
    }

    @Test func physicalIntensitiesAreWritten() throws {
      var given = signal([energies], [10, 20, 30])
      given.intensityScale = 2
      given.intensityOrigin = 5
      #expect(try readBack(given).realValues == [10, 30, 50])
    }

    @Test(
      arguments: ["a/b", "", ".", String(repeating: "👩‍🔬", count: 900)])
    func anyTitleCanBeAnExperimentsName(title: String) throws {
      #expect(try readBack(signal([energies], [1, 2, 3], title: title)).realValues == [1, 2, 3])
    }
  }
#endif
