import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

/// HDF5 files of HyperSpy.
@Suite struct HyperSpyLayoutTests {
  private let energy = HDF5Object.group([
    "name": "Energy loss", "navigate": 0.0, "offset": 500.0, "scale": 0.25, "size": 3.0, "units": "eV",
  ])
  private let position = HDF5Object.group([
    "name": "x", "navigate": 1.0, "offset": 0.0, "scale": 0.5, "size": 2.0, "units": "nm",
  ])
  private let metadata = HDF5Object.group(
    [:],
    [
      "Acquisition_instrument": .group(
        [:],
        [
          "TEM": .group(
            ["beam_energy": 200.0, "convergence_angle": 21.0],
            [
              "Detector": .group(
                [:], ["EELS": .group(["collection_angle": 50.0, "exposure": 0.2])])
            ])
        ]),
      "General": .group(["title": "CEI"]),
      "Signal": .group(["quantity": "Electrons (Counts)", "signal_type": "EELS"]),
    ])

  private func file(_ experiments: [String: HDF5Object]) -> HDF5TreeFile {
    HDF5TreeFile(
      root: .group(
        ["file_format": "HyperSpy", "file_format_version": "3.1"], ["Experiments": .group([:], experiments)]))
  }

  private func experiment(_ data: HDF5Object, _ axes: [HDF5Object], _ metadata: HDF5Object) -> HDF5Object {
    var members = ["data": data, "metadata": metadata, "learning_results": .group([:])]
    for (index, axis) in axes.enumerated() { members["axis-\(index)"] = axis }
    return .group([:], members)
  }

  @Test func aLineScanHasPositionsEnergiesAndFacts() throws {
    let file = file([
      "scan": experiment(.numbers([1, 2, 3, 4, 5, 6], [2, 3]), [position, energy], metadata)
    ])
    #expect(try file.read().format == "hyperspy")
    let signal = try #require(try file.signals().first)
    #expect(signal.title == "CEI")
    #expect(signal.shape == [2, 3])
    #expect(
      signal.axes[0]
        == MeasurementAxis(quantity: "x", unit: "nm", positions: .regular(start: 0, step: 0.5, count: 2)))
    #expect(
      signal.axes[1]
        == MeasurementAxis(
          quantity: "energy loss", unit: "eV", positions: .regular(start: 500, step: 0.25, count: 3)))
    #expect(signal.energyAxis == 1)
    #expect(signal.realValues == [1, 2, 3, 4, 5, 6])
    #expect(signal.signal == "EELS")
    #expect(signal.intensityUnit == "Counts")
    #expect(signal.beamEnergy == 200)
    #expect(signal.convergenceAngle == 21)
    #expect(signal.collectionAngle == 50)
    #expect(signal.exposure == 0.2)
    #expect(signal.metadata["metadata / Acquisition_instrument / TEM / beam_energy"] == "200.0")
    #expect(signal.readingNotes.isEmpty)
  }

  @Test func channelsThatAreStoredFirstComeLast() throws {
    let file = file([
      "scan": experiment(.numbers([1, 2, 3, 4, 5, 6], [3, 2]), [energy, position], metadata)
    ])
    let signal = try #require(try file.signals().first)
    #expect(signal.axes.map(\.unit) == ["nm", "eV"])
    #expect(signal.realValues == [1, 3, 5, 2, 4, 6])
  }

  @Test func anOldFileTellsItsChannelsByAWord() throws {
    let axis = HDF5Object.group(["offset": 10.0, "scale": 2.0, "units": "eV"])
    let about = HDF5Object.group(
      [:],
      [
        "Acquisition_instrument": .group(
          [:],
          [
            "TEM": .group(
              [:],
              ["Detector": .group([:], ["EELS": .group(["dwell_time": 100.0, "dwell_time_units": "ms"])])])
          ]),
        "Signal": .group(["record_by": "spectrum", "signal_type": "EELS"]),
      ])
    let stack = HDF5Object.group(["units": "<undefined>"])
    let file = file(["old": experiment(.numbers([1, 2, 3, 4], [2, 2]), [stack, axis], about)])
    let signal = try #require(try file.signals().first)
    #expect(signal.title == "old")
    #expect(signal.energyAxis == 1)
    #expect(signal.axes[0].unit.isEmpty)
    #expect(signal.exposure == 0.1)
  }

  @Test func anImageHasNoEnergies() throws {
    let side = HDF5Object.group(["navigate": 0.0, "scale": 1.0, "units": "1/nm"])
    let file = file([
      "image": experiment(.numbers([1, 2, 3, 4], [2, 2]), [side, side], .group([:]))
    ])
    let signal = try #require(try file.signals().first)
    #expect(signal.energyAxis == nil)
    #expect(signal.signal.isEmpty)
  }

  @Test func anAxisOfListedPositionsIsTakenAsListed() throws {
    let axis = HDF5Object.group(
      ["_type": "DataAxis", "navigate": 0.0, "units": "eV"], ["axis": .numbers([1, 2, 4], [3])])
    let file = file(["one": experiment(.numbers([7, 8, 9], [3]), [axis], metadata)])
    #expect(try file.signals().first?.axes.first?.positions == .listed([1, 2, 4]))
  }

  @Test func anAxisByFormulaSaysHowItIsMended() throws {
    let axis = HDF5Object.group(["_type": "FunctionalDataAxis", "navigate": 0.0])
    let file = file(["one": experiment(.numbers([7, 8, 9], [3]), [axis], metadata)])
    let problem = #expect(throws: InputProblem.self) { try file.read() }
    #expect(problem?.place == .part("/Experiments/one/axis-0"))
    #expect(problem?.remedy.contains("convert_to_non_uniform_axis") == true)
  }

  @Test func aDamagedExperimentCostsNoOther() throws {
    let file = file([
      "bad": experiment(
        HDF5Object(
          content: .array(HDF5Array(shape: [3], storedType: "float64", elements: .unread("damaged values")))),
        [energy], metadata),
      "good": experiment(.numbers([1, 2, 3], [3]), [energy], metadata),
    ])
    let signals = try file.signals()
    #expect(signals.count == 1)
    #expect(signals.first?.readingNotes.count == 1)
    #expect(signals.first?.readingNotes.first?.contains("damaged values") == true)
  }

  @Test func fewerAxesThanDimensionsAreRefused() throws {
    let file = file(["one": experiment(.numbers([1, 2, 3, 4], [2, 2]), [energy], metadata)])
    let problem = #expect(throws: InputProblem.self) { try file.read() }
    #expect(problem?.code == .malformed)
    #expect(problem?.found.contains("2 × 2") == true)
  }
}
