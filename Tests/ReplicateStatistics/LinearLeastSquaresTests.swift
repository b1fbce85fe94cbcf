import ReplicateStatistics
import Testing

@Suite struct LinearLeastSquaresTests {
  @Test func recoversAPolynomialOfFifthDegree() throws {
    // NIST StRD Wampler1: y = 1 + x + x² + x³ + x⁴ + x⁵, x = 0 … 20.
    let x = (0...20).map(Double.init)
    let columns = (0...5).map { power in
      x.map { value in (0..<power).reduce(1.0) { product, _ in product * value } }
    }
    let response = x.indices.map { row in columns.reduce(0) { $0 + $1[row] } }
    let fit = try LinearLeastSquares(columns: columns, response: response)
    for coefficient in fit.coefficients { #expect(abs(coefficient - 1) < 1e-9) }
  }

  @Test func refusesDependentColumns() {
    #expect(throws: StatisticsError.self) {
      try LinearLeastSquares(columns: [[1, 1, 1], [2, 2, 2]], response: [1, 2, 3])
    }
  }
}
