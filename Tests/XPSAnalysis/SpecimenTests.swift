import AnalysisFindings
import InstrumentMeasurements
import Testing
import XPSAnalysis

@Suite struct SpecimenTests {
  func plates() -> [PhotoelectronSpectrum] {
    ["plate-A", "plate-B"].enumerated().flatMap { index, plate in
      var carbon = SimulatedSpectrum.carbon().spectrum(seed: UInt64(30 + index))
      var fluorine = SimulatedSpectrum.fluorine().spectrum(seed: UInt64(40 + index))
      carbon.sampleIdentifier = plate
      fluorine.sampleIdentifier = plate
      return index == 0 ? [carbon, fluorine] : [carbon]
    }
  }

  @Test func theSpectraOfTheNamedSpecimenAreTaken() throws {
    let result = try PhotoelectronAnalysis.result(of: plates(), sample: "plate-A")
    #expect(result.curves.count == 2)
    #expect(!result.warnings.contains { $0.contains("summed") })
  }

  @Test func specimensThatTheSampleDoesNotNameAreRefusedTogether() throws {
    let problem = try #require(throws: InputProblem.self) {
      try PhotoelectronAnalysis.result(of: plates(), sample: "cell 7")
    }
    #expect(problem.found.contains("plate-A") && problem.found.contains("plate-B"))
  }

  @Test func aLevelByNumberIsNoTime() throws {
    let spectra = (0..<2).map { level in
      var spectrum = SimulatedSpectrum.carbon().spectrum(seed: UInt64(50 + level))
      spectrum.level = level
      return spectrum
    }
    let result = try PhotoelectronAnalysis.result(of: spectra, sample: "a")
    let coordinates = result.findings.filter { $0.key.rawValue == "xps.charge_shift" }.compactMap(
      \.coordinates.first)
    #expect(coordinates.map(\.quantity) == ["etch level", "etch level"])
    #expect(coordinates.map(\.value) == [0, 1])
  }
}
