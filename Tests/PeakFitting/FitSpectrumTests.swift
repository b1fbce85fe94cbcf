import PeakFitting
import Testing

@Suite struct FitSpectrumTests {
  private let x = (0..<50).map { 0.1 * Double($0) }

  @Test func maskedPointsDoNotCount() throws {
    var counts = GaussianShape().evaluate(at: x, [500, 2, 1]).values
    for i in 40..<50 { counts[i] += 9000 }
    var model = PeakModel()
    try model.add(
      "A", GaussianShape(),
      [.height: .free(400), .centre: .free(2.1), .fullWidthAtHalfMaximum: .free(1.1, in: 0.5...2)])
    let spectrum = try FitSpectrum(x: x, counts: counts).restricted(to: [0...3.95])
    #expect(spectrum.fittedCount == 40)
    let result = try PeakFit.fit(model, to: spectrum)
    #expect(abs((result.parameter("A", .height)?.value ?? 0) - 500) < 1e-2)
    #expect(result.statistics.pointCount == 40)
  }

  @Test func aFixedBackgroundIsAddedToTheModelNotTakenFromTheData() throws {
    let background = x.map { 100 + 10 * $0 }
    let counts = zip(GaussianShape().evaluate(at: x, [500, 2, 1]).values, background).map { $0 + $1 }
    var model = PeakModel()
    try model.add(
      "A", GaussianShape(),
      [.height: .free(400), .centre: .free(2.1), .fullWidthAtHalfMaximum: .free(1.1, in: 0.5...2)])
    let spectrum = try FitSpectrum(x: x, counts: counts).adding(fixedBackground: background)
    let result = try PeakFit.fit(model, to: spectrum)
    #expect(abs((result.parameter("A", .height)?.value ?? 0) - 500) < 1e-3)
    #expect(result.curves.background == background)
    #expect(spectrum.y == counts)
  }

  @Test func seriesFollowADriftingPeak() throws {
    let spectra = try (0..<12).map { level in
      try FitSpectrum(
        x: x,
        counts: GaussianShape().evaluate(at: x, [500, 1 + 0.2 * Double(level), 0.8]).values.map { $0 + 50 })
    }
    var model = PeakModel()
    try model.add(
      "A", GaussianShape(),
      [
        .height: .free(400, atLeast: 0), .centre: .free(1.1, in: 0...5),
        .fullWidthAtHalfMaximum: .free(0.7, in: 0.3...2),
      ])
    try model.addBackground("level", PolynomialShape(order: 0, origin: 0), ["b0": .free(40, atLeast: 0)])
    let results = try PeakFit.fit(model, toSeries: spectra)
    for (level, result) in results.enumerated() {
      #expect(abs((result.parameter("A", .centre)?.value ?? 0) - 1 - 0.2 * Double(level)) < 1e-4)
    }
  }
}
