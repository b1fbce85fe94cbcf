import BinderComparison
import InstrumentMeasurements
import Testing

@Suite struct HistoryDifferenceTests {
  @Test func whatIsAlikeOnBothSidesIsNotPrinted() throws {
    var study = ComparedStudy()
    let history = SampleHistory([.rinse: "DMC", .cycles: "300"])
    study.add("A", values: [1, 1.1, 0.9], history: history)
    study.add("B", values: [2, 2.1, 1.9], history: history)
    #expect(study.compared().verdicts.first?.historyDifferences.isEmpty == true)
  }

  @Test func aFactKnownOfOneSideOnlyIsADifferenceButNoContradiction() throws {
    let study = ComparedStudy.nickel(history: SampleHistory([.rinse: "DMC"]))
    let difference = try #require(study.compared().verdicts.first?.historyDifferences.first)
    #expect(difference.description == "rinse (unknown / DMC)")
    #expect(!difference.isContradiction)
  }
}
