#if HDF5
  import AnalysisFindings
  import Foundation
  import InstrumentFiles
  import InstrumentMeasurements
  import InterphaseTestSupport
  import Testing

  /// HDF5 files as the command takes them.
  @Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct HDF5CommandTests {
    private func scan() throws -> [UInt8] {
      let signal = ElectronMicroscopySignal(
        title: "CEI", source: .init(path: "scan.hspy"),
        axes: [
          MeasurementAxis(quantity: "x", unit: "nm", positions: .regular(start: 0, step: 0.5, count: 2)),
          MeasurementAxis(
            quantity: "Energy loss", unit: "eV", positions: .regular(start: 500, step: 0.25, count: 3)),
        ], values: .real([1, 2, 3, 4, 5, 6]), storedType: "float64", signal: "EELS", energyAxis: 1,
        beamEnergy: 200)
      return try #require(HyperSpyWriter.bytes(of: signal))
    }

    @Test func inspectSaysWhatIsInAHyperSpyFile() async throws {
      let folder = try ScratchFolder()
      try folder.write(Data(try scan()), to: "scan.hspy")
      let call = try await BuiltCommand.call(["inspect", "scan.hspy"], in: folder.path)
      #expect(call.code == 0, "\(call.errors)")
      #expect(call.output.contains("HyperSpy HDF5"))
      #expect(call.output.contains("shape 2 × 3"))
      #expect(call.output.contains("500 … 500.5 eV"))
      #expect(call.output.contains("beam 200 keV"))
    }

    @Test func aDamagedFileCostsNoOther() async throws {
      let folder = try ScratchFolder()
      let bytes = try scan()
      try folder.write(Data(bytes), to: "good.hspy")
      try folder.write(Data(bytes.prefix(bytes.count / 3)), to: "bad.hspy")
      let call = try await BuiltCommand.call(["inspect", "bad.hspy", "good.hspy"], in: folder.path)
      #expect(call.code == 3)
      #expect(call.errorLines.count == 1)
      #expect(call.errorLines.first?.hasPrefix("bad.hspy: expected an HDF5 file") == true)
      #expect(call.output.hasPrefix("good.hspy: "))
    }

    @Test func initKnowsTheTechniqueOfAFile() async throws {
      let folder = try ScratchFolder()
      try folder.write(Data(try scan()), to: "exports/PVDF/scan.hspy")
      let call = try await BuiltCommand.call(["init", "exports"], in: folder.path)
      #expect(call.code == 0, "\(call.errors)")
      #expect(try folder.text("exports/study.yaml").contains("scan.hspy"))
    }

    @Test func formatsAreListedEachWithItsTechnique() async throws {
      let list = try await BuiltCommand.call(["formats"]).output
      for line in ["hyperspy", "pyeelsmodel", "emd", "nexus-mpes", "hdf5"] {
        #expect(list.split(separator: "\n").contains { $0.hasPrefix(line + " ") })
      }
    }

    @Test func whatAChildWouldSayIsNoAnswerToPeople() async throws {
      // The word that the command uses for itself is none of its verbs.
      let help = try await BuiltCommand.call(["--help"])
      #expect(!help.output.contains(HDF5Serving.argument))
      let call = try await BuiltCommand.call([HDF5Serving.argument])
      #expect(call.code == 2)
    }
  }
#endif
