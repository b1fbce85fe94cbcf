import Foundation
import SIMSAnalysis
import Testing

@Suite struct BandedSystemTests {
  /// The matrix of second differences, 2 on the diagonal and −1 beside it, whose inverse is known.
  private func secondDifferences(_ size: Int) -> BandedSystem {
    var system = BandedSystem(size: size, halfBandwidth: 1)
    for i in 0..<size {
      system[i, i] = 2
      if i > 0 { system[i, i - 1] = -1 }
    }
    return system
  }

  @Test func solutionIsThatOfTheKnownInverse() {
    // Inverse element (i, j), i ≤ j, counted from 1: i (n + 1 − j) / (n + 1).
    let n = 9
    var system = secondDifferences(n)
    let isDefinite = system.factor()
    #expect(isDefinite)
    for column in 0..<n {
      var unit = [Double](repeating: 0, count: n)
      unit[column] = 1
      let solved = system.solve(unit)
      for row in 0..<n {
        let (i, j) = (Double(min(row, column) + 1), Double(max(row, column) + 1))
        #expect(abs(solved[row] - i * (10 - j) / 10) < 1e-12)
      }
    }
  }

  @Test func bandOfTheInverseIsThatOfTheKnownInverse() {
    var system = BandedSystem(size: 9, halfBandwidth: 3)
    let differences = secondDifferences(9)
    for i in 0..<9 {
      system[i, i] = differences[i, i]
      if i > 0 { system[i, i - 1] = differences[i, i - 1] }
    }
    let isDefinite = system.factor()
    #expect(isDefinite)
    let inverse = system.bandOfInverse
    for row in 0..<9 {
      for column in max(0, row - 3)...row {
        #expect(abs(inverse[row, column] - Double(column + 1) * (9 - Double(row)) / 10) < 1e-12)
      }
    }
  }

  @Test func determinantIsThatOfTheSecondDifferences() {
    // det = n + 1
    var system = secondDifferences(12)
    let isDefinite = system.factor()
    #expect(isDefinite)
    #expect(abs(system.logDeterminant - log(13)) < 1e-12)
  }

  @Test func indefiniteMatrixIsRefused() {
    var system = BandedSystem(size: 2, halfBandwidth: 1)
    system[0, 0] = 1
    system[1, 0] = 2
    system[1, 1] = 1
    let isDefinite = system.factor()
    #expect(!isDefinite)
  }
}
