import Foundation
import InterphaseCKernels

/// Evaluates blocks; each thread has one of its own.
final class BlockEvaluator {
  /// The distance of the columns of the block at hand: its points, rounded up to whole blocks of the kernels.
  private var stride = 8
  private let storage: UnsafeMutablePointer<Double>
  private let x: UnsafeMutablePointer<Double>
  private let y: UnsafeMutablePointer<Double>
  private let peaks: UnsafeMutablePointer<Double>
  private let total: UnsafeMutablePointer<Double>
  private let residuals: UnsafeMutablePointer<Double>
  private let rootWeights: UnsafeMutablePointer<Double>
  private let spare: UnsafeMutablePointer<Double>
  private let columns: UnsafeMutablePointer<Double>
  private let profile: ProfileColumns
  private let level = interphase_kernel_level()

  /// Creates an evaluator for blocks of up to a number of points and parameters.
  init(points: Int, parameters: Int) {
    let capacity = Self.rounded(points)
    let count = (7 + parameters) * capacity
    // Aligned to whole blocks, so that no block of the kernels lies across two cache lines.
    let raw = UnsafeMutableRawPointer.allocate(byteCount: count * 8, alignment: 64)
    storage = raw.initializeMemory(as: Double.self, repeating: 0, count: count)
    x = storage
    y = storage + capacity
    peaks = storage + 2 * capacity
    total = storage + 3 * capacity
    residuals = storage + 4 * capacity
    rootWeights = storage + 5 * capacity
    spare = storage + 6 * capacity
    columns = storage + 7 * capacity
    profile = ProfileColumns(capacity: capacity)
  }

  deinit { storage.deallocate() }

  private static func rounded(_ points: Int) -> Int { (max(points, 1) + 7) / 8 * 8 }

  /// The expectation of a block at a point.
  func expectation(of block: SeriesBlock, _ design: RegionDesign, at p: [Double]) -> [Double] {
    fill(block, design, p)
    return Array(UnsafeBufferPointer(start: total, count: block.spectrum.x.count))
  }

  /// The cost of a block with gradient and curvature.
  func equations(of block: SeriesBlock, _ design: RegionDesign, at p: [Double]) -> BlockEquations {
    let n = block.spectrum.x.count
    let size = p.count
    fill(block, design, p)
    for i in n..<stride {
      residuals[i] = 0
      rootWeights[i] = 0
    }
    let cost = block.statistic.linearise(total, y, count: n, residuals: residuals, rootWeights: rootWeights)
    var gradient = [Double](repeating: 0, count: size)
    var diagonal = [Double](repeating: 0, count: size)
    var curvature = [Double](repeating: 0, count: size * size)
    let chosen = (0..<size).map(Int64.init)
    gradient.withUnsafeMutableBufferPointer { g in
      diagonal.withUnsafeMutableBufferPointer { d in
        guard let g = g.baseAddress, let d = d.baseAddress else { return }
        interphase_weigh_columns(
          level, Int64(stride), Int64(size), rootWeights, residuals, columns, g, d)
      }
    }
    curvature.withUnsafeMutableBufferPointer { matrix in
      guard let matrix = matrix.baseAddress else { return }
      interphase_curvature(
        level, Int64(stride), Int64(size), Int64(size), chosen, columns, diagonal, matrix)
    }
    return BlockEquations(cost: cost, gradient: gradient, curvature: curvature)
  }

  private func fill(_ block: SeriesBlock, _ design: RegionDesign, _ p: [Double]) {
    let spectrum = block.spectrum
    let n = spectrum.x.count
    stride = Self.rounded(n)
    for i in 0..<n {
      x[i] = spectrum.x[i]
      y[i] = spectrum.y[i]
    }
    peaks.update(repeating: 0, count: stride)
    columns.update(repeating: 0, count: p.count * stride)
    for (index, line) in design.lines.enumerated() {
      let response = index < block.responses.count ? block.responses[index] : 1
      add(line, exp(line.logFactor.value(p)) * response, n, p)
    }
    total.update(from: peaks, count: n)
    if let loss = design.loss, let strength = design.strength { add(loss, strength, n, p) }
    addBackground(design, n, p)
  }

  private func add(_ line: ProfileLine, _ factor: Double, _ n: Int, _ p: [Double]) {
    let mixing = line.mixing.value(p)
    let mixes = (0...ProfileFamily.largestMixing).contains(mixing)
    line.family.fill(x, count: n, ProfilePlace(line, p), profile)
    let area = p[line.area] * factor
    scale(profile.value, by: area, n, into: peaks)
    scale(profile.value, by: factor, n, into: column(line.area))
    for place in line.logFactor.places { scale(profile.value, by: area, n, into: column(place)) }
    for place in line.centre.places { scale(profile.byCentre, by: area, n, into: column(place)) }
    for place in line.logWidth.places { scale(profile.byLogWidth, by: area, n, into: column(place)) }
    // Beyond its range the share has no effect; its prior brings it back.
    for place in line.mixing.places where mixes { scale(profile.byMixing, by: area, n, into: column(place)) }
    for place in line.asymmetry.places { scale(profile.byAsymmetry, by: area, n, into: column(place)) }
    for place in line.extent.places { scale(profile.byExtent, by: area, n, into: column(place)) }
  }

  /// Adds the background of the peaks to the total, and that of each derivative to its column.
  private func add(_ loss: any LossBackground, _ strength: Int, _ n: Int, _ p: [Double]) {
    var value = p[strength]
    loss.add(x, count: n, parameters: &value, peaks: peaks, to: total)
    for place in p.indices where place != strength {
      let column = column(place)
      spare.update(from: column, count: n)
      loss.add(x, count: n, parameters: &value, peaks: spare, to: column)
    }
    var target = column(strength)
    withUnsafePointer(to: &target) {
      loss.fillDerivatives(x, count: n, parameters: &value, peaks: peaks, derivatives: $0)
    }
  }

  private func addBackground(_ design: RegionDesign, _ n: Int, _ p: [Double]) {
    let middle = 0.5 * (x[0] + x[n - 1])
    let reach = max(0.5 * abs(x[n - 1] - x[0]), .leastNormalMagnitude)
    let level = p[design.level]
    let slope = design.slope.map { p[$0] } ?? 0
    let levelColumn = column(design.level)
    for i in 0..<n {
      let u = (x[i] - middle) / reach
      total[i] += level * (1 + slope * u)
      levelColumn[i] += 1 + slope * u
      if let place = design.slope { column(place)[i] += level * u }
    }
  }

  private func column(_ place: Int) -> UnsafeMutablePointer<Double> { columns + place * stride }

  private func scale(
    _ source: UnsafePointer<Double>, by factor: Double, _ n: Int, into target: UnsafeMutablePointer<Double>
  ) {
    interphase_add_scaled(level, Int64(n), factor, source, target)
  }
}
