import ReplicateStatistics
import Testing

@Suite struct PermutationTestTests {
  @Test func countsEveryRegrouping() throws {
    let nickel = try TestGroups.nickel()
    let test = try PermutationTest(reference: nickel.reference, compared: nickel.compared)
    #expect(test.pValue == 0.1)
    #expect(test.smallestPossible == 0.1)
    let cobalt = try TestGroups([0.41, 0.52, 0.47], [0.55, 0.61, 0.49])
    #expect(try PermutationTest(reference: cobalt.reference, compared: cobalt.compared).pValue == 0.2)
    let four = try TestGroups([1, 2, 3, 4], [11, 12, 13, 14])
    #expect(try PermutationTest(reference: four.reference, compared: four.compared).pValue == 2.0 / 70)
  }

  @Test func worksWithGroupsOfDifferentSize() throws {
    let groups = try TestGroups([1], [5, 6, 7])
    #expect(try PermutationTest(reference: groups.reference, compared: groups.compared).pValue == 0.25)
  }

  @Test func refusesMoreThanAMillionRegroupings() throws {
    let many = try GroupSummary((0..<20).map(Double.init))
    #expect(throws: StatisticsError.self) { try PermutationTest(reference: many, compared: many) }
  }
}
