import AnalysisFindings
import Foundation
import MeasuringHarness
import NumericalMethods
import PeakFitting

/// How often intervals cover the truth, over simulated spectra of two overlapping peaks on a flat background.
///
/// At many counts the intervals are those of the stated standard uncertainties; at 20 counts they are profile
/// intervals of the Poisson likelihood.
func coverageRows(seed: UInt64, draws: Int = 6000) throws -> [MeasuredRow] {
  let generator = SeededGenerator(seed: seed)
  let high = try coverage(height: 1e4, profile: false, draws: draws, generator.split("high"))
  let low = try coverage(height: 20, profile: true, draws: draws, generator.split("low"))
  let bias = try areaBias(height: 5, draws: 10_000, generator.split("bias"))
  return [
    fittingRow("coverage68.high", high.at68 / 100, "share", draws, .within(0.66, 0.7)),
    fittingRow("coverage95.high", high.at95 / 100, "share", draws, .within(0.935, 0.965)),
    fittingRow("coverage68.low", low.at68 / 100, "share", draws, .within(0.66, 0.7)),
    fittingRow("coverage95.low", low.at95 / 100, "share", draws, .within(0.935, 0.965)),
    fittingRow("bias.area.counts5", bias / 100, "share", 10_000, .within(-0.02, 0.02)),
  ]
}

private let simulatedAxis = (0..<81).map { -6 + 0.15 * Double($0) }

/// Peaks of common width at −1.2 and 1.3 in the ratio 1 : 0.6, on a background of a fifth of the first.
private func simulatedModel(_ height: Double) throws -> PeakModel {
  var model = PeakModel()
  try model.add(
    "A", GaussianShape(),
    [
      .height: .free(height, atLeast: 0), .centre: .free(-1.2, in: -3...0.2),
      .fullWidthAtHalfMaximum: .free(1.6, in: 0.3...5),
    ])
  try model.add(
    "B", GaussianShape(),
    [
      .height: .free(0.6 * height, atLeast: 0), .centre: .free(1.3, in: 0...3),
      .fullWidthAtHalfMaximum: .same(as: "A", .fullWidthAtHalfMaximum),
    ])
  try model.addBackground(
    "level", PolynomialShape(order: 0, origin: 0), ["b0": .free(0.2 * height, atLeast: 0)])
  return model
}

/// The coverage that lies farthest from its nominal value among parameters, shares and ratios, in per cent.
private func coverage(
  height: Double, profile: Bool, draws: Int, _ generator: SeededGenerator
) throws -> (at68: Double, at95: Double) {
  let model = try simulatedModel(height)
  let shape = GaussianShape()
  let truth = zip(
    shape.evaluate(at: simulatedAxis, [height, -1.2, 1.6]).values,
    shape.evaluate(at: simulatedAxis, [0.6 * height, 1.3, 1.6]).values
  ).map { $0 + $1 + 0.2 * height }
  let quantities: [(FitQuantity, Double)] = [
    (.parameter("A", .height), height), (.parameter("A", .centre), -1.2),
    (.parameter("A", .fullWidthAtHalfMaximum), 1.6), (.parameter("B", .height), 0.6 * height),
    (.parameter("B", .centre), 1.3), (.parameter("level", "b0"), 0.2 * height),
    (.share(of: ["A"], among: ["A", "B"]), 1 / 1.6), (.ratio(of: ["B"], to: ["A"]), 0.6),
  ]
  var covered = [[Int]](repeating: [0, 0], count: quantities.count)
  var options = FitOptions()
  options.statistic = .poissonLikelihood
  let levels = [0.68, 0.95]
  let deviates = [0.994_457_883_209_753, 1.959_963_984_540_054]
  for draw in 0..<draws {
    var stream = generator.split(UInt64(draw))
    let counts = truth.map { Double(stream.poisson(mean: $0)) }
    let result = try PeakFit.fit(model, to: FitSpectrum(x: simulatedAxis, counts: counts), options: options)
    for (k, (quantity, wanted)) in quantities.enumerated() {
      for (j, level) in levels.enumerated() {
        if profile {
          if try result.profileInterval(of: quantity, level: level).contains(wanted) { covered[k][j] += 1 }
        } else {
          let found = try result.quantity(quantity)
          if abs(found.value - wanted) <= deviates[j] * found.standardUncertainty { covered[k][j] += 1 }
        }
      }
    }
  }
  func worst(_ j: Int) -> Double {
    let shares = covered.map { 100 * Double($0[j]) / Double(draws) }
    return shares.max { abs($0 - 100 * levels[j]) < abs($1 - 100 * levels[j]) } ?? 0
  }
  return (worst(0), worst(1))
}

/// The mean deviation of the area of one Gaussian on a background of a fifth of its height, in per cent.
private func areaBias(height: Double, draws: Int, _ generator: SeededGenerator) throws -> Double {
  let axis = (0..<61).map { -6 + 0.2 * Double($0) }
  var model = PeakModel()
  try model.add(
    "peak", SigmaGaussianShape(),
    [.height: .free(height, atLeast: 0), .centre: .free(0, in: -3...3), .sigma: .free(1, in: 0.2...4)])
  try model.addBackground(
    "level", PolynomialShape(order: 0, origin: 0), ["b0": .free(0.2 * height, atLeast: 0)])
  let truth = SigmaGaussianShape().evaluate(at: axis, [height, 0, 1]).values.map { $0 + 0.2 * height }
  let area = height * (2 * Double.pi).squareRoot()
  var options = FitOptions()
  options.starts = .given
  var sum = 0.0
  for draw in 0..<draws {
    var stream = generator.split(UInt64(draw))
    let counts = truth.map { Double(stream.poisson(mean: $0)) }
    let result = try PeakFit.fit(model, to: FitSpectrum(x: axis, counts: counts), options: options)
    sum += try result.area(of: "peak").value / area - 1
  }
  return 100 * sum / Double(draws)
}
