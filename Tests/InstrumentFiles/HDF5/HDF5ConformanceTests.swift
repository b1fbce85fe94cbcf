#if HDF5
  import Foundation
  import InstrumentFiles
  import InstrumentMeasurements
  import InterphaseTestSupport
  import Testing

  /// Real HDF5 files against what independent programs read from them.
  @Suite(
    .enabled(
      if: SharedData.isPresent && BuiltCommand.isPresent,
      "needs the real instrument files in ../shared and the command beside the test executable"))
  struct HDF5ConformanceTests {
    private static let registry = ReaderRegistry.builtIn(
      openingHDF5: .childProcess(of: BuiltCommand.path))

    private func signals(_ name: String) throws -> [ElectronMicroscopySignal] {
      try Self.registry.read(path: SharedData.path("eels/\(name)")).measurements
        .compactMap { $0 as? ElectronMicroscopySignal }
    }

    @Test(arguments: [
      "exspy/Cr_L_cl.hspy", "exspy/Cr_L_ll.hspy",
      "exspy/EELS_LL_linescan_simulated_thickness_variation.hspy",
      "exspy/EELS_ZLP_linescan_simulated_thickness_variation.hspy", "pyEELSMODEL/testU.hspy",
      "rosettasciio/example1_v1.2.hdf5", "rosettasciio/example2_v2.2.hspy",
      "rosettasciio/example2_v3.1.hspy", "rosettasciio/example_spectrum.emd",
    ])
    func aFileHoldsWhatHyperSpyReadFromIt(name: String) throws {
      let truth = try #require(try SharedData.truth("eels.json")["files"] as? [String: [String: Any]])
      let theirs = try #require((truth[name]?["signals"] as? [[String: Any]])?.first)
      let ours = try #require(try signals(name).first)
      #expect(ours.shape == theirs["data_shape_c_order"] as? [Int])
      #expect(ours.storedType == theirs["dtype"] as? String)
      let sum = try #require(theirs["sum"] as? Double)
      let values = try #require(ours.realValues)
      #expect(abs(values.reduce(0, +) - sum) <= (ours.storedType.hasPrefix("int") ? 0 : 1e-6 * abs(sum)))
      #expect(values.indices.max { values[$0] < values[$1] } == theirs["argmax_flat"] as? Int)
      let axes = try #require(theirs["axes_in_array_order"] as? [[String: Any]])
      for (axis, their) in zip(ours.axes, axes) {
        // Foundation’s JSON reader is off by a bit in the last place of some numbers.
        let scale = try #require(their["scale"] as? Double)
        #expect(abs((axis.step ?? .nan) - scale) <= 1e-15 * abs(scale))
        let offset = try #require(their["offset"] as? Double)
        #expect(abs((axis.first ?? .nan) - offset) <= 1e-15 * abs(offset))
        let unit = their["units"] as? String
        #expect(axis.unit == (unit == "<undefined>" ? "" : unit))
      }
    }

    /// Shapes, sums and energies as h5py 3.16 gives them.
    @Test(arguments: [
      ("ce3_edge", [4096], 860.0, 0.05, 202805.73727262684),
      ("ce4_edge", [4096], 860, 0.05, 197878.01010031457),
      ("ll_simulated_C_edge", [2048], -100, 0.25, 1.0),
      ("simulated_C_edge", [2048], 150, 0.25, 463.62424551091283),
      ("multi", [4, 2, 100], 100, 1, 407.1600245785022),
    ])
    func aFileOfPyEELSModelHoldsWhatItsArrayHolds(
      name: String, shape: [Int], start: Double, step: Double, sum: Double
    ) throws {
      let signal = try #require(try signals("pyEELSMODEL/\(name).hdf5").first)
      #expect(signal.shape == shape)
      #expect(signal.axes.last?.first == start)
      #expect(abs((signal.axes.last?.step ?? .nan) - step) < 1e-12)
      #expect(abs((signal.realValues ?? []).reduce(0, +) - sum) <= 1e-9 * abs(sum))
    }

    @Test func aNeXusEntryHoldsItsSpectrum() throws {
      let read = try Self.registry.read(path: SharedData.path("xps/nexus/vms_data_analysis.nxs"))
      #expect(read.format.identifier == "nexus-mpes")
      let spectrum = try #require(read.measurements.first as? PhotoelectronSpectrum)
      #expect(read.measurements.count == 1)
      #expect(spectrum.region == "Fe 2p")
      #expect(spectrum.axis.count == 1121)
      #expect(spectrum.axis.first == 736.61)
      #expect(spectrum.axis.last == 792.61)
      #expect(spectrum.energyScale == .binding)
      #expect(abs(spectrum.intensities.reduce(0, +) - 6_995_588.385) < 1e-3)
      #expect(spectrum.excitationEnergy == 1486.61)
      #expect(spectrum.passEnergy == nil)
      #expect(spectrum.dwellTime == 2)
      #expect(spectrum.sampleIdentifier == "FeO")
    }
  }
#endif
