import AnalysisFindings
import NumericalMethods
import PeakFitting
import Testing

@Suite struct StatisticsTests {
  private let axis = (0..<60).map { 0.1 * Double($0) }

  private func spectrum(_ seed: UInt64, height: Double = 400) throws -> FitSpectrum {
    var generator = SeededGenerator(seed: seed)
    let shape = GaussianShape().evaluate(at: axis, [height, 3, 1.2]).values
    return try FitSpectrum(x: axis, counts: shape.map { Double(generator.poisson(mean: $0 + 0.2 * height)) })
  }

  private func model() throws -> PeakModel {
    var model = PeakModel()
    try model.add(
      "A", GaussianShape(),
      [
        .height: .free(300, atLeast: 0), .centre: .free(2.8, in: 2...4),
        .fullWidthAtHalfMaximum: .free(1, in: 0.3...3),
      ])
    try model.addBackground("level", PolynomialShape(order: 0, origin: 0), ["b0": .free(60, atLeast: 0)])
    return model
  }

  @Test func batchesGiveTheSameBytesForAnyNumberOfThreads() throws {
    let spectra = try (0..<24).map { try spectrum(UInt64($0)) }
    let runs = try [1, 2, 3].map { threads in
      try PeakFit.fit(model(), toEach: spectra, threads: threads).map {
        try $0.get().freeValues.map(\.bitPattern)
      }
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0] == runs[2])
  }

  @Test func aBatchEqualsSingleFits() throws {
    let spectra = try (0..<5).map { try spectrum(UInt64($0)) }
    let batch = try PeakFit.fit(model(), toEach: spectra).map { try $0.get().freeValues }
    let single = try spectra.map { try PeakFit.fit(model(), to: $0).freeValues }
    #expect(batch == single)
  }

  @Test func profileIntervalsOfAWellDeterminedParameterAreSymmetricAndOneSigmaWide() throws {
    let result = try PeakFit.fit(model(), to: spectrum(1, height: 1e5))
    let centre = try #require(result.parameter("A", .centre))
    let sigma = try #require(centre.standardUncertainty)
    let interval = try result.profileInterval(of: .parameter("A", .centre), level: 0.682_689_492)
    #expect(abs((interval.upper - centre.value) / sigma - 1) < 0.01)
    #expect(abs((centre.value - interval.lower) / sigma - 1) < 0.01)
  }

  @Test func resamplingScattersByTheStatedUncertainty() throws {
    let result = try PeakFit.fit(model(), to: spectrum(2, height: 1e4))
    let sigma = try result.area(of: "A").standardUncertainty
    let draws = try result.resample([.area(of: ["A"])], draws: 300, generator: SeededGenerator(seed: 4))[0]
    let mean = draws.reduce(0, +) / Double(draws.count)
    let spread = (draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count)).squareRoot()
    #expect(abs(spread / sigma - 1) < 0.15)
    let again = try result.resample(
      [.area(of: ["A"])], draws: 300, generator: SeededGenerator(seed: 4), threads: 2)[0]
    #expect(draws == again)
  }

  @Test func evidencePrefersTheModelThatMadeTheData() throws {
    var flat = PeakModel()
    try flat.addBackground("level", PolynomialShape(order: 1, origin: 3), ["b0": .free(60), "b1": .free(0)])
    let comparison = try ModelComparison(
      [("flat", flat), ("one peak", model())], for: spectrum(3, height: 1000))
    #expect(comparison.rows[0].name == "one peak")
    #expect(comparison.rows[0].weight > 0.999)
    #expect(comparison.rows[1].akaikeDifference > 100)
  }

  @Test func residualsOfAWrongModelAreOrdered() throws {
    var flat = PeakModel()
    try flat.addBackground("level", PolynomialShape(order: 0, origin: 3), ["b0": .free(60)])
    let wrong = try PeakFit.fit(flat, to: spectrum(3, height: 1000)).statistics
    let right = try PeakFit.fit(model(), to: spectrum(3, height: 1000)).statistics
    #expect(wrong.abbe < 0.3 && wrong.durbinWatson < 0.6 && wrong.runsDeviate < -4)
    #expect(right.abbe > 0.6 && right.durbinWatson > 1.3 && right.runsDeviate > -3)
  }

  @Test func unknownNoiseIsScaledFromTheResidualsAndSaid() throws {
    let counts = try spectrum(6)
    let known = try PeakFit.fit(
      model(), to: FitSpectrum(x: axis, y: counts.y, noise: .standardDeviations(axis.map { _ in 2 })))
    let unknown = try PeakFit.fit(model(), to: FitSpectrum(x: axis, y: counts.y, noise: .unknown))
    #expect(known.uncertaintyConvention.contains("absolute"))
    #expect(unknown.uncertaintyConvention.contains("residuals"))
    let ratio = try unknown.area(of: "A").standardUncertainty / known.area(of: "A").standardUncertainty
    #expect(abs(ratio / known.statistics.reducedChiSquare.squareRoot() - 1) < 1e-6)
  }

  @Test func ratesWithTheirCountsPerUnitEqualCounts() throws {
    let counts = try spectrum(7)
    let rates = try FitSpectrum(x: axis, y: counts.y.map { $0 / 2.5 }, noise: .rate(countsPerUnit: 2.5))
    let a = try PeakFit.fit(model(), to: counts)
    let b = try PeakFit.fit(model(), to: rates)
    #expect(abs(a.statistics.cost / b.statistics.cost - 1) < 1e-9)
    let ratio = try a.area(of: "A").value / b.area(of: "A").value
    #expect(abs(ratio - 2.5) < 1e-4)
  }

  @Test func guessesFindAShoulder() throws {
    let shape = GaussianShape()
    let x = (0..<200).map { 0.05 * Double($0) }
    let y = zip(shape.evaluate(at: x, [1000, 4, 1.2]).values, shape.evaluate(at: x, [500, 5.3, 1.2]).values)
      .map {
        $0 + $1 + 100
      }
    let guesses = try PeakGuess.peaks(2, in: FitSpectrum(x: x, counts: y), expectedWidth: 1.2)
    #expect(guesses.count == 2)
    #expect(abs(guesses[0].centre - 4) < 0.1)
    #expect(abs(guesses[1].centre - 5.3) < 0.2)
    let result = try PeakFit.fit(
      PeakGuess.model(guesses, shape: shape), to: FitSpectrum(x: x, y: y.map { $0 - 100 }, noise: .unknown))
    #expect(abs((result.parameter("peak 2", .height)?.value ?? 0) - 500) < 1)
  }

  @Test func oneOutlierHardlyMovesTheRobustFit() throws {
    let clean = try spectrum(9)
    var y = clean.y
    y[5] += 3000
    var options = FitOptions()
    options.statistic = .huber(threshold: 1.5)
    let wanted = try PeakFit.fit(model(), to: clean).area(of: "A")
    let robust = try PeakFit.fit(model(), to: FitSpectrum(x: axis, counts: y), options: options).area(of: "A")
    #expect(abs(robust.value - wanted.value) < 2 * wanted.standardUncertainty)
  }
}
