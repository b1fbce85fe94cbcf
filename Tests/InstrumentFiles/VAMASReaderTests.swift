import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements
import Testing

@Suite struct VAMASReaderTests {
  @Test func readsARegularBlock() throws {
    let spectrum = try #require(try VAMASFixture().spectra().first)
    #expect(spectrum.title == "Ni 2p")
    #expect(spectrum.region == "Ni 2p")
    #expect(spectrum.sampleIdentifier == "Cell 1")
    #expect(spectrum.axis.values == [600, 600.5, 601])
    #expect(spectrum.energyScale == .kinetic)
    #expect(spectrum.intensities == [10, 20, 15])
    #expect(spectrum.intensityKind == .counts)
    #expect(spectrum.excitationEnergy == 1486.6)
    #expect(spectrum.passEnergy == 20)
    #expect(spectrum.dwellTime == 0.2)
    #expect(spectrum.sweeps == 5)
    #expect(spectrum.readingNotes.isEmpty)
  }

  @Test func keepsEveryEntryOfTheFile() throws {
    let spectrum = try #require(try VAMASFixture(comment: ["first", "second"]).spectra().first)
    #expect(spectrum.metadata["operator identifier"] == "An operator")
    #expect(spectrum.metadata.entries.filter { $0.key == "comment" }.map(\.value) == ["first", "second"])
    #expect(spectrum.metadata["analyser mode"] == "FAT")
    #expect(spectrum.metadata["analysis source beam width x"] == "1e+037")
  }

  @Test func neverSubtractsTheWorkFunction() throws {
    let spectrum = try #require(try VAMASFixture().spectra().first)
    #expect(spectrum.metadata["analyser work function or acceptance energy"] == "4.5")
    #expect(spectrum.bindingEnergies?.first == 1486.6 - 600)
  }

