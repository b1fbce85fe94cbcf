import AnalysisFindings
import EELSAnalysis
import InstrumentMeasurements
import Testing

@Suite struct EELSLineScanAnalysisTests {
  private let options = EELSOptions(draws: 200)

  private func outcome(_ key: String, _ scan: SimulatedScan) throws -> Finding.Outcome {
    let result = try EELSLineScanAnalysis.result(of: scan.signal, sample: "cell", options: options)
    return try #require(result.findings.first { $0.key.rawValue == key }).outcome
  }

  private func estimate(_ key: String, _ scan: SimulatedScan) throws -> Estimate {
    guard case .estimate(let estimate) = try outcome(key, scan) else {
      throw Missing(what: "\(key): \(try outcome(key, scan))")
    }
    return estimate
  }

  private struct Missing: Error { var what: String }

  @Test(arguments: [3.9, 8])
  func rockSaltIntervalHoldsTheLayer(layer: Double) throws {
    let estimate = try estimate("eels.rock_salt_thickness", SimulatedScan(layer: layer))
    #expect(abs(estimate.value - layer) < 0.2)
    #expect(estimate.statedInterval(level: 0.999)?.contains(layer) == true)
  }

  @Test func energyOffsetOfSeveralElectronVoltsDoesNotMatter() throws {
    let plain = try estimate("eels.delta_e.near_surface", SimulatedScan())
    let shifted = try estimate("eels.delta_e.near_surface", SimulatedScan(offset: 4))
    #expect(abs(plain.value - shifted.value) < 0.02)
    let thickness = try estimate("eels.rock_salt_thickness", SimulatedScan(offset: 4))
    #expect(abs(thickness.value - 4) < 0.2)
  }

  @Test func scanReadOutwardsGivesTheSameThickness() throws {
    let forwards = try estimate("eels.rock_salt_thickness", SimulatedScan())
    let backwards = try estimate("eels.rock_salt_thickness", SimulatedScan(reversed: true))
    #expect(abs(forwards.value - backwards.value) < 1e-6)
  }

  @Test func withoutALayerThereIsAnUpperBound() throws {
    guard case .noAnswer(let answer) = try outcome("eels.rock_salt_thickness", SimulatedScan(layer: 0)) else {
      Issue.record("a layer where there is none")
      return
    }
    #expect([.belowDetection, .unresolved].contains(answer.reason))
    #expect(try #require(answer.atMost) <= 1.5)
  }

  @Test func scanThatEndsInsideTheLayerSaysAtLeast() throws {
    guard
      case .noAnswer(let answer) = try outcome(
        "eels.rock_salt_thickness", SimulatedScan(layer: 19.3, length: 20))
    else {
      Issue.record("a thickness without a bulk plateau")
      return
    }
    #expect(answer.reason == .noPlateau)
    #expect(try #require(answer.atLeast) > 10)
  }

  @Test func whiteLineRatiosOfBothPhasesAreFound() throws {
    let scan = SimulatedScan(layer: 8)
    let surface = try estimate("eels.l3_l2.surface", scan)
    let bulk = try estimate("eels.l3_l2.bulk", scan)
    #expect(surface.statedInterval(level: 0.999)?.contains(4.0) == true)
    #expect(bulk.statedInterval(level: 0.999)?.contains(2.9) == true)
    let half = try estimate("eels.l3_l2.half_depth", scan)
    #expect(abs(half.value - 8) < 1)
  }

  @Test func scaledCountsWidenTheIntervalAsTheirScatterSays() throws {
    let counted = try estimate("eels.rock_salt_thickness", SimulatedScan())
    let scaled = try estimate("eels.rock_salt_thickness", SimulatedScan(gain: 7))
    #expect(abs(counted.standardUncertainty / scaled.standardUncertainty - 1) < 0.1)
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
    let result = try EELSLineScanAnalysis.result(of: SimulatedScan().signal, sample: "cell", options: options)
    #expect(result.curves.map(\.kind.rawValue) == ["eels.scan", "eels.spectra"])
    #expect(result.curves[0].columns[0].name == "depth")
    let lengths = Set(result.curves[1].columns.map(\.values.count))
    #expect(lengths.count == 1)
  }

  @Test func imagesAndOddAxesAreRefused() {
    var image = SimulatedScan().signal
    image.energyAxis = nil
    #expect(throws: InputProblem.self) { try EELSLineScanAnalysis.result(of: image, sample: "") }
    var short = SimulatedScan().signal
    short.values = .real([1, 2, 3])
    #expect(throws: InputProblem.self) { try EELSLineScanAnalysis.result(of: short, sample: "") }
  }

  @Test(arguments: [Double.nan, .infinity]) func aChannelWithoutANumberIsNamedWithItsPlace(word: Double)
    throws
  {
    var signal = SimulatedScan().signal
    var values = try #require(signal.realValues)
    values[3 * 850 + 17] = word
    signal.values = .real(values)
    let problem = try #require(throws: InputProblem.self) {
      _ = try EELSLineScanAnalysis.result(of: signal, sample: "particle")
    }
    #expect(problem.place == .part("simulated, x 4, energy loss 18"))
    #expect(problem.found == "\(word) (in 1 of \(values.count) channels)")
  }
}
