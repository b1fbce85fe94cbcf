import Foundation
import PeakFitting
import Testing

@Suite struct LineShapeTests {
  private static let shapes: [(any LineShape, [Double])] = [
    (GaussianShape(), [3, 0.4, 1.7]), (LorentzianShape(), [3, 0.4, 1.7]),
    (GaussianLorentzianSum(), [3, 0.4, 1.7, 0.35]), (GaussianLorentzianProduct(), [3, 0.4, 1.7, 0.35]),
    (VoigtShape(), [3, 0.4, 1.3, 0.6]), (DoniachSunjicShape(), [3, 0.4, 0.8, 0.12, 1.1]),
    (AsymmetricLorentzianShape(alpha: 1.1, beta: 2.3, gaussian: 70), [3, 0.4, 1.7]),
    (TailedShape(), [3, 0.4, 1.7, 0.3, 1.2]), (StepShape(.errorFunction), [3, 0.4, 1.7]),
    (StepShape(pair: .arctangent), [3, 0.4, 1.7, 2.2]),
    (PolynomialShape(order: 2, origin: 1), [3, 0.4, 1.7]),
    (PowerLawShape(reference: 2), [3, 2.1]), (ExponentialShape(origin: 0), [3, 4]),
  ]

  @Test(arguments: shapes.indices) func derivativesAreThoseOfTheCurve(index: Int) {
    let (shape, parameters) = Self.shapes[index]
    let x = [-3.1, -0.7, 0.2, 0.9, 2.6, 7.3]
    let slopes = shape.evaluate(at: x, parameters).derivatives
    for k in parameters.indices {
      // Central differences of two spans, extrapolated: error of the fourth order.
      func central(_ h: Double) -> [Double] {
        var (up, down) = (parameters, parameters)
        up[k] += h
        down[k] -= h
        return zip(shape.evaluate(at: x, up).values, shape.evaluate(at: x, down).values).map {
          ($0 - $1) / (2 * h)
        }
      }
      let (wide, narrow) = (central(2e-3), central(1e-3))
      for i in x.indices {
        #expect(abs((4 * narrow[i] - wide[i]) / 3 - slopes[k][i]) < 1e-8)
      }
    }
  }

  @Test func statedWidthsAreFullWidthsAtHalfMaximum() {
    for m in [0.0, 0.3, 0.9, 1] {
      #expect(abs(GaussianLorentzianProduct().value(at: 0.85, [2, 0, 1.7, m]) - 1) < 1e-12)
      #expect(abs(GaussianLorentzianSum().value(at: 0.85, [2, 0, 1.7, m]) - 1) < 1e-12)
    }
    let width = VoigtShape.fullWidthAtHalfMaximum(gaussian: 1.1, lorentzian: 0.7)
    #expect(abs(VoigtShape().value(at: 0.5 * width, [2, 0, 1.1, 0.7]) - 1) < 1e-3)
  }

  @Test func widthAndHeightOfTheAsymmetricLorentzianAreThoseOfTheDrawnLine() {
    let shape = AsymmetricLorentzianShape(alpha: 1.53, beta: 1.53, gaussian: 243)
    #expect(abs(shape.value(at: 0, [2, 0, 1.4]) - 2) < 1e-9)
    #expect(abs(shape.value(at: 0.7, [2, 0, 1.4]) - 1) < 1e-7)
    #expect(abs(shape.value(at: -0.7, [2, 0, 1.4]) - 1) < 1e-7)
  }

  @Test func closedAreasAreThoseOfTheCurve() throws {
    let shapes: [(any LineShape, [Double])] = [
      (GaussianShape(), [3, 0, 1.7]), (GaussianLorentzianProduct(), [3, 0, 1.7, 0.05]),
      (GaussianLorentzianSum(), [3, 0, 1.7, 0]), (SigmaGaussianShape(), [3, 0, 0.6]),
    ]
    for (shape, parameters) in shapes {
      let x = (0...40_000).map { -40 + 0.002 * Double($0) }
      let sum = shape.evaluate(at: x, parameters).values.reduce(0, +) * 0.002
      let area = try #require(shape.area(parameters))
      #expect(abs(area.value / sum - 1) < 1e-9)
    }
    // The Lorentzian wings beyond ±2000 hold 2 w/(π · 2000) of the area.
    let voigt = try #require(VoigtShape().area([1, 0, 1.2, 0.5]))
    let x = (0...400_000).map { -2000 + 0.01 * Double($0) }
    let sum = VoigtShape().evaluate(at: x, [1, 0, 1.2, 0.5]).values.reduce(0, +) * 0.01
    #expect(abs(voigt.value / sum - 1) < 2e-4)
  }

  @Test func gradientsOfAreasAreThoseOfTheAreas() throws {
    for (shape, parameters) in Self.shapes {
      guard let area = shape.area(parameters) else { continue }
      for k in parameters.indices {
        var (up, down) = (parameters, parameters)
        up[k] += 1e-5
        down[k] -= 1e-5
        let high = try #require(shape.area(up))
        let low = try #require(shape.area(down))
        #expect(abs((high.value - low.value) / 2e-5 - area.gradient[k]) < 1e-6)
      }
    }
  }

  /// Values of mpmath with 40 digits: K(x, y)/K(0, y).
  @Test func voigtKeepsItsRelativeAccuracyFarOut() {
    for (x, y, wanted) in [
      (5.0, 1e-8, 2.54692458877393681e-10), (10, 1e-8, 5.72871762688096347e-11),
      (1, 1e-8, 3.67879446181879725e-1),
    ] {
      let found = VoigtShape().value(at: x, [1, 0, 2 * log(2).squareRoot(), 2 * y])
      #expect(abs(found / wanted - 1) < 1e-12)
    }
  }

  @Test func aShapeOfTheUsersOwnIsFittedLikeTheOthers() throws {
    struct Sawtooth: PointwiseLineShape {
      var parameters: [ShapeParameter] { [ShapeParameter(.height), ShapeParameter("slope")] }
      func value(at x: Double, parameters p: [Double], derivatives: inout [Double]) -> Double {
        derivatives = [1, x - x.rounded(.down)]
        return p[0] + p[1] * (x - x.rounded(.down))
      }
    }
    let x = (0..<20).map { 0.3 * Double($0) }
    let y = x.map { 2 + 3 * ($0 - $0.rounded(.down)) }
    var model = PeakModel()
    try model.add("saw", Sawtooth(), [.height: .free(0), "slope": .free(0)])
    let result = try PeakFit.fit(model, to: FitSpectrum(x: x, y: y, noise: .unknown))
    #expect(abs(result.freeValues[0] - 2) < 1e-9)
    #expect(abs(result.freeValues[1] - 3) < 1e-9)
  }

  @Test func aReferenceEnvelopeWithoutBroadeningIsTheReference() throws {
    let x = [0.0, 1, 2, 4, 5]
    let shape = try ReferenceEnvelopeShape(x: x, y: [0, 2, 1, 4, 0])
    let values = shape.evaluate(at: [1, 2, 4, 3, 9], [4, 0, 0]).values
    #expect(zip(values, [2, 1, 4, 2.5, 0]).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(throws: FitProblem.self) { try ReferenceEnvelopeShape(x: [1, 0], y: [1, 2]) }
  }
}
