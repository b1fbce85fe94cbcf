import StudyExports
import Testing

@Suite struct UniqueFileNamesTests {
  @Test func namesThatBecomeAlikeAreNumbered() {
    var names = UniqueFileNames()
    #expect(
      ["PVDF 1", "PVDF/1", "pvdf-1", "PVDF 2"].map { names.name(for: $0) } == [
        "PVDF-1", "PVDF-1-2", "pvdf-1-3", "PVDF-2",
      ])
  }

  @Test func aNumberedNameIsTakenToo() {
    var names = UniqueFileNames()
    #expect(["a", "a-2", "a"].map { names.name(for: $0) } == ["a", "a-2", "a-3"])
  }
}
