import PeakFitting
import Testing

@Suite struct BadInputTests {
  private func model(_ height: ParameterSetting = .free(100, atLeast: 0)) throws -> PeakModel {
    var model = PeakModel()
    try model.add(
      "A", GaussianLorentzianSum(),
      [.height: height, .centre: .free(1, in: 0...2), .fullWidthAtHalfMaximum: .free(0.5, in: 0.1...2)])
    return model
  }

  private let axis = (0..<30).map { 0.1 * Double($0) }

  @Test func numbersThatAreNotFiniteAreRefused() {
    #expect(throws: FitProblem.self) { try FitSpectrum(x: [0, 1], counts: [1, .nan]) }
    #expect(throws: FitProblem.self) { try FitSpectrum(x: [0, .infinity], counts: [1, 1]) }
    #expect(throws: FitProblem.self) { try FitSpectrum(x: [0, 1], counts: [1, -1]) }
    #expect(throws: FitProblem.self) { try FitSpectrum(x: [0, 1, 1], counts: [1, 1, 1]) }
    #expect(throws: FitProblem.self) {
      try FitSpectrum(x: [0, 1], y: [1, 1], noise: .standardDeviations([1, 0]))
    }
    #expect(throws: FitProblem.self) { try FitSpectrum(x: [], counts: []) }
  }

  @Test func zeroCountsConvergeToNothing() throws {
    let result = try PeakFit.fit(model(), to: FitSpectrum(x: axis, counts: axis.map { _ in 0 }))
    #expect(result.convergence.isConverged)
    #expect(result.parameter("A", .height).map { $0.value < 1e-3 } == true)
    #expect(result.parameters.allSatisfy { $0.value.isFinite })
  }

  @Test func fewerPointsThanParametersAreRefused() throws {
    let spectrum = try FitSpectrum(x: [0, 1], counts: [1, 2])
    #expect(throws: FitProblem.self) { try PeakFit.fit(model(), to: spectrum) }
  }

  @Test func equalBoundsFixAParameterAndCrossedOnesAreRefused() throws {
    let spectrum = try FitSpectrum(x: axis, counts: axis.map { 10 + $0 })
    let fixed = try PeakFit.fit(model(.free(5, in: 7...7)), to: spectrum)
    #expect(fixed.parameter("A", .height)?.value == 7)
    #expect(throws: FitProblem.self) {
      try PeakFit.fit(model(.free(start: 1, lower: 3, upper: 2)), to: spectrum)
    }
    #expect(throws: FitProblem.self) { try PeakFit.fit(model(.free(.nan)), to: spectrum) }
  }

  @Test func aStartOutsideTheBoxIsMovedOntoItAndSaid() throws {
    let spectrum = try FitSpectrum(x: axis, counts: axis.map { 10 + $0 })
    let result = try PeakFit.fit(model(.free(-5, in: 0...1000)), to: spectrum)
    #expect(result.warnings.contains { $0.contains("A.height") })
    #expect(result.convergence.isConverged)
  }

  @Test func duplicatePeaksGiveAFiniteAnswerThatSaysWhatIsUndetermined() throws {
    var twice = try model()
    try twice.add(
      "B", GaussianLorentzianSum(),
      [
        .height: .free(100, atLeast: 0), .centre: .same(as: "A", .centre),
        .fullWidthAtHalfMaximum: .same(as: "A", .fullWidthAtHalfMaximum),
      ])
    let counts = GaussianLorentzianSum().evaluate(at: axis, [500, 1.1, 0.6, 0.3]).values.map { $0.rounded() }
    let result = try PeakFit.fit(twice, to: FitSpectrum(x: axis, counts: counts))
    #expect(result.parameters.allSatisfy { $0.value.isFinite })
    #expect(result.parameters.contains { $0.status == .undetermined })
    #expect(try result.share(of: ["A"], among: ["A", "B"]).standardUncertainty == .infinity)
  }

  @Test func namesThatAreNotThereAreRefused() throws {
    var model = try model()
    #expect(throws: FitProblem.self) { try model.add("A", GaussianShape(), [:]) }
    #expect(throws: FitProblem.self) { try model.add("B", GaussianShape(), ["hight": .free(1)]) }
    #expect(throws: FitProblem.self) { try model.addPartner("C", of: "Z", areaRatio: 1, splitting: 1) }
    try model.set("A", .height, .tied(.of("A", .height) * 2))
    let spectrum = try FitSpectrum(x: axis, counts: axis.map { 10 + $0 })
    #expect(throws: FitProblem.self) { try PeakFit.fit(model, to: spectrum) }
  }

  @Test func poissonLikelihoodNeedsCounts() throws {
    let spectrum = try FitSpectrum(x: axis, y: axis, noise: .unknown)
    var options = FitOptions()
    options.statistic = .poissonLikelihood
    #expect(throws: FitProblem.self) { try PeakFit.fit(model(), to: spectrum, options: options) }
  }

  @Test func cancellingEndsWithAnError() throws {
    let spectrum = try FitSpectrum(x: axis, counts: axis.map { 10 + $0 })
    #expect(throws: FitProblem.self) { try PeakFit.fit(model(), to: spectrum, isCancelled: { true }) }
  }
}
