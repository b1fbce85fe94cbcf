import NumericalMethods
import Testing

@Suite struct NonNegativeLeastSquaresTests {
  @Test func withoutActiveBoundsItIsTheOrdinarySolution() {
    let (solution, value) = nonNegativeLeastSquares([2, 1, 1, 3], [4, 7])
    #expect(abs(solution[0] - 1) < 1e-12)
    #expect(abs(solution[1] - 2) < 1e-12)
    #expect(abs(value + 18) < 1e-12)
  }

  @Test func aVariableThatWouldBeNegativeIsZero() {
    // The free minimum is at (3, −1); on x₂ = 0 it is b₁/a₁₁.
    let (solution, _) = nonNegativeLeastSquares([2, 1, 1, 2], [5, 1])
    #expect(abs(solution[0] - 2.5) < 1e-12)
    #expect(solution[1] == 0)
  }

  @Test func aSingularMatrixEndsWithASolution() {
    let (solution, value) = nonNegativeLeastSquares([1, 1, 1, 1], [2, 2])
    #expect(abs(solution[0] + solution[1] - 2) < 1e-9)
    #expect(abs(value + 4) < 1e-9)
  }

  @Test func sizesThatDoNotFitGiveZero() {
    #expect(nonNegativeLeastSquares([1, 2, 3], [1, 2]).solution == [0, 0])
  }
}

@Suite struct PositiveDefiniteInverseTests {
  @Test func theProductWithTheMatrixIsTheIdentity() {
    let matrix = [4.0, 1, 0.5, 1, 3, 0.2, 0.5, 0.2, 2]
    var inverse = matrix
    #expect(invertPositiveDefinite(&inverse, size: 3))
    for r in 0..<3 {
      for c in 0..<3 {
        let product = (0..<3).reduce(0) { $0 + matrix[r * 3 + $1] * inverse[$1 * 3 + c] }
        #expect(abs(product - (r == c ? 1 : 0)) < 1e-12)
      }
    }
  }

  @Test func anIndefiniteMatrixIsRefused() {
    var matrix = [1.0, 2, 2, 1]
    #expect(!invertPositiveDefinite(&matrix, size: 2))
  }

  @Test func sizesThatDoNotFitAreRefused() {
    var matrix = [1.0, 2, 3]
    #expect(!invertPositiveDefinite(&matrix, size: 2))
  }
}
