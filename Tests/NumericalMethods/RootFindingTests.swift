import NumericalMethods
import Testing

@Suite struct RootFindingTests {
  @Test func aBracketedRootIsFoundToRounding() throws {
    let root = try bracketedRoot(from: 0, to: 3) { $0 * $0 - 2 }
    #expect(abs(root - 2.0.squareRoot()) < 1e-15)
  }

  @Test func aMissingBracketIsAnError() {
    #expect(throws: RootFindingFailure.notBracketed) { try bracketedRoot(from: 0, to: 1) { $0 + 1 } }
    #expect(throws: RootFindingFailure.notBracketed) { try bracketedRoot(from: 0, to: 1) { _ in .nan } }
  }

  @Test func theMinimumOfAParabolaIsItsVertex() {
    #expect(abs(minimumPoint(from: -10, to: 10) { ($0 - 3) * ($0 - 3) } - 3) < 1e-6)
  }
}
