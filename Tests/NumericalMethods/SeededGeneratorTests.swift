import NumericalMethods
import Testing

@Suite struct SeededGeneratorTests {
  @Test func theSameSeedGivesTheSameStream() {
    var first = SeededGenerator(seed: 7)
    var second = SeededGenerator(seed: 7)
    #expect((0..<100).map { _ in first.next() } == (0..<100).map { _ in second.next() })
  }

  @Test func aSplitDoesNotDependOnWhatWasDrawnBefore() {
    let fresh = SeededGenerator(seed: 7)
    var used = fresh
    _ = used.next()
    var a = fresh.split(3)
    var b = used.split(3)
    var c = fresh.split(4)
    let value = a.next()
    #expect(value == b.next())
    #expect(value != c.next())
  }

  @Test func uniformNumbersStayInsideTheOpenInterval() {
    var generator = SeededGenerator(seed: 1)
    let values = (0..<10_000).map { _ in generator.uniform() }
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(abs(values.reduce(0, +) / 10_000 - 0.5) < 0.02)
  }

  @Test func indicesCoverTheRangeAndNothingElse() {
    var generator = SeededGenerator(seed: 2)
    let drawn = Set((0..<1000).map { _ in generator.index(below: 7) })
    #expect(drawn == Set(0..<7))
    #expect(generator.index(below: 0) == 0)
  }
}
