import NumericalMethods
import Testing

@Suite struct LinearAlgebraTests {
  private func hilbert(_ n: Int) -> DenseMatrix {
    var h = DenseMatrix(rows: n, columns: n)
    for r in 0..<n { for c in 0..<n { h[r, c] = 1 / Double(r + c + 1) } }
    return h
  }

  @Test func choleskySolvesASystem() throws {
    let matrix = try #require(DenseMatrix(rows: [[4, 2, 0.6], [2, 5, 1], [0.6, 1, 3]]))
    let wanted = [1.0, -2, 3]
    let right = try #require(matrix.times(wanted))
    let solved = try #require(CholeskyFactorization(matrix)?.solve(right))
    #expect(zip(solved, wanted).allSatisfy { abs($0 - $1) < 1e-14 })
  }

  @Test func theInverseOfACholeskyFactorInverts() throws {
    let matrix = try #require(DenseMatrix(rows: [[4, 2, 0.6], [2, 5, 1], [0.6, 1, 3]]))
    let factor = try #require(CholeskyFactorization(matrix))
    let product = try #require(matrix.times(factor.inverse))
    for r in 0..<3 { for c in 0..<3 { #expect(abs(product[r, c] - (r == c ? 1 : 0)) < 1e-14) } }
    // log of 4 (15 − 1) − 2 (6 − 0.6) + 0.6 (2 − 3) = 44.6
    #expect(abs(factor.logDeterminant - 3.797_733_859_026_018_3) < 1e-14)
  }

  @Test func choleskyRefusesAnIndefiniteMatrix() throws {
    let matrix = try #require(DenseMatrix(rows: [[1, 2], [2, 1]]))
    #expect(CholeskyFactorization(matrix) == nil)
  }

  @Test func householderSolvesLeastSquares() throws {
    // A straight line through (0, 1), (1, 3), (2, 5), (3, 7.4)
    let qr = try #require(
      HouseholderFactorization(columnMajor: [1, 1, 1, 1, 0, 1, 2, 3], rows: 4, columns: 2))
    let x = try #require(qr.solve([1, 3, 5, 7.4]))
    #expect(abs(x[0] - 0.92) < 1e-14)
    #expect(abs(x[1] - 2.12) < 1e-14)
    let gram = try #require(qr.inverseOfGram)
    #expect(abs(gram[0, 0] - 0.7) < 1e-14)
    #expect(abs(gram[0, 1] + 0.3) < 1e-14)
  }

  @Test func householderSaysHowManyColumnsAreIndependent() throws {
    let qr = try #require(
      HouseholderFactorization(columnMajor: [1, 1, 1, 2, 2, 2], rows: 3, columns: 2))
    #expect(qr.rank == 1)
    #expect(qr.inverseOfGram == nil)
  }

  @Test func eigenvaluesOfTheHilbertMatrixMatchReference() throws {
    let (values, vectors) = try #require(symmetricEigenvalues(of: hilbert(4)))
    #expect(abs(values[3] - 1.5002142800592428) < 1e-14)
    #expect(abs(values[0] - 9.670230402258689e-05) < 1e-15)
    let product = try #require(vectors.transposed.times(vectors))
    for r in 0..<4 { for c in 0..<4 { #expect(abs(product[r, c] - (r == c ? 1 : 0)) < 1e-14) } }
  }
}
