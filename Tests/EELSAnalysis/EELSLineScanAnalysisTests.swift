import AnalysisFindings
import EELSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct EELSLineScanAnalysisTests {
  private var options: EELSOptions { EELSOptions(draws: 200) }

  private func result(
    _ scan: SimulatedScan, _ options: EELSOptions? = nil
  ) throws -> AnalysisResult {
    try EELSLineScanAnalysis.result(of: scan.signal, sample: "cell", options: options ?? self.options)
  }

  private func outcome(
    _ key: String, _ scan: SimulatedScan, _ options: EELSOptions? = nil
  ) throws -> Finding.Outcome {
    try #require(result(scan, options).findings.first { $0.key.rawValue == key }).outcome
  }

  private func estimate(
    _ key: String, _ scan: SimulatedScan, _ options: EELSOptions? = nil
  ) throws -> Estimate {
    guard case .estimate(let estimate) = try outcome(key, scan, options) else {
      throw Missing(what: "\(key): \(try outcome(key, scan, options))")
    }
    return estimate
  }

  private func noAnswer(
    _ scan: SimulatedScan, _ options: EELSOptions? = nil
  ) throws -> NoAnswer {
    guard case .noAnswer(let answer) = try outcome("eels.rock_salt_thickness", scan, options) else {
      throw Missing(what: "a thickness where there is none")
    }
    return answer
  }

  private struct Missing: Error { var what: String }

  @Test(arguments: [3, 3.9, 8])
  func rockSaltIntervalHoldsTheLayer(layer: Double) throws {
    let estimate = try estimate("eels.rock_salt_thickness", SimulatedScan(layer: layer))
    #expect(abs(estimate.value - layer) < 0.1)
    #expect(estimate.statedInterval(level: 0.95)?.contains(layer) == true)
  }

  @Test(arguments: [0, 0.3])
  func rockSaltThatScattersMoreDoesNotMoveTheBoundary(wedge: Double) throws {
    let dense = SimulatedScan(layer: 8, width: 1.2, density: 1.4, wedge: wedge)
    let estimate = try estimate("eels.rock_salt_thickness", dense)
    #expect(abs(estimate.value - 8) < 0.04)
    let effect = try #require(
      estimate.sharedEffects.first { $0.source.hasPrefix("EELS amount of a phase per count") })
    #expect(abs(effect.effect) < 0.04)
    let ratio = try #require(
      result(dense).diagnostics.first { $0.name.hasPrefix("counts of rock salt over") }?.value)
    // Of the counts before O K 0.4 come from beside the oxide, whose own grow by 1.4.
    #expect(abs(try #require(Double(ratio.prefix { $0 != " " })) - (0.4 + 0.6 * 1.4)) < 0.03)
  }

  @Test func magnificationIsSharedByAllScansOfASession() throws {
    let estimate = try estimate("eels.rock_salt_thickness", SimulatedScan(layer: 8))
    let effect = try #require(estimate.sharedEffects.first { $0.source == "EELS magnification" })
    #expect(abs(effect.effect - 0.01 * estimate.value) < 1e-9)
  }

  @Test func energyOffsetOfSeveralElectronVoltsDoesNotMatter() throws {
    let plain = try estimate("eels.delta_e.near_surface", SimulatedScan())
    let shifted = try estimate("eels.delta_e.near_surface", SimulatedScan(offset: 4))
    #expect(abs(plain.value - shifted.value) < 0.02)
    let thickness = try estimate("eels.rock_salt_thickness", SimulatedScan(offset: 4))
    #expect(abs(thickness.value - 4) < 0.1)
  }

  @Test func driftOfFourElectronVoltsAlongTheLayerIsFollowedAndReported() throws {
    let scan = SimulatedScan(layer: 4, drift: { $0 < 3.1 ? 0 : min($0 - 3.1, 4) })
    #expect(abs(try estimate("eels.rock_salt_thickness", scan).value - 4) < 0.15)
    #expect(try result(scan).warnings.contains { $0.contains("energy axis moves by") })
  }

  @Test func scanReadOutwardsGivesTheSameThicknessAndSaysSo() throws {
    let forwards = try estimate("eels.rock_salt_thickness", SimulatedScan())
    let backwards = try estimate("eels.rock_salt_thickness", SimulatedScan(reversed: true))
    #expect(abs(forwards.value - backwards.value) < 0.02)
    #expect(try result(SimulatedScan(reversed: true)).warnings.contains { $0.contains("outwards") })
  }

  @Test func scanWithoutVacuumCountsFromItsOutermostPosition() throws {
    let scan = SimulatedScan(layer: 6, surface: 0, edge: 0)
    #expect(abs(try estimate("eels.rock_salt_thickness", scan).value - 6) < 0.1)
    #expect(try result(scan).warnings.contains { $0.contains("no vacuum") })
  }

  @Test func declaredSurfaceIsTaken() throws {
    var options = options
    options.surface = .position(1)
    let estimate = try estimate(
      "eels.rock_salt_thickness", SimulatedScan(layer: 6, surface: 0, edge: 0), options)
    #expect(abs(estimate.value - 5) < 0.1)
  }

  @Test func scanThatBeginsInsideWithoutVacuumHasNoDepths() throws {
    let scan = SimulatedScan(layer: 6, surface: 0, edge: 0, start: 3)
    #expect(try noAnswer(scan).reason == .factMissing)
  }

  @Test func withoutALayerThereIsAnUpperBound() throws {
    let answer = try noAnswer(SimulatedScan(layer: 0))
    #expect(answer.reason == .belowDetection)
    #expect(try #require(answer.atMost) <= 0.8)
    #expect(answer.atLeast == nil)
  }

  @Test func scanThatEndsInsideTheLayerSaysAtLeast() throws {
    let answer = try noAnswer(SimulatedScan(layer: 16.3, length: 20))
    #expect(answer.reason == .noPlateau)
    let bound = try #require(answer.atLeast)
    #expect(bound > 15 && bound < 16.3)
  }

  @Test func scanWhollyInRockSaltIsNotWithoutALayer() throws {
    let answer = try noAnswer(SimulatedScan(layer: 60, length: 20))
    #expect(answer.reason == .noPlateau)
    #expect(try #require(answer.atLeast) > 15)
    #expect(answer.atMost == nil)
  }

  @Test func singleSpikesAreMaskedAndNamed() throws {
    let scan = SimulatedScan(spikes: [.init(position: 5, channel: 732, counts: 3000)])
    let clean = try estimate("eels.rock_salt_thickness", SimulatedScan())
    #expect(abs(try estimate("eels.rock_salt_thickness", scan).value - clean.value) < 0.01)
    #expect(try result(scan).warnings.contains { $0.contains("masked") && $0.contains("856.0 eV") })
    #expect(try !result(SimulatedScan()).warnings.contains { $0.contains("masked") })
  }

  @Test func spectraCutOffAtTheDetectorsLimitAreNamed() throws {
    var signal = SimulatedScan().signal
    let values = try #require(signal.realValues)
    let limit = 0.7 * (values.max() ?? 0)
    signal.values = .real(values.map { min($0, limit) })
    let result = try EELSLineScanAnalysis.result(of: signal, sample: "", options: options)
    #expect(result.warnings.contains { $0.contains("saturated in spectrum") })
    #expect(try !self.result(SimulatedScan()).warnings.contains { $0.contains("saturated") })
  }

  @Test(arguments: [EdgeBackground.Method.maximumLikelihood, .twoArea])
  func otherBackgroundsGiveTheSameLayer(method: EdgeBackground.Method) throws {
    var options = options
    options.background = method
    #expect(abs(try estimate("eels.rock_salt_thickness", SimulatedScan(), options).value - 4) < 0.1)
  }

  @Test func channelThatIsNotANumberIsFilledAndNamed() throws {
    var signal = SimulatedScan().signal
    var values = try #require(signal.realValues)
    values[850 * 3 + 10] = .nan
    signal.values = .real(values)
    let result = try EELSLineScanAnalysis.result(of: signal, sample: "", options: options)
    #expect(result.warnings.contains { $0.contains("channel 11 (495.0 eV) of spectrum 4") })
    #expect(result.findings.first { $0.key == .rockSaltThickness }?.estimate != nil)
  }

  @Test func whiteLineRatiosOfBothPhasesAreFound() throws {
    let scan = SimulatedScan(layer: 8)
    let surface = try estimate("eels.l3_l2.surface", scan)
    let bulk = try estimate("eels.l3_l2.bulk", scan)
    #expect(surface.statedInterval(level: 0.95)?.contains(4.0) == true)
    #expect(bulk.statedInterval(level: 0.95)?.contains(2.9) == true)
    let half = try estimate("eels.l3_l2.half_depth", scan)
    #expect(abs(half.value - 8) < 1)
  }

  @Test func choicesWithinTheMethodAreInTheRatiosUncertainty() throws {
    let bulk = try estimate("eels.l3_l2.bulk", SimulatedScan(layer: 8))
    let effect = try #require(bulk.sharedEffects.first)
    #expect(effect.source == "EELS choices within Ni double arctan, 1.0 eV")
    #expect(effect.effect / bulk.value > 0.005 && effect.effect / bulk.value < 0.08)
  }

  @Test func fittedLinesGiveTheSameAreasAndSaySo() throws {
    var options = options
    options.whiteLines = .gaussians(width: 1)
    let scan = SimulatedScan(layer: 8)
    let bulk = try estimate("eels.l3_l2.bulk", scan, options)
    #expect(bulk.statedInterval(level: 0.95)?.contains(2.9) == true)
    let finding = try #require(result(scan, options).findings.first { $0.key == .bulkWhiteLineRatio })
    #expect(finding.method.contains("area of fitted lines"))
  }

  @Test func curvatureIsNamedAndNoArea() throws {
    var options = options
    options.whiteLines = .secondDerivative(width: 2.5)
    let scan = SimulatedScan(layer: 8)
    let bulk = try estimate("eels.l3_l2.bulk", scan, options)
    // L2 is wider than L3, 3 against 2.5 eV: curvature goes with area over width squared.
    #expect(bulk.value > 1.1 * 2.9)
    let finding = try #require(result(scan, options).findings.first { $0.key == .bulkWhiteLineRatio })
    #expect(finding.method.contains("positive part of the negative curvature"))
  }

  @Test func everyPositionHoldsTheLinesOwnRatioWithinItsUncertainty() throws {
    let curve = try result(SimulatedScan(layer: 8)).curves[0]
    let depths = curve.columns[0].values
    let ratio = try #require(curve.column("L3/L2"))
    let bulk = depths.indices.filter { depths[$0] > 12 }
    #expect(bulk.count > 20)
    #expect(bulk.allSatisfy { abs(ratio.values[$0] - 2.9) < 2.6 * ratio.uncertainties[$0] })
    #expect(bulk.allSatisfy { ratio.uncertainties[$0] < 0.12 * 2.9 })
  }

  @Test func countsBesideTheParticleDoNotMoveTheBoundary() throws {
    let errors = try (21..<29).map { seed in
      try estimate("eels.rock_salt_thickness", SimulatedScan(layer: 3, seed: seed)).value - 3
    }
    #expect(abs(errors.reduce(0, +) / Double(errors.count)) < 0.02)
  }

  @Test func changeOfTheHighestPreEdgeIsInTheMeanDifferencesUncertainty() throws {
    let crossing = try estimate("eels.delta_e.near_surface", SimulatedScan(layer: 6))
    let beyond = try estimate("eels.delta_e.near_surface", SimulatedScan(layer: 16, length: 40))
    #expect(crossing.standardUncertainty > beyond.standardUncertainty + 0.03)
  }

  @Test func scaledCountsWidenTheIntervalAsTheirScatterSays() throws {
    let counted = try estimate("eels.rock_salt_thickness", SimulatedScan())
    let scaled = try estimate("eels.rock_salt_thickness", SimulatedScan(gain: 7))
    #expect(abs(counted.standardUncertainty / scaled.standardUncertainty - 1) < 0.1)
  }

  @Test func shortSideOfAStripIsSummed() throws {
    var signal = SimulatedScan().signal
    let row = try #require(signal.realValues)
    let channels = signal.axes[1].count
    let pixels = row.count / channels
    let twice = (0..<pixels).flatMap { pixel -> [Double] in
      let part = Array(row[(pixel * channels)..<((pixel + 1) * channels)])
      return part + part
    }
    signal.values = .real(twice)
    signal.axes.insert(
      MeasurementAxis(quantity: "y", unit: "nm", positions: .regular(start: 0, step: 0.5, count: 2)), at: 1)
    signal.energyAxis = 2
    let result = try EELSLineScanAnalysis.result(of: signal, sample: "", options: options)
    let thickness = try #require(result.findings.first { $0.key == .rockSaltThickness }?.estimate)
    #expect(abs(thickness.value - 4) < 0.1)
    #expect(result.warnings.contains { $0.contains("shorter side") })
  }

  @Test(arguments: ["EV", "eV ", "electronvolts", "Energy Loss [eV]"])
  func unitSpellingsOfEnergyAreUnderstood(unit: String) throws {
    var signal = SimulatedScan().signal
    signal.axes[1].unit = unit
    let result = try EELSLineScanAnalysis.result(of: signal, sample: "", options: options)
    #expect(result.findings.first { $0.key == .rockSaltThickness }?.estimate != nil)
  }

  @Test(arguments: ["", "MeV", "channel"])
  func axisWithoutUnitOfEnergyIsRefused(unit: String) {
    var signal = SimulatedScan().signal
    signal.axes[1].unit = unit
    #expect(throws: InputProblem.self) { try EELSLineScanAnalysis.result(of: signal, sample: "") }
  }

  @Test func singleSpectrumGivesSpectrumFindingsOnly() throws {
    var signal = SimulatedScan(layer: 0).signal
    let channels = signal.axes[1].count
    signal.values = .real(Array((signal.realValues ?? []).suffix(channels)))
    signal.axes = [signal.axes[1]]
    signal.energyAxis = 0
    let result = try EELSLineScanAnalysis.result(of: signal, sample: "cell", options: options)
    let deltaE = try #require(result.findings.first { $0.key.rawValue == "eels.delta_e" }?.estimate)
    #expect(abs(deltaE.value - 12) < 0.2)
    let thickness = try #require(result.findings.first { $0.key.rawValue == "eels.rock_salt_thickness" })
    #expect(thickness.estimate == nil)
  }

  @Test func spectraWithoutTheEdgesAreNotMeasured() throws {
    var signal = SimulatedScan().signal
    signal.axes[1].positions = .regular(start: 100, step: 0.1, count: signal.axes[1].count)
    let result = try EELSLineScanAnalysis.result(of: signal, sample: "cell", options: options)
    #expect(result.findings.allSatisfy { $0.estimate == nil })
  }

  @Test func curvesHoldTheProfileAndTheSpectra() throws {
    let result = try result(SimulatedScan())
    #expect(result.curves.map(\.kind.rawValue) == ["eels.scan", "eels.spectra"])
    #expect(result.curves[0].columns[0].name == "depth")
    let lengths = Set(result.curves[1].columns.map(\.values.count))
    #expect(lengths.count == 1)
  }

  @Test func preEdgesOfBothPhasesAreProfilesOfTheirOwn() throws {
    let curve = try result(SimulatedScan(layer: 8)).curves[0]
    let layered = try #require(curve.columns.first { $0.name == "layered ΔE" }).values
    let rockSalt = try #require(curve.columns.first { $0.name == "rock-salt ΔE" }).values
    #expect(layered.filter(\.isFinite).allSatisfy { abs($0 - 12) < 0.6 })
    #expect(rockSalt.filter(\.isFinite).allSatisfy { $0 < 10.3 })
    #expect(rockSalt[13].isFinite && layered[13].isNaN)
  }

  @Test func imagesAndOddAxesAreRefused() {
    var image = SimulatedScan().signal
    image.energyAxis = nil
    #expect(throws: InputProblem.self) { try EELSLineScanAnalysis.result(of: image, sample: "") }
    var short = SimulatedScan().signal
    short.values = .real([1, 2, 3])
    #expect(throws: InputProblem.self) { try EELSLineScanAnalysis.result(of: short, sample: "") }
  }
}
