import NumericalMethods

/// The covariance of the parameters that are not at a bound.
struct FreeSetCovariance {
  /// For all free parameters; rows of those at a bound or undetermined are 0.
  private(set) var covariance: DenseMatrix
  /// Parameters that the data do not determine.
  private(set) var undetermined: [Int] = []

  /// Takes a covariance that is known from a joint fit.
  init(_ known: DenseMatrix, inside: [Int]) {
    covariance = known
    undetermined = inside.filter { !(known[$0, $0] > 0) }
  }

  /// Inverts the curvature of a system over the parameters inside their bounds.
  init(_ system: PeakSystem, inside: [Int], freeCount: Int) {
    covariance = DenseMatrix(rows: freeCount, columns: freeCount)
    var kept = inside.filter { system.curvatureMatrix[$0, $0] > 0 }
    undetermined = inside.filter { !(system.curvatureMatrix[$0, $0] > 0) }
    guard !kept.isEmpty else { return }
    if let inverse = Self.choleskyInverse(system, kept) {
      fill(inverse, kept)
      return
    }
    // The normal equations lost too many digits: take the orthogonal factors of the derivatives themselves.
    let weighted = system.weightedColumns()
    let rows = weighted.residuals.count
    while !kept.isEmpty {
      let scales = kept.map { system.curvatureMatrix[$0, $0].squareRoot() }
      var columns: [Double] = []
      for (k, scale) in zip(kept, scales) {
        columns += weighted.columns[(k * rows)..<((k + 1) * rows)].map { $0 / scale }
      }
      guard let factors = HouseholderFactorization(columnMajor: columns, rows: rows, columns: kept.count)
      else {
        undetermined += kept
        break
      }
      if let inverse = factors.inverseOfGram {
        var rescaled = inverse
        for r in kept.indices { for c in kept.indices { rescaled[r, c] /= scales[r] * scales[c] } }
        fill(rescaled, kept)
        break
      }
      let lost = factors.order[factors.rank...].map { kept[$0] }
      undetermined += lost
      kept.removeAll { lost.contains($0) }
    }
    undetermined.sort()
  }

  private mutating func fill(_ inverse: DenseMatrix, _ places: [Int]) {
    for (r, row) in places.enumerated() {
      for (c, column) in places.enumerated() { covariance[row, column] = inverse[r, c] }
    }
  }

  /// The inverse by Cholesky on the matrix with unit diagonal; `nil` where it is close to singular.
  private static func choleskyInverse(_ system: PeakSystem, _ places: [Int]) -> DenseMatrix? {
    let scales = places.map { 1 / system.curvatureMatrix[$0, $0].squareRoot() }
    var scaled = DenseMatrix(rows: places.count, columns: places.count)
    for r in places.indices {
      for c in places.indices {
        scaled[r, c] = system.curvatureMatrix[places[r], places[c]] * scales[r] * scales[c]
      }
    }
    guard let factor = CholeskyFactorization(scaled) else { return nil }
    // Each pivot is what a column keeps of itself beside those before it; below this, digits are lost.
    for k in places.indices where factor.factor[k, k] * factor.factor[k, k] < 1e-9 { return nil }
    var inverse = factor.inverse
    for r in places.indices { for c in places.indices { inverse[r, c] *= scales[r] * scales[c] } }
    return inverse
  }
}
