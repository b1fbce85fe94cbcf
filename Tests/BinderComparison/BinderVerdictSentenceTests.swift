import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import Testing

@Suite struct BinderVerdictSentenceTests {
  @Test func saysEverythingInOneLine() throws {
    let study = ComparedStudy.nickel(history: SampleHistory([.rinse: "DMC", .stateOfCharge: "discharged"]))
    let verdict = try #require(study.compared().verdicts.first)
    #expect(
      verdict.sentence
        == "icpms.deposit.Ni: B higher than A, 2.15 (1.57 to 2.72) against 1.25 (1.02 to 1.47) µg/cm²; "
        + "ratio 1.72 (1.34 to 2.11); n = 3 and 3 cells; p = 0.012 (Welch, Holm over 1 test); better: A. "
        + "Histories differ: state of charge (unknown / discharged), rinse (unknown / DMC).")
  }

  @Test func namesThePlaceOnAProfile() throws {
    var study = ComparedStudy.nickel()
    study.results = []
    let place = Finding.Coordinate(quantity: "etch time", value: 60, unit: "s")
    for sample in study.samples {
      study.add(
        sample.name, key: Finding.Key(rawValue: "xps.atomic_percent.O"), coordinates: [place],
        .estimate(Estimate(value: 1, unit: "at%", standardUncertainty: 1)))
    }
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.heading == "xps.atomic_percent.O at 60 s etch time")
  }

  @Test func aPlaceThatTheTitleNamesIsNotRepeated() throws {
    var study = ComparedStudy.nickel()
    study.results = []
    for sample in study.samples {
      study.add(
        sample.name, key: Finding.Key(rawValue: "adhesion.strength"),
        coordinates: [Finding.Coordinate(quantity: "depth", value: 10, unit: "µm")],
        .estimate(Estimate(value: 1, unit: "N/m", standardUncertainty: 1)))
    }
    for index in study.results.indices {
      study.results[index].result.findings[0].title = "F_H/w at 10 µm"
    }
    #expect(try #require(study.compared().verdicts.first).heading == "F_H/w at 10 µm")
  }

  @Test func valuesAndTheirIntervalsEndAtOnePlace() throws {
    var study = ComparedStudy()
    study.add("A", values: [45.2, 46.1, 46.7])
    study.add("B", values: [59.5, 59.6, 59.72])
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.sentence.contains("59.61 (59.33 to 59.88) against 46.0 (44.1 to 47.9) µg/cm²"))
  }
}
