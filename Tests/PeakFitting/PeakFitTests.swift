import AnalysisFindings
import NumericalMethods
import PeakFitting
import Testing

@Suite struct PeakFitTests {
  static func twoPeaks() throws -> PeakModel {
    var model = PeakModel()
    for (name, centre, height) in [("C-C", 284.8, 4000.0), ("CH2", 286.2, 1500)] {
      try model.add(
        name, GaussianLorentzianSum(),
        [
          .height: .free(height, atLeast: 0), .centre: .free(centre, in: (centre - 0.5)...(centre + 0.5)),
          .fullWidthAtHalfMaximum: .free(1.3, in: 0.6...2.5), .mixing: .fixed(0.3),
        ])
    }
    try model.addPartner("CF2", of: "CH2", areaRatio: 1, splitting: 4.5)
    try model.addBackground(
      "level", PolynomialShape(order: 0, origin: 286), ["b0": .free(800, atLeast: 0)])
    try model.addLossBackground(
      "Shirley", ActiveShirley(), ["strength": .free(0.01, in: 0...1)])
    return model
  }

  static let axis = (0..<241).map { 281 + 0.05 * Double($0) }

  /// Noise-free data of the model with the heights 5000 and 2000.
  static func spectrum(seed: UInt64? = nil) throws -> FitSpectrum {
    let shape = GaussianLorentzianSum()
    let peaks = [[5000, 284.7, 1.2, 0.3], [2000, 286.3, 1.4, 0.3], [2000, 290.8, 1.4, 0.3]]
    var sum = 0.0
    let curves = peaks.map { shape.evaluate(at: axis, $0).values }
    var counts: [Double] = []
    var generator = SeededGenerator(seed: seed ?? 0)
    for i in axis.indices {
      let y = curves[0][i] + curves[1][i] + curves[2][i]
      let expected = 700 + y + 0.03 * (sum + 0.5 * y * 0.05)
      sum += y * 0.05
      counts.append(seed == nil ? expected : Double(generator.poisson(mean: expected)))
    }
    return try FitSpectrum(x: axis, counts: counts)
  }

  @Test func noiseFreeDataGiveTheirParametersBack() throws {
    let result = try PeakFit.fit(Self.twoPeaks(), to: Self.spectrum())
    #expect(result.convergence.isConverged)
    let height = try #require(result.parameter("CH2", .height))
    #expect(abs(height.value - 2000) < 1e-3)
    let strength = try #require(result.parameter("Shirley", "strength"))
    #expect(abs(strength.value - 0.03) < 1e-7)
    #expect(result.parameter("CF2", .centre)?.status == .tied)
  }

  @Test func sharesAddUpToOneAndCarryUncertainties() throws {
    let result = try PeakFit.fit(Self.twoPeaks(), to: Self.spectrum(seed: 5))
    let all = ["C-C", "CH2", "CF2"]
    let shares = try all.map { try result.share(of: [$0], among: all) }
    #expect(abs(shares.reduce(0) { $0 + $1.value } - 1) < 1e-12)
    #expect(shares.allSatisfy { $0.standardUncertainty > 0 && $0.standardUncertainty < 0.02 })
    #expect(shares[1].estimate(unit: "1").value == shares[1].value)
    #expect(result.statistics.reducedChiSquare > 0.7 && result.statistics.reducedChiSquare < 1.3)
  }

  @Test func curvesAddUpToTheEnvelope() throws {
    let curves = try PeakFit.fit(Self.twoPeaks(), to: Self.spectrum(seed: 5)).curves
    for i in curves.x.indices {
      let sum = curves.background[i] + curves.components.reduce(0) { $0 + $1.values[i] }
      #expect(abs(sum - curves.envelope[i]) < 1e-9)
    }
    #expect(curves.components.map(\.name) == ["C-C", "CH2", "CF2"])
  }
}
