import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

/// HDF5 files of pyEELSMODEL.
@Suite struct PyEELSModelLayoutTests {
  private func file(_ shape: [Int], size: Double) -> HDF5TreeFile {
    let count = shape.reduce(1, *)
    return HDF5TreeFile(
      root: .group(
        [:],
        [
          "Data": .numbers((0..<count).map(Double.init), shape),
          "Energy_axis": .group([
            "Dispersion": 0.5, "E0": 300_000.0, "Offset": 100.0, "Size": .init(size), "alpha": 0.02,
            "beta": 0.05,
          ]),
        ]), name: "edge.hdf5")
  }

  @Test func aSpectrumHasItsEnergiesInElectronvolts() throws {
    let file = file([4], size: 4)
    #expect(try file.read().format == "pyeelsmodel")
    let signal = try #require(try file.signals().first)
    #expect(signal.title == "edge")
    #expect(signal.axes.first?.unit == "eV")
    #expect(signal.axes.first?.positions == .regular(start: 100, step: 0.5, count: 4))
    #expect(signal.energyAxis == 0)
    #expect(signal.beamEnergy == 300)
    #expect(signal.convergenceAngle == 20)
    #expect(signal.collectionAngle == 50)
  }

  @Test func aSpectrumImageHasItsEnergiesLast() throws {
    let signal = try #require(try file([2, 3, 4], size: 4).signals().first)
    #expect(signal.shape == [2, 3, 4])
    #expect(signal.axes.map(\.quantity) == ["x", "y", "energy loss"])
    #expect(signal.energyAxis == 2)
  }

  @Test func aContradictedSizeIsRefused() throws {
    let problem = #expect(throws: InputProblem.self) { try file([4], size: 5).read() }
    #expect(problem?.place == .part("/Energy_axis"))
  }
}

/// HDF5 files in the open EMD format of NCEM.
@Suite struct EMDLayoutTests {
  private func file(_ dimensions: [String: HDF5Object], _ shape: [Int]) -> HDF5TreeFile {
    var members = dimensions
    members["data"] = .numbers((0..<shape.reduce(1, *)).map(Double.init), shape)
    return HDF5TreeFile(
      root: .group(
        ["version_major": "0", "version_minor": "2"],
        ["signals": .group([:], ["scan": .group(["emd_group_type": 1.0], members)])]), name: "scan.emd")
  }

  @Test func aLineScanIsFoundByTheUnitsOfItsAxes() throws {
    let file = file(
      [
        "dim1": .numbers([0, 2], [2], ["name": "x", "units": "[n_m]"]),
        "dim2": .numbers([700, 700.5, 701], [3], ["name": "E", "units": "[eV]"]),
      ], [4, 3])
    #expect(try file.read().format == "emd")
    let signal = try #require(try file.signals().first)
    #expect(signal.title == "scan")
    #expect(signal.axes[0].positions == .regular(start: 0, step: 2, count: 4))
    #expect(signal.axes[1].positions == .regular(start: 700, step: 0.5, count: 3))
    #expect(signal.energyAxis == 1)
  }

  @Test func unevenPositionsStayListed() throws {
    let file = file(["dim1": .numbers([1, 2, 4], [3], ["units": "[eV]"])], [3])
    #expect(try file.signals().first?.axes.first?.positions == .listed([1, 2, 4]))
  }

  @Test func aDimensionOfAnotherLengthIsRefused() throws {
    let file = file(["dim1": .numbers([1, 2, 3, 4, 5], [5])], [3])
    let problem = #expect(throws: InputProblem.self) { try file.read() }
    #expect(problem?.found == "5 of float64")
  }
}

/// HDF5 files of no layout that is read.
@Suite struct UnknownHDF5Tests {
  @Test func whatIsFoundIsNamed() throws {
    let file = HDF5TreeFile(root: .group([:], ["Data": .group([:]), "Displays": .group([:])]))
    let problem = #expect(throws: InputProblem.self) { try file.read() }
    #expect(problem?.code == .unknownFormat)
    #expect(problem?.found == "an HDF5 file with Data, Displays")
  }

  @Test func theTreeDecidesWhereTheHeadMisleads() throws {
    // The words of a NeXus file in one of pyEELSMODEL.
    let file = HDF5TreeFile(
      root: .group(
        ["note": "NX_class NXentry"],
        [
          "Data": .numbers([1, 2], [2]),
          "Energy_axis": .group(["Dispersion": 1.0, "Offset": 0.0]),
        ]))
    let signals = try file.signals()
    #expect(signals.count == 1)
    #expect(signals.first?.energyAxis == 0)
  }
}
