import PeakFitting
import Testing

@Suite struct BackgroundTests {
  private let x = (0..<200).map { 280 + 0.1 * Double($0) }

  private var peak: [Double] { GaussianShape().evaluate(at: x, [1000, 290, 1.5]).values }

  @Test func shirleyOfItsOwnStepIsThatStep() throws {
    var sum = 0.0
    let step = peak.map { value in
      defer { sum += value }
      return 100 + 0.02 * sum
    }
    let data = zip(peak, step).map { $0 + $1 }
    let found = try StaticBackground(.shirley, region: 281...299, endPointWidth: 1).values(x: x, y: data)
    for i in 10..<190 { #expect(abs(found[i] - step[i]) < 1e-3) }
  }

  @Test func smartShirleyNeverLiesAboveTheData() throws {
    let data = x.map { $0 < 285 ? 100.0 : $0 < 288 ? 60 : 300 }
    let found = try StaticBackground(.smartShirley, region: 281...299).values(x: x, y: data)
    for i in x.indices where x[i] >= 281 && x[i] <= 299 { #expect(found[i] <= data[i]) }
  }

  @Test func linearBackgroundRunsBetweenCentredMeans() throws {
    let data = x.map { 3 * $0 }
    let found = try StaticBackground(.linear, region: 285...295).values(x: x, y: data)
    for i in x.indices where x[i] >= 285 && x[i] <= 295 { #expect(abs(found[i] - data[i]) < 1e-9) }
  }

  @Test func directionsOfTheAxisGiveTheSameBackground() throws {
    let data = zip(peak, x).map { $0 + ($1 > 290 ? 300 : 100) }
    for kind in [StaticBackground.Kind.shirley, .tougaard(.polymer), .tougaardToEnd(.universal)] {
      let up = try StaticBackground(kind, region: 282...298).values(x: x, y: data)
      let down = try StaticBackground(kind, region: 282...298).values(x: x.reversed(), y: data.reversed())
      #expect(zip(up, down.reversed()).allSatisfy { abs($0 - $1) < 1e-9 * 300 })
    }
  }

  @Test func tougaardToEndMeetsTheDataThere() throws {
    let data = zip(peak, x).map { $0 + ($1 > 290 ? 130 : 100) }
    let found = try StaticBackground(.tougaardToEnd(.polymer), region: 282...298).values(x: x, y: data)
    #expect(abs((found.last ?? 0) - 130) < 1e-9)
  }

  @Test func polynomialsPassOverExcludedRanges() throws {
    let smooth = x.map { 5 + 0.3 * ($0 - 290) + 0.01 * ($0 - 290) * ($0 - 290) }
    let data = zip(smooth, peak).map { $0 + $1 }
    let kind = StaticBackground.Kind.polynomial(order: 2, excluding: [284...296])
    let found = try StaticBackground(kind, region: 280...300).values(x: x, y: data)
    #expect(zip(found, smooth).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test func anEmptyRegionIsAnError() {
    #expect(throws: FitProblem.self) {
      try StaticBackground(.shirley, region: 1...2).values(x: x, y: peak)
    }
  }

  @Test func activeTougaardIsRecovered() throws {
    var truth = [Double](repeating: 0, count: x.count)
    ActiveTougaard(.polymer).add(x, count: x.count, parameters: [434], peaks: peak, to: &truth)
    let data = zip(peak, truth).map { $0 + $1 + 50 }
    var model = PeakModel()
    try model.add(
      "A", GaussianShape(),
      [
        .height: .free(800, atLeast: 0), .centre: .free(290.1),
        .fullWidthAtHalfMaximum: .free(1.4, in: 0.5...3),
      ])
    try model.addBackground("level", PolynomialShape(order: 0, origin: 290), ["b0": .free(40)])
    try model.addLossBackground("loss", ActiveTougaard(.polymer), ["scale": .free(300, atLeast: 0)])
    let result = try PeakFit.fit(model, to: FitSpectrum(x: x, y: data, noise: .unknown))
    #expect(abs((result.parameter("loss", "scale")?.value ?? 0) - 434) < 1e-3)
  }
}
