import NumericalMethods

/// Several spectra whose models share some parameters, solved by their block-arrow structure.
///
/// The vector is: shared parameters, then each spectrum's own. Own blocks touch each other only through the shared
/// ones, so that each is eliminated by itself and the work grows with the number of spectra, not with its cube.
final class JointSystem: LeastSquaresSystem {
  let freeCount: Int
  let sharedCount: Int
  let systems: [PeakSystem]
  /// For each spectrum the joint place of each of its free parameters.
  let places: [[Int]]
  let gradient: UnsafeMutablePointer<Double>
  let diagonal: UnsafeMutablePointer<Double>
  private var arguments: [[Double]]

  init(_ systems: [PeakSystem], places: [[Int]], sharedCount: Int, freeCount: Int) {
    self.systems = systems
    self.places = places
    self.sharedCount = sharedCount
    self.freeCount = freeCount
    gradient = .allocate(capacity: max(freeCount, 1))
    gradient.initialize(repeating: 0, count: max(freeCount, 1))
    diagonal = .allocate(capacity: max(freeCount, 1))
    diagonal.initialize(repeating: 0, count: max(freeCount, 1))
    arguments = places.map { [Double](repeating: 0, count: $0.count) }
  }

  deinit {
    gradient.deallocate()
    diagonal.deallocate()
  }

  func cost(_ free: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    for (s, system) in systems.enumerated() {
      for (k, place) in places[s].enumerated() { arguments[s][k] = free[place] }
      sum += system.cost(arguments[s])
    }
    return sum
  }

  func adopt() {
    gradient.update(repeating: 0, count: freeCount)
    diagonal.update(repeating: 0, count: freeCount)
    for (s, system) in systems.enumerated() {
      system.adopt()
      for (k, place) in places[s].enumerated() {
        gradient[place] += system.gradient[k]
        diagonal[place] += system.diagonal[k]
      }
    }
  }

  func formCurvature(held: UnsafePointer<Bool>?) {
    for (s, system) in systems.enumerated() {
      if let held {
        system.formCurvature(held: places[s].map { held[$0] })
      } else {
        system.formCurvature(held: nil)
      }
    }
  }

  func solve(
    damping: UnsafePointer<Double>, held: UnsafePointer<Bool>, step: UnsafeMutablePointer<Double>
  ) -> Bool {
    guard let arrow = eliminate(damping: damping, held: held, step: step) else { return false }
    let shared = arrow.shared
    var move: [Double] = []
    if !shared.isEmpty {
      guard let found = CholeskyFactorization(arrow.matrix)?.solve(arrow.right) else { return false }
      move = found
      for (k, place) in shared.enumerated() { step[place] = move[k] }
    }
    for block in arrow.blocks {
      for (r, place) in block.own.enumerated() {
        var value = block.solvedRight[r]
        for c in shared.indices { value -= block.solvedBorder[c][r] * move[c] }
        step[place] = value
      }
    }
    return true
  }

  func curvature(along step: UnsafePointer<Double>) -> Double {
    var sum = 0.0
    for (s, system) in systems.enumerated() {
      sum += system.curvature(along: places[s].map { step[$0] })
    }
    return sum
  }

  /// What is left for the shared parameters once each spectrum's own are eliminated.
  struct Arrow {
    struct Block {
      /// Joint places of the spectrum's own parameters that move.
      var own: [Int]
      var factor: CholeskyFactorization?
      /// The own block's inverse times each column of its border.
      var solvedBorder: [[Double]]
      var solvedRight: [Double]
    }
    /// Joint places of the shared parameters that move.
    var shared: [Int]
    var blocks: [Block] = []
    var matrix: DenseMatrix
    var right: [Double]
  }

