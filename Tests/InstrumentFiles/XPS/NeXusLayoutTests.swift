import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

/// NeXus files of photoemission.
@Suite struct NeXusLayoutTests {
  private func entry(
    _ data: HDF5Object, definition: String = "NXxps", raw: HDF5Object = .group([:]), name: String = "Fe2p"
  ) -> HDF5Object {
    let analyser = HDF5Object.group(
      ["NX_class": "NXelectronanalyzer"],
      [
        "detector": .group(
          ["NX_class": "NXelectron_detector"],
          ["count_time": .numbers([200], [], ["units": "ms"]), "raw_data": raw]),
        "energydispersion": .group(
          ["NX_class": "NXenergydispersion"], ["pass_energy": .numbers([20], [], ["units": "eV"])]),
        "transformations": .group(
          ["NX_class": "NXtransformations"], ["analyzer_take_off_polar_angle": .numbers([0], [])]),
      ])
    let instrument = HDF5Object.group(
      ["NX_class": "NXinstrument"],
      [
        "beam_probe": .group(
          ["NX_class": "NXbeam"], ["incident_energy": .numbers([1.4866], [], ["units": "keV"])]),
        "electronanalyzer": analyser,
      ])
    return .group(
      ["NX_class": "NXentry"],
      [
        "data": data, "definition": .text(definition), "instrument": instrument,
        "sample": .group(["NX_class": "NXsample"], ["name": .text("FeO")]),
        "transitions": .texts([name]),
      ])
  }

  private func data(
    _ values: [Double], _ shape: [Int], axes: [String] = ["energy"], units: HDF5Array = "counts_per_second",
    type: HDF5Array = "kinetic"
  ) -> HDF5Object {
    .group(
      [
        "NX_class": "NXdata", "signal": "data",
        "axes": HDF5Array(shape: [axes.count], storedType: "text", elements: .texts(axes)),
      ],
      [
        "data": .numbers(values, shape, ["units": units]),
        "energy": .numbers([700, 701, 702], [3], ["units": "eV", "type": type]),
        "transmission": .numbers([1, 0.9, 0.8], [3]),
      ])
  }

  private func file(_ entries: [String: HDF5Object]) -> HDF5TreeFile {
    HDF5TreeFile(root: .group(["NX_class": "NXroot"], entries), name: "a.nxs")
  }

  @Test func anEntryIsASpectrumWithItsFacts() throws {
    let file = file(["Fe2p": entry(data([5.5, 6, 7], [3]))])
    #expect(try file.read().format == "nexus-mpes")
    let spectrum = try #require(try file.spectra().first)
    #expect(spectrum.region == "Fe 2p")
    #expect(spectrum.sampleIdentifier == "FeO")
    #expect(spectrum.axis.values == [700, 701, 702])
    #expect(spectrum.energyScale == .kinetic)
    #expect(spectrum.intensities == [5.5, 6, 7])
    #expect(spectrum.intensityKind == .countsPerSecond)
    #expect(spectrum.excitationEnergy == 1486.6)
    #expect(spectrum.passEnergy == 20)
    #expect(spectrum.dwellTime == 0.2)
    #expect(spectrum.emissionAngle == 0)
    #expect(spectrum.otherVariables.map(\.label) == ["transmission"])
    #expect(spectrum.metadata["Fe2p / sample / name"] == "FeO")
  }

  @Test func countsOfAllSweepsAreSummedAndTheSignalIsKept() throws {
    let raw = HDF5Object.group(
      ["NX_class": "NXdata", "signal": "raw"],
      ["raw": .numbers([1, 2, 3, 10, 20, 30], [2, 3], ["units": "counts"])])
    let spectrum = try #require(
      try file(["Fe2p": entry(data([55, 110, 165], [3]), raw: raw)]).spectra().first)
    #expect(spectrum.intensities == [11, 22, 33])
    #expect(spectrum.intensityKind == .counts)
    #expect(spectrum.sweeps == 2)
    #expect(spectrum.otherVariables.first?.values == [55, 110, 165])
  }

  @Test func countsThatAreNotWholeAreNone() throws {
    let spectrum = try #require(
      try file(["Fe2p": entry(data([5.5, 6, 7], [3], units: "counts"))]).spectra().first)
    #expect(spectrum.intensityKind == .arbitrary)
    #expect(spectrum.readingNotes.contains { $0.contains("not whole numbers") })
  }

  @Test func anotherAxisGivesASpectrumForEachOfItsPlaces() throws {
    let spectra = try file([
      "Fe2p": entry(data([1, 2, 3, 4, 5, 6], [3, 2], axes: ["energy", "angle"]))
    ]).spectra()
    #expect(spectra.map(\.intensities) == [[1, 3, 5], [2, 4, 6]])
    #expect(spectra.map(\.spot) == ["angle 1", "angle 2"])
  }

  @Test func whatStandsForNotKnownIsNotKnown() throws {
    var entry = entry(data([1, 2, 3], [3], type: "binding"))
    guard case .group(var members) = entry.content,
      let place = members.firstIndex(where: { $0.name == "instrument" })
    else { return }
    members[place].object = .group(
      ["NX_class": "NXinstrument"],
      [
        "beam": .group(
          ["NX_class": "NXbeam"], ["incident_energy": .numbers([1e37], [], ["units": "eV"])])
      ])
    entry.content = .group(members)
    let spectrum = try #require(try file(["Fe2p": entry]).spectra().first)
    #expect(spectrum.excitationEnergy == nil)
    #expect(spectrum.passEnergy == nil)
    #expect(spectrum.energyScale == .binding)
  }

  @Test func anotherDefinitionIsNamed() throws {
    let problem = #expect(throws: InputProblem.self) {
      try file(["a": entry(data([1, 2, 3], [3]), definition: "NXarpes")]).read()
    }
    #expect(problem?.code == .unsupported)
    #expect(problem?.found == "NXarpes")
  }

  @Test func aSignalWithoutEnergiesIsRefused() throws {
    let problem = #expect(throws: InputProblem.self) {
      try file(["a": entry(data([1, 2, 3, 4], [4]))]).read()
    }
    #expect(problem?.place == .part("/a/data"))
  }

  @Test func energiesInAnUnknownUnitAreRefused() throws {
    let data = HDF5Object.group(
      [
        "NX_class": "NXdata", "signal": "data",
        "axes": HDF5Array(shape: [1], storedType: "text", elements: .texts(["energy"])),
      ],
      [
        "data": .numbers([1, 2], [2]),
        "energy": .numbers([1, 2], [2], ["units": "furlong"]),
      ])
    let problem = #expect(throws: InputProblem.self) { try file(["a": entry(data)]).read() }
    #expect(problem?.found.contains("furlong") == true)
  }
}
