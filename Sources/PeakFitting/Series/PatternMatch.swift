import Foundation
import NumericalMethods

/// How well the pattern of a region's lines, in their usual places and widths, describes data at a rigid shift.
///
/// Areas and background are found by non-negative least squares; every line has a loss background of its own. Nothing
/// else is free, so that a shift is judged by the pattern as a whole and not by a line that moves to where it is needed.
package final class PatternMatch {
  /// The relative standard deviation by which the pattern itself may be wrong at each point.
  private static let modelError = 0.03
  /// The number of points above which neighbours are added up: lines are wider than a few points.
  private static let mostPoints = 120

  private let design: RegionDesign
  private let responses: [Double]
  private let x: [Double]
  private let y: [Double]
  private let weights: [Double]
  private let constant: Double
  private let profile: ProfileColumns
  private var columns: [[Double]] = []

  /// Prepares data; the whole measured range counts, whatever the shift.
  package init(_ block: SeriesBlock, _ design: RegionDesign) {
    self.design = design
    responses = block.responses
    let spectrum = block.spectrum
    let group = max(1, (spectrum.x.count + Self.mostPoints - 1) / Self.mostPoints)
    var (x, y, variances) = ([Double](), [Double](), [Double]())
    for start in stride(from: 0, through: spectrum.x.count - group, by: group) {
      let range = start..<(start + group)
      let size = Double(group)
      x.append(spectrum.x[range].reduce(0, +) / size)
      y.append(spectrum.y[range].reduce(0, +) / size)
      switch spectrum.noise {
      case .standardDeviations(let sigma):
        variances.append(sigma[range].reduce(0) { $0 + $1 * $1 } / (size * size))
      default: variances.append(max(spectrum.y[range].reduce(0, +), 1) / (size * size))
      }
    }
    self.x = x
    self.y = y
    weights = zip(y, variances).map { 1 / ($1 + Self.modelError * Self.modelError * $0 * $0) }
    constant = zip(y, weights).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    profile = ProfileColumns(capacity: max(x.count, 1))
  }

  /// The weighted sum of squares that is left at a shift, with the area parameters that leave it.
  package func match(shift: Double) -> (cost: Double, areas: [Int: Double], level: Double) {
    let areas = design.lines.reduce(into: [Int]()) { if !$0.contains($1.area) { $0.append($1.area) } }
    let lossCount = design.loss == nil ? 0 : areas.count
    let size = areas.count + lossCount + 2
    columns = [[Double]](repeating: [Double](repeating: 0, count: x.count), count: size)
    let means = design.parameters.map { $0.prior.map { $0.followsShift ? shift : $0.mean } ?? $0.start }
    for (index, line) in design.lines.enumerated() {
      guard let target = areas.firstIndex(of: line.area) else { continue }
      let response = index < responses.count ? responses[index] : 1
      add(line, means, factor: exp(line.logFactor.value(means)) * response, to: target)
    }
    for k in 0..<lossCount { addLoss(of: k, to: areas.count + k) }
    for i in x.indices {
      // A straight line with ends that are not negative.
      let u = x.count > 1 ? Double(i) / Double(x.count - 1) : 0
      columns[size - 2][i] = 1 - u
      columns[size - 1][i] = u
    }
    var matrix = [Double](repeating: 0, count: size * size)
    var right = [Double](repeating: 0, count: size)
    for a in 0..<size {
      let weighted = zip(columns[a], weights).map { $0 * $1 }
      for b in 0...a {
        let sum = zip(weighted, columns[b]).reduce(0) { $0 + $1.0 * $1.1 }
        matrix[a * size + b] = sum
        matrix[b * size + a] = sum
      }
      right[a] = zip(weighted, y).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let (solution, value) = nonNegativeLeastSquares(matrix, right)
    var found: [Int: Double] = [:]
    for (k, place) in areas.enumerated() { found[place] = solution[k] }
    return (constant + value, found, 0.5 * (solution[size - 2] + solution[size - 1]))
  }

  private func add(_ line: ProfileLine, _ means: [Double], factor: Double, to target: Int) {
    x.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      line.family.fill(base, count: x.count, ProfilePlace(line, means), profile)
    }
    for i in x.indices { columns[target][i] += factor * profile.value[i] }
  }

  private func addLoss(of source: Int, to target: Int) {
    guard let loss = design.loss else { return }
    var one = 1.0
    x.withUnsafeBufferPointer { x in
      columns[source].withUnsafeBufferPointer { peaks in
        columns[target].withUnsafeMutableBufferPointer { output in
          guard let x = x.baseAddress, let peaks = peaks.baseAddress, let output = output.baseAddress
          else { return }
          loss.add(x, count: self.x.count, parameters: &one, peaks: peaks, to: output)
        }
      }
    }
  }
}

extension PatternMatch {
  /// The weighted sum of squares that a straight line alone leaves.
  package var costWithoutLines: Double {
    var matrix = [Double](repeating: 0, count: 4)
    var right = [0.0, 0.0]
    for i in x.indices {
      let u = x.count > 1 ? Double(i) / Double(x.count - 1) : 0
      let ends = [1 - u, u]
      for a in 0..<2 {
        right[a] += weights[i] * ends[a] * y[i]
        for b in 0..<2 { matrix[2 * a + b] += weights[i] * ends[a] * ends[b] }
      }
    }
    return constant + nonNegativeLeastSquares(matrix, right).value
  }
}
