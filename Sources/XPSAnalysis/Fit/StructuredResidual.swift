import Foundation
import PeakFitting

extension ProfileFit {
  /// The part of a block's signal that no component explains.
  func structuredResidual(of block: Int) -> Double {
    solution.structuredResidual(of: block, expectations[block])
  }
}

extension SeriesSolution {
  /// The part of a block's signal that no component explains: the root mean square of the residual beyond noise, over
  /// that of the data above their background.
  func structuredResidual(of block: Int, _ expectation: [Double]) -> Double {
    let spectrum = fit.blocks[block].spectrum
    let background = parts(of: block).background
    var (residual, noise, fourth, signal) = (0.0, 0.0, 0.0, 0.0)
    for (i, expected) in expectation.enumerated() {
      let difference = spectrum.y[i] - expected
      let scatter = spectrum.standardDeviation(at: i, expected: expected)
      residual += difference * difference
      noise += scatter * scatter
      fourth += 2 * scatter * scatter * scatter * scatter
      let lines = spectrum.y[i] - background[i]
      signal += lines * lines
    }
    // The noise itself scatters by √(Σ 2σ⁴); three times that is not taken for structure.
    let excess = residual - noise - 3 * fourth.squareRoot()
    return excess > 0 && signal > 0 ? (excess / signal).squareRoot() : 0
  }

  /// The area of a line of a component that has the same sum of squares as the residual beyond noise has at its place:
  /// what no line explains may be the component's.
  func structuredArea(of block: Int, line: ProfileLine, _ expectation: [Double]) -> Double {
    let spectrum = fit.blocks[block].spectrum
    let parameters = state.parameters[block]
    let centre = line.centre.value(parameters)
    let width = exp(line.logWidth.value(parameters))
    var (residual, noise, fourth, shape) = (0.0, 0.0, 0.0, 0.0)
    for (i, energy) in spectrum.x.enumerated() where abs(energy - centre) < width {
      let difference = spectrum.y[i] - expectation[i]
      let scatter = spectrum.standardDeviation(at: i, expected: expectation[i])
      residual += difference * difference
      noise += scatter * scatter
      fourth += 2 * scatter * scatter * scatter * scatter
      // A Gaussian of unit area stands for the line.
      let u = (energy - centre) / width
      let unit = exp(-4 * log(2) * u * u) / (width * (Double.pi / (4 * log(2))).squareRoot())
      shape += unit * unit
    }
    let excess = residual - noise - 3 * fourth.squareRoot()
    return excess > 0 && shape > 0 ? (excess / shape).squareRoot() : 0
  }

  /// The largest part of a block's signal that no component explains.
  var largestStructuredResidual: Double {
    zip(fit.blocks.indices, expectations).map { structuredResidual(of: $0, $1) }.max() ?? 0
  }
}
