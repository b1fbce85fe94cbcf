import Foundation
import MeasuringHarness
import PeakFitting

/// Derivatives of every line shape and background against differences, and the Voigt profile against a reference.
func shapeRows() throws -> [MeasuredRow] {
  let x = stride(from: -7.03, through: 9, by: 0.37).map { $0 }
  let grid = (0...40).map { -5 + 0.25 * Double($0) }
  let measured = grid.map { t -> Double in
    let shoulder = t - 2
    return exp(-0.5 * t * t) + 0.3 * exp(-shoulder * shoulder)
  }
  let reference = try ReferenceEnvelopeShape(x: grid, y: measured)
  let shapes: [(any LineShape, [Double])] = [
    (GaussianShape(), [3, 0.4, 1.7]), (SigmaGaussianShape(), [3, 0.4, 0.9]),
    (LorentzianShape(), [3, 0.4, 1.7]),
    (GaussianLorentzianSum(), [3, 0.4, 1.7, 0.35]), (GaussianLorentzianProduct(), [3, 0.4, 1.7, 0.35]),
    (VoigtShape(), [3, 0.4, 1.3, 0.6]), (VoigtShape(), [3, 0.4, 0.9, 0.01]),
    (DoniachSunjicShape(convolvedWithGaussian: false), [3, 0.4, 0.8, 0.12]),
    (DoniachSunjicShape(), [3, 0.4, 0.8, 0.12, 1.1]),
    (AsymmetricLorentzianShape(alpha: 1.53, beta: 1.53, gaussian: 243), [3, 0.4, 1.7]),
    (AsymmetricLorentzianShape(alpha: 1.1, beta: 2.3, gaussian: 70), [3, 0.4, 1.7]),
    (TailedShape(), [3, 0.4, 1.7, 0.3, 1.2]), (StepShape(.arctangent), [3, 0.4, 1.7]),
    (StepShape(.errorFunction), [3, 0.4, 1.7]), (StepShape(pair: .errorFunction), [3, 0.4, 1.7, 2.2]),
    (StepShape(pair: .arctangent), [3, 0.4, 1.7, 2.2]),
    (PolynomialShape(order: 3, origin: 1), [3, 0.4, 1.7, 0.1]),
    (ExponentialShape(origin: -7), [3, 4]), (PowerLawShape(reference: 0.5), [3, 2.1]),
    (reference, [3, 0.4, 0.9]),
  ]
  var worst = 0.0
  for (shape, parameters) in shapes {
    worst = max(worst, derivativeError(shape, parameters, x))
  }
  for (background, parameters) in [
    (ActiveShirley() as any LossBackground, [0.07]), (ActiveTougaard(.polymer), [434.0]),
  ] {
    worst = max(worst, derivativeError(background, parameters, x))
  }
  var voigt = 0.0
  for row in VoigtReference.rows {
    for (x, ratio) in zip(VoigtReference.x, row.ratios) {
      let found = VoigtShape().value(at: x, [1, 0, 2 * log(2).squareRoot(), 2 * row.y])
      voigt = max(voigt, abs(found / ratio - 1))
    }
  }
  return [
    fittingRow("derivatives.worst", worst, "1", shapes.count + 2, .atMost(1e-9)),
    fittingRow(
      "voigt.worst", voigt, "1", VoigtReference.rows.count * VoigtReference.x.count, .atMost(1e-10)),
  ]
}

/// The largest deviation of a derivative from Ridders' extrapolated differences, relative to the largest of its column.
private func derivativeError(_ shape: any LineShape, _ parameters: [Double], _ x: [Double]) -> Double {
  let slopes = shape.evaluate(at: x, parameters).derivatives
  return derivativeError(slopes, parameters) { shape.evaluate(at: x, $0).values }
}

private func derivativeError(
  _ background: any LossBackground, _ parameters: [Double], _ x: [Double]
) -> Double {
  let peaks = GaussianShape().evaluate(at: x, [100, 0, 2]).values
  func values(_ parameters: [Double]) -> [Double] {
    var output = [Double](repeating: 0, count: x.count)
    background.add(x, count: x.count, parameters: parameters, peaks: peaks, to: &output)
    return output
  }
  var column = [Double](repeating: 0, count: x.count)
  column.withUnsafeMutableBufferPointer { column in
    guard let base = column.baseAddress else { return }
    withUnsafePointer(to: base) {
      background.fillDerivatives(x, count: x.count, parameters: parameters, peaks: peaks, derivatives: $0)
    }
  }
  return derivativeError([column], parameters, values)
}

private func derivativeError(
  _ slopes: [[Double]], _ parameters: [Double], _ values: ([Double]) -> [Double]
) -> Double {
  var worst = 0.0
  for k in parameters.indices {
    let size = slopes[k].map(abs).max() ?? 0
    // Differences over several spans: the best of them is judged, since small spans are lost to rounding.
    var errors = [Double](repeating: .infinity, count: slopes[k].count)
    for span in [0.2, 0.1, 0.05, 0.025, 0.0125, 0.006] {
      let difference = extrapolated(parameters, k, span * max(abs(parameters[k]), 0.5) * 0.2, values)
      for i in errors.indices { errors[i] = min(errors[i], abs(difference[i] - slopes[k][i]) / size) }
    }
    worst = max(worst, errors.max() ?? 0)
  }
  return worst
}

/// Central differences of four spans, extrapolated to span 0 with an error of the eighth order.
private func extrapolated(
  _ parameters: [Double], _ k: Int, _ span: Double, _ values: ([Double]) -> [Double]
) -> [Double] {
  func central(_ h: Double) -> [Double] {
    var (up, down) = (parameters, parameters)
    up[k] += h
    down[k] -= h
    return zip(values(up), values(down)).map { ($0 - $1) / (up[k] - down[k]) }
  }
  var table = (0..<4).map { central(span / pow(2, Double($0))) }
  for order in 1..<4 {
    let factor = pow(4.0, Double(order))
    for row in stride(from: 3, through: order, by: -1) {
      table[row] = zip(table[row], table[row - 1]).map { (factor * $0 - $1) / (factor - 1) }
    }
  }
  return table[3]
}
