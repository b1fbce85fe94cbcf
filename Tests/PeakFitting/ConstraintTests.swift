import AnalysisFindings
import NumericalMethods
import PeakFitting
import Testing

@Suite struct ConstraintTests {
  private static let axis = (0..<80).map { 0.1 * Double($0) }

  private static func data(_ seed: UInt64, level: Double = 50) throws -> FitSpectrum {
    var generator = SeededGenerator(seed: seed)
    let shape = GaussianShape().evaluate(at: axis, [300, 3, 1.2]).values
    return try FitSpectrum(x: axis, counts: shape.map { Double(generator.poisson(mean: $0 + level)) })
  }

  private static func model(mixing: ParameterSetting) throws -> PeakModel {
    var model = PeakModel()
    try model.add(
      "A", GaussianLorentzianSum(),
      [
        .height: .free(200, atLeast: 0), .centre: .free(3.2, in: 2...4),
        .fullWidthAtHalfMaximum: .free(1, in: 0.3...3), .mixing: mixing,
      ])
    try model.addBackground("level", PolynomialShape(order: 0, origin: 0), ["b0": .free(30, atLeast: 0)])
    return model
  }

  @Test func aParameterAtItsBoundIsSaidToBeAndTheOthersHaveTheFreeSetsCovariance() throws {
    // The data are broader in the wings than the bound on the mixing allows, or narrower: seed by seed one is pegged.
    let spectrum = try Self.data(3)
    let pegged = try PeakFit.fit(Self.model(mixing: .free(0.9, in: 0.5...1)), to: spectrum)
    let fixed = try PeakFit.fit(Self.model(mixing: .fixed(0.5)), to: spectrum)
    let mixing = try #require(pegged.parameter("A", .mixing))
    #expect(mixing.status == .atLowerBound)
    #expect(mixing.standardUncertainty == nil)
    for name in [ParameterName.height, .centre, .fullWidthAtHalfMaximum] {
      let a = try #require(pegged.parameter("A", name)?.standardUncertainty)
      let b = try #require(fixed.parameter("A", name)?.standardUncertainty)
      #expect(abs(a / b - 1) < 1e-5)
    }
    let limit = try pegged.profileInterval(of: .parameter("A", .mixing), level: 0.95)
    #expect(limit.lower == 0.5)
    #expect(limit.upper > 0.5 && limit.upper < 1)
  }

  @Test func certifiedCovarianceWithAnActiveBoundEqualsTheFreeSetsToEightDigits() throws {
    var options = FitOptions()
    options.precision = .certified
    let spectrum = try Self.data(3)
    let pegged = try PeakFit.fit(Self.model(mixing: .free(0.9, in: 0.5...1)), to: spectrum, options: options)
    let fixed = try PeakFit.fit(Self.model(mixing: .fixed(0.5)), to: spectrum, options: options)
    let a = try #require(pegged.parameter("A", .height)?.standardUncertainty)
    let b = try #require(fixed.parameter("A", .height)?.standardUncertainty)
    #expect(abs(a / b - 1) < 1e-8)
  }