  func eliminate(
    damping: UnsafePointer<Double>, held: UnsafePointer<Bool>, step: UnsafePointer<Double>
  ) -> Arrow? {
    let shared = (0..<sharedCount).filter { !held[$0] }
    var arrow = Arrow(
      shared: shared, matrix: DenseMatrix(rows: shared.count, columns: shared.count),
      right: shared.map { -gradient[$0] })
    for k in shared.indices { arrow.matrix[k, k] = damping[shared[k]] }
    for (s, system) in systems.enumerated() {
      let matrix = system.curvatureMatrix
      let local = places[s]
      let own = local.indices.filter { local[$0] >= sharedCount && !held[local[$0]] }
      let border = shared.map { place in local.firstIndex(of: place) }
      let fixed = local.indices.filter { held[local[$0]] && step[local[$0]] != 0 }
      var block = DenseMatrix(rows: own.count, columns: own.count)
      var right = [Double](repeating: 0, count: own.count)
      for (r, row) in own.enumerated() {
        for (c, column) in own.enumerated() { block[r, c] = matrix[row, column] }
        block[r, r] += damping[local[row]]
        right[r] = -system.gradient[row]
        for k in fixed { right[r] -= matrix[row, k] * step[local[k]] }
      }
      for (c, column) in border.enumerated() {
        guard let column else { continue }
        for k in fixed { arrow.right[c] -= matrix[column, k] * step[local[k]] }
        for (r, row) in border.enumerated() {
          if let row { arrow.matrix[r, c] += matrix[row, column] }
        }
      }
      guard let factor = CholeskyFactorization(block) else { return nil }
      let columns = border.map { column in
        own.map { row in column.map { matrix[row, $0] } ?? 0 }
      }
      let solvedBorder = columns.compactMap { factor.solve($0) }
      guard let solvedRight = factor.solve(right), solvedBorder.count == columns.count else { return nil }
      for r in shared.indices {
        for k in own.indices { arrow.right[r] -= columns[r][k] * solvedRight[k] }
        for c in shared.indices {
          for k in own.indices { arrow.matrix[r, c] -= columns[r][k] * solvedBorder[c][k] }
        }
      }
      arrow.blocks.append(
        Arrow.Block(
          own: own.map { local[$0] }, factor: factor, solvedBorder: solvedBorder, solvedRight: solvedRight))
    }
    return arrow
  }

  /// The covariance of each spectrum's parameters in its own order, those at bounds left out; `nil` where singular.
  func covariances(held: [Bool]) -> [DenseMatrix]? {
    let zeros = [Double](repeating: 0, count: max(freeCount, 1))
    guard let arrow = eliminate(damping: zeros, held: held, step: zeros) else { return nil }
    var border = DenseMatrix(rows: 0, columns: 0)
    if !arrow.shared.isEmpty {
      guard let factor = CholeskyFactorization(arrow.matrix) else { return nil }
      border = factor.inverse
    }
    return systems.indices.map { s in
      let block = arrow.blocks[s]
      let inverse = block.factor?.inverse ?? DenseMatrix(rows: 0, columns: 0)
      var result = DenseMatrix(rows: places[s].count, columns: places[s].count)
      for (r, row) in places[s].enumerated() {
        for (c, column) in places[s].enumerated() {
          let (a, b) = (arrow.shared.firstIndex(of: row), arrow.shared.firstIndex(of: column))
          let (i, j) = (block.own.firstIndex(of: row), block.own.firstIndex(of: column))
          var value = 0.0
          if let a, let b {
            value = border[a, b]
          } else if let i, let j {
            value = inverse[i, j]
            for k in arrow.shared.indices {
              for l in arrow.shared.indices {
                value += block.solvedBorder[k][i] * border[k, l] * block.solvedBorder[l][j]
              }
            }
          } else if let a, let j {
            for k in arrow.shared.indices { value -= border[a, k] * block.solvedBorder[k][j] }
          } else if let b, let i {
            for k in arrow.shared.indices { value -= border[b, k] * block.solvedBorder[k][i] }
          }
          result[r, c] = value
        }
      }
      return result
    }
  }
}