  @Test func separatesInterleavedVariables() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].variables = ["Intensity", "d", "Transmission", "d"]
    fixture.blocks[0].ordinates = ["10", "1.5", "20", "1.6"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.intensities == [10, 20])
    #expect(spectrum.otherVariables.map(\.label) == ["Transmission"])
    #expect(spectrum.otherVariables.map(\.values) == [[1.5, 1.6]])
  }

  @Test func readsAnIrregularBlock() throws {
    var fixture = VAMASFixture(scanMode: "IRREGULAR")
    fixture.blocks[0].abscissa = []
    fixture.blocks[0].variables = ["Kinetic Energy", "eV", "Intensity", "d"]
    fixture.blocks[0].ordinates = ["600", "10", "600.4", "20", "601", "15"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.axis.positions == .listed([600, 600.4, 601]))
    #expect(spectrum.energyScale == .kinetic)
    #expect(spectrum.intensities == [10, 20, 15])
  }

  @Test func refusesAnIrregularBlockWithoutIntensity() throws {
    var fixture = VAMASFixture(scanMode: "IRREGULAR")
    fixture.blocks[0].abscissa = []
    let problem = try #require(throws: InputProblem.self) { _ = try fixture.spectra() }
    #expect(problem.code == .malformed)
  }

  @Test func readsABindingEnergyAxisWithAFallingStep() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].abscissa = ["Binding Energy", "eV", "305", "-0.05"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.energyScale == .binding)
    #expect(spectrum.bindingEnergies == [305, 304.95, 304.9])
  }

  @Test func trustsTheLabelMoreThanTheSignOfTheStep() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].abscissa = ["Kinetic Energy", "eV", "1506.7", "-0.5"]
    #expect(try fixture.spectra().first?.energyScale == .kinetic)
  }

  @Test(arguments: [("-1", PhotoelectronSpectrum.EnergyScale.binding), ("1", .kinetic)])
  func takesTheSignOfTheStepWhereTheLabelIsSilent(
    step: String, scale: PhotoelectronSpectrum.EnergyScale
  ) throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].abscissa = ["Energy", "eV", "300", step]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.energyScale == scale)
    #expect(spectrum.readingNotes.count == 1)
  }

  @Test func doesNotTakeAnotherQuantityForAnElectronEnergy() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].abscissa = ["Photon energy", "eV", "700", "0.1"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.energyScale == .unknown)
    #expect(spectrum.axis.quantity == "Photon energy")
  }

  @Test func leavesOutWhatIsMarkedAsNotKnown() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].hv = "1e+037"
    #expect(try fixture.spectra().first?.excitationEnergy == nil)
    fixture.blocks[0].hv = "0"
    #expect(try fixture.spectra().first?.excitationEnergy == nil)
  }

  @Test func marksMissingOrdinates() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].ordinates = ["10", "1e37", "15"]
    #expect(try fixture.spectra().first?.intensities[1].isNaN == true)
  }

  @Test func doesNotCallScaledIntensitiesCounts() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].ordinates = ["10.5", "20", "15"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.intensityKind == .arbitrary)
    #expect(spectrum.readingNotes.first?.contains("not whole numbers") == true)
  }

  @Test func seesRatesByTheirLabel() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].variables = ["Counts per Second", "c/s"]
    #expect(try fixture.spectra().first?.intensityKind == .countsPerSecond)
  }

  @Test func passesOverBlankLinesBeforeTheIdentifier() throws {
    let text = "\r\n\r\n" + VAMASFixture().lines().joined(separator: "\r\n")
    #expect(try VAMASFixture.spectra(text).count == 1)
    let head = FileHead(name: "a.txt", bytes: Array(text.utf8), byteCount: text.utf8.count)
    #expect(VAMASReader().recognition(of: head) == .certain)
  }

  @Test func keepsALoneCarriageReturnInsideAComment() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].comment = ["one\rtwo", ""]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.metadata["block comment"] == "one\rtwo")
    #expect(spectrum.intensities.count == 3)
  }

  @Test(arguments: ["\n", "\r\n", "\r", "\0\0  \r\n"]) func readsEveryLineEnd(newline: String) throws {
    #expect(try VAMASFixture().spectra(newline: newline).first?.intensities == [10, 20, 15])
  }

  @Test func readsFutureUpgradeEntriesInTheirOrder() throws {
    var fixture = VAMASFixture(futureExperimentEntries: ["later"], futureBlockEntries: 2)
    fixture.blocks[0].futureEntries = ["x", "y"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.metadata["future upgrade experiment entry"] == "later")
    #expect(spectrum.metadata["future upgrade block entry"] == "x")
    #expect(spectrum.intensities == [10, 20, 15])
  }

  @Test func takesExcludedPartsFromTheFirstBlock() throws {
    let second = VAMASFixture.Block(name: "later", ordinates: ["1", "2", "3"])
    let parts = Set(1...40).subtracting([14, 31])
    let fixture = VAMASFixture(listedParts: ["-2", "14", "31"], blocks: [VAMASFixture.Block(), second])
    let spectra = try fixture.spectra(laterParts: parts)
    #expect(spectra.count == 2)
    #expect(spectra[1].excitationEnergy == 1486.6)
    #expect(spectra[1].axis.first == 600)
    #expect(spectra[1].intensities == [1, 2, 3])
  }

  @Test func takesOnlyIncludedPartsFromLaterBlocks() throws {
    let second = VAMASFixture.Block(
      name: "later", abscissa: ["Kinetic Energy", "eV", "1200", "0.1"], ordinates: ["1", "2", "3"])
    let fixture = VAMASFixture(listedParts: ["1", "31"], blocks: [VAMASFixture.Block(), second])
    let spectra = try fixture.spectra(laterParts: [31])
    #expect(spectra[1].axis.first == 1200)
    #expect(spectra[1].sweeps == 5)
    #expect(spectra[1].metadata["technique"] == "XPS")
  }

  @Test func readsASputterDepthProfile() throws {
    var fixture = VAMASFixture(
      experimentMode: "SDP", variables: [("Etch Time", "s"), ("Etch Level", "d")])
    fixture.blocks[0].sputteringIon = ["18", "1", "1"]
    fixture.blocks[0].sputteringSource = ["500", "1", "1", "1", "0", "0", "continuous"]
    fixture.blocks = [("0", "0"), ("60", "1")].map { time, level in
      var block = fixture.blocks[0]
      block.variableValues = [time, level]
      return block
    }
    let spectra = try fixture.spectra()
    #expect(spectra.map(\.etchTime) == [0, 60])
    #expect(spectra.map(\.level) == [0, 1])
    #expect(spectra[0].metadata["sputtering mode"] == "continuous")
  }

  @Test(arguments: [
    ("Etch Time, s", "d", 60.0), ("Sputter time", "min", 3600), ("EtchTime [min]", "n", 3600),
  ])
  func findsTheEtchTimeOfANormalExperiment(label: String, unit: String, seconds: Double) throws {
    var fixture = VAMASFixture(variables: [(label, unit)])
    fixture.blocks[0].variableValues = ["60"]
    #expect(try fixture.spectra().first?.etchTime == seconds)
  }

  @Test func doesNotGuessTheUnitOfAnEtchTime() throws {
    var fixture = VAMASFixture(variables: [("Etch Time", "d")])
    fixture.blocks[0].variableValues = ["60"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.etchTime == nil)
    #expect(spectrum.readingNotes.count == 1)
  }

  @Test func readsAMapOfSpectraWithoutLinescanFields() throws {
    var fixture = VAMASFixture(experimentMode: "MAP")
    fixture.blocks[0].position = ["1", "1"]
    fixture.blocks[0].fieldOfView = ["100", "100"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.metadata["x coordinate"] == "1")
    #expect(spectrum.part.spot == "1, 1")
    #expect(spectrum.intensities == [10, 20, 15])
  }

  @Test func readsAMapOfDepthProfiles() throws {
    var fixture = VAMASFixture(experimentMode: "MAPDP")
    fixture.blocks[0].position = ["1", "1"]
    fixture.blocks[0].fieldOfView = ["100", "100"]
    fixture.blocks[0].sputteringIon = ["18", "1", "1"]
    fixture.blocks[0].sputteringSource = ["500", "1", "1", "1", "0", "0", "continuous"]
    #expect(try fixture.spectra().first?.intensities == [10, 20, 15])
  }

  @Test func saysThatImagesAreNotSupported() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try VAMASFixture(experimentMode: "MAPSV", scanMode: "MAPPING").spectra()
    }
    #expect(problem.code == .unsupported)
  }

  @Test func readsTheDifferentialWidthOfAugerSpectra() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].technique = "AES diff"
    fixture.blocks[0].differentialWidth = ["2"]
    #expect(try fixture.spectra().first?.technique == "AES diff")
  }

  @Test func passesOverBlocksOfOtherTechniques() throws {
    var other = VAMASFixture.Block(name: "masses")
    other.technique = "SIMS"
    other.sputteringIon = ["18", "1", "1"]
    let spectra = try VAMASFixture(blocks: [VAMASFixture.Block(), other]).spectra()
    #expect(spectra.count == 1)
    #expect(spectra[0].readingNotes.first?.contains("SIMS") == true)
  }

  @Test func notesABlankInsteadOfANumber() throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].hv = ""
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.excitationEnergy == nil)
    #expect(spectrum.readingNotes.first?.contains("is blank instead of") == true)
  }

  @Test func notesAMissingEnd() throws {
    let spectrum = try #require(try VAMASFixture(ending: []).spectra().first)
    #expect(spectrum.readingNotes.first?.contains("end of experiment") == true)
  }

  @Test func readsEveryExperimentOfAFile() throws {
    var second = VAMASFixture()
    second.blocks[0].name = "O 1s"
    let lines = VAMASFixture().lines() + second.lines()
    let spectra = try VAMASFixture.spectra(lines.joined(separator: "\n") + "\n")
    #expect(spectra.map(\.title) == ["Ni 2p", "O 1s"])
    #expect(spectra.allSatisfy { $0.readingNotes.isEmpty })
  }

  @Test func saysWhatLiesBehindTheLastExperiment() throws {
    let lines = VAMASFixture().lines() + ["a remark of somebody"]
    let spectrum = try #require(try VAMASFixture.spectra(lines.joined(separator: "\n") + "\n").first)
    #expect(spectrum.readingNotes.contains { $0.contains("after the end of the experiment") })
  }

  @Test(arguments: ["counts s-1", "1/s", "s^-1", "counts per sec", "Counts s⁻¹", "Hz"])
  func seesRatesByAUnitOfInverseTime(unit: String) throws {
    var fixture = VAMASFixture()
    fixture.blocks[0].variables = ["Intensity", unit]
    #expect(try fixture.spectra().first?.intensityKind == .countsPerSecond)
  }

  @Test func aNumberOfALevelIsNoTime() throws {
    var fixture = VAMASFixture(variables: [("Etch Level", "d")])
    fixture.blocks[0].variableValues = ["2"]
    let spectrum = try #require(try fixture.spectra().first)
    #expect(spectrum.level == 2)
    #expect(spectrum.etchTime == nil)
  }

  @Test func aDepthOfEtchingKeepsItsUnit() throws {
    var fixture = VAMASFixture(variables: [("Etch Depth", "nm")])
    fixture.blocks[0].variableValues = ["12.5"]
    let position = try #require(try fixture.spectra().first?.profilePosition)
    #expect(position == .init(quantity: "etch depth", value: 12.5, unit: "nm"))
  }
}