  @Test func tiesEqualTheSameModelWrittenOut() throws {
    let spectrum = try Self.data(5)
    var options = FitOptions()
    options.precision = .certified
    var tied = try Self.model(mixing: .fixed(0.2))
    try tied.addParameter("step", .free(1.5, in: 1...3))
    try tied.addPartner("B", of: "A", areaRatio: 0.1, splitting: .named("step"))
    let first = try PeakFit.fit(tied, to: spectrum, options: options)
    struct Pair: LineShape {
      var parameters: [ShapeParameter] {
        [
          ShapeParameter(.height), ShapeParameter(.centre), ShapeParameter(.fullWidthAtHalfMaximum),
          ShapeParameter("step"),
        ]
      }
      func fill(
        _ x: UnsafePointer<Double>, count: Int, parameters p: UnsafePointer<Double>,
        values: UnsafeMutablePointer<Double>, derivatives: UnsafePointer<UnsafeMutablePointer<Double>>?
      ) {
        let points = Array(UnsafeBufferPointer(start: x, count: count))
        let a = GaussianLorentzianSum().evaluate(at: points, [p[0], p[1], p[2], 0.2])
        let b = GaussianLorentzianSum().evaluate(at: points, [0.1 * p[0], p[1] + p[3], p[2], 0.2])
        for i in 0..<count {
          values[i] += a.values[i] + b.values[i]
          guard let derivatives else { continue }
          derivatives[0][i] = a.derivatives[0][i] + 0.1 * b.derivatives[0][i]
          derivatives[1][i] = a.derivatives[1][i] + b.derivatives[1][i]
          derivatives[2][i] = a.derivatives[2][i] + b.derivatives[2][i]
          derivatives[3][i] = b.derivatives[1][i]
        }
      }
    }
    var written = PeakModel()
    try written.add(
      "AB", Pair(),
      [
        .height: .free(200, atLeast: 0), .centre: .free(3.2, in: 2...4),
        .fullWidthAtHalfMaximum: .free(1, in: 0.3...3), "step": .free(1.5, in: 1...3),
      ])
    try written.addBackground("level", PolynomialShape(order: 0, origin: 0), ["b0": .free(30, atLeast: 0)])
    let second = try PeakFit.fit(written, to: spectrum, options: options)
    #expect(abs(first.statistics.cost / second.statistics.cost - 1) < 1e-12)
    let a = try #require(first.parameter("A", .height)?.standardUncertainty)
    let b = try #require(second.parameter("AB", .height)?.standardUncertainty)
    #expect(abs(a / b - 1) < 1e-8)
    #expect(first.parameter("B", .height)?.status == .tied)
  }

  @Test func sharedParametersAreCommonAndBetterDetermined() throws {
    let spectra = try (0..<4).map { try Self.data(UInt64(20 + $0), level: 20 + 10 * Double($0)) }
    let model = try Self.model(mixing: .fixed(0))
    let joint = try PeakFit.fit(
      model, jointlyTo: spectra,
      sharing: [ParameterReference("A", .centre), ParameterReference("A", .fullWidthAtHalfMaximum)])
    let alone = try spectra.map { try PeakFit.fit(model, to: $0) }
    let centres = Set(joint.compactMap { $0.parameter("A", .centre)?.value })
    #expect(centres.count == 1)
    let together = try #require(joint[0].parameter("A", .centre)?.standardUncertainty)
    let single = try #require(alone[0].parameter("A", .centre)?.standardUncertainty)
    #expect(together < 0.6 * single)
    let excess = zip(joint, alone).reduce(0) { $0 + $1.0.statistics.cost - $1.1.statistics.cost }
    #expect(excess > 0 && excess < 30)
  }

  @Test func sharingEverythingEqualsOneFitOfAllPoints() throws {
    // Two halves of one spectrum, all parameters shared: the same χ² and the same uncertainty.
    let whole = try Self.data(8)
    let model = try Self.model(mixing: .fixed(0))
    let halves = [
      try FitSpectrum(x: Array(whole.x[..<30]), counts: Array(whole.y[..<30])),
      try FitSpectrum(x: Array(whole.x[30...]), counts: Array(whole.y[30...])),
    ]
    let one = try PeakFit.fit(model, to: whole)
    let two = try PeakFit.fit(model, jointlyTo: halves, sharing: one.freeParameters)
    #expect(abs((two[0].statistics.cost + two[1].statistics.cost) / one.statistics.cost - 1) < 1e-8)
    let a = try #require(one.parameter("A", .height)?.standardUncertainty)
    let b = try #require(two[0].parameter("A", .height)?.standardUncertainty)
    #expect(abs(a / b - 1) < 1e-4)
  }
}
