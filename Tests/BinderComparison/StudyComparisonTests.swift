import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import ReplicateStatistics
import Testing

@Suite struct StudyComparisonTests {
  @Test func aResolvedDifferenceCarriesEffectIntervalsAndTest() throws {
    let verdict = try #require(ComparedStudy.nickel().compared().verdicts.first)
    let test = try #require(verdict.test)
    let difference = try #require(verdict.difference?.interval())
    #expect(verdict.verdict == .higher)
    #expect(verdict.better == "A")
    #expect(abs(test.pValue - 0.012_213_493_830_705) < 1e-12)
    #expect(abs(difference.lower - 0.402_681_455_873_568) < 1e-9)
    #expect(abs((verdict.ratio?.value ?? 0) - 1.721_925_133_689_839) < 1e-12)
    #expect(verdict.sensitivity?.permutationPValue == 0.1)
    #expect(verdict.compared.count == 3)
    #expect(verdict.compared.mean?.degreesOfFreedom == 2)
  }

  @Test func theFirstBinderOfTheListIsTheReference() throws {
    let verdict = try #require(ComparedStudy.nickel().compared(["B", "A"]).verdicts.first)
    #expect(verdict.reference.name == "B")
    #expect(verdict.verdict == .lower)
    #expect(verdict.better == "A")
  }

  @Test func nothingIsBetterWithoutAnEntryThatSaysWhichWayIsGood() throws {
    let verdict = try #require(ComparedStudy.nickel().compared(options: ComparisonOptions()).verdicts.first)
    #expect(verdict.verdict == .higher)
    #expect(verdict.better == nil)
  }

  @Test func metalsOfADepositAreOneFamily() throws {
    var study = ComparedStudy.nickel()
    study.add("A", key: Finding.Key(rawValue: "icpms.deposit.Co"), values: [0.41, 0.52, 0.47])
    study.add("B", key: Finding.Key(rawValue: "icpms.deposit.Co"), values: [0.55, 0.61, 0.49])
    study.add("A", key: Finding.Key(rawValue: "icpms.deposit.Mn"), values: [0.88, 0.79, 0.97])
    study.add("B", key: Finding.Key(rawValue: "icpms.deposit.Mn"), values: [1.62, 1.31, 1.77])
    let comparison = study.compared()
    let adjusted = comparison.verdicts.compactMap(\.test?.adjustedPValue)
    #expect(comparison.families.map(\.name) == ["icpms.deposit"])
    #expect(comparison.families.map(\.testCount) == [3])
    #expect(abs(adjusted[0] - 0.036_640_481_492_115) < 1e-12)
    #expect(abs(adjusted[1] - 0.151_573_908_296_981) < 1e-12)
    #expect(abs(adjusted[2] - 0.049_942_990_874_049) < 1e-12)
    #expect(comparison.verdicts.map(\.verdict) == [.higher, .notResolved, .higher])
  }

  @Test func copyingEveryResultChangesNothingThatDecides() throws {
    var study = ComparedStudy.nickel()
    let once = try #require(study.compared().verdicts.first)
    study.results += study.results + study.results
    let thrice = try #require(study.compared().verdicts.first)
    #expect(thrice.test == once.test)
    #expect(thrice.compared.count == 3)
    #expect(thrice.compared.cells.first?.resultCount == 3)
  }

  @Test func aSingleSpecimenIsNotTested() throws {
    var study = ComparedStudy()
    study.add("A", values: [1.2, 1.3, 1.1])
    study.add("B", values: [9])
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.verdict == .oneSpecimen)
    #expect(verdict.test == nil)
    #expect(verdict.difference == nil)
    #expect(verdict.compared.mean?.value == 9)
  }

  @Test func aReferenceThatMayBeZeroGivesAnUnboundedRatio() throws {
    var study = ComparedStudy()
    study.add("A", values: [0.1, 0.5, -0.2])
    study.add("B", values: [1.0, 1.2, 0.9])
    let ratio = try #require(study.compared().verdicts.first?.ratio)
    #expect(ratio.interval.bounded == nil)
  }

  @Test func aSharedScaleCancelsInTheRatioAndStaysApartInTheDifference() throws {
    var study = ComparedStudy()
    study.add("A", values: [1.21, 1.35, 1.18], shared: 0.1)
    study.add("B", values: [2.05, 2.41, 1.98], shared: 0.1)
    let scaled = try #require(study.compared().verdicts.first)
    let plain = try #require(ComparedStudy.nickel().compared().verdicts.first)
    #expect((scaled.test?.sharedUncertainty ?? 1) < 1e-12)
    #expect(abs((scaled.test?.pValue ?? 1) - (plain.test?.pValue ?? 0)) < 1e-12)
    #expect(abs((scaled.ratio?.sharedUncertainty ?? 1)) < 1e-12)
    #expect(abs((scaled.difference?.sharedUncertainty ?? 0) - 0.09) < 1e-12)
  }

  @Test func levelsOfASeriesAreComparedLevelByLevelInOneFamily() {
    var study = ComparedStudy.nickel()
    study.results = []
    for (level, shift) in [(120.0, 1.0), (0, 2), (60, 3)] {
      for (index, sample) in study.samples.enumerated() {
        study.add(
          sample.name, key: Finding.Key(rawValue: "xps.atomic_percent.Ni"),
          coordinates: [Finding.Coordinate(quantity: "etch time", value: level, unit: "s")],
          .estimate(Estimate(value: shift + Double(index * index), unit: "at%", standardUncertainty: 0.1)))
      }
    }
    let comparison = study.compared()
    #expect(comparison.verdicts.map { $0.coordinates.first?.value } == [0, 60, 120])
    #expect(comparison.families.map(\.name) == ["xps.atomic_percent.Ni"])
    #expect(comparison.families.map(\.testCount) == [3])
    #expect(comparison.verdicts.allSatisfy { $0.better == nil })
  }

  @Test func specimensThatTheStudyDoesNotNameAreReported() {
    var study = ComparedStudy.nickel()
    study.add("stranger", .estimate(Estimate(value: 1, unit: "µg/cm²", standardUncertainty: 0.1)))
    let comparison = study.compared()
    #expect(comparison.warnings.count == 1)
    #expect(comparison.verdicts.first?.compared.count == 3)
  }

  @Test func controlsAndBlanksAreNoReplicates() throws {
    var study = ComparedStudy.nickel()
    study.add("B", values: [100, 200], role: .blank)
    study.add("A", values: [0.1, 0.2], role: .control)
    let verdict = try #require(study.compared().verdicts.first)
    #expect(verdict.compared.count == 3)
    #expect(verdict.reference.count == 3)
  }

  @Test func samplesAreComparedWithTheControlsOfTheirBinder() throws {
    var study = ComparedStudy.nickel()
    study.add("B", values: [0.1, 0.2, 0.12], role: .control)
    let comparison = StudyComparison.againstControls(
      of: study.results, specimens: study.samples, binders: ["A", "B"])
    let verdict = try #require(comparison.verdicts.first)
    #expect(comparison.verdicts.count == 1)
    #expect(verdict.reference.name == "B, control")
    #expect(verdict.verdict == .higher)
  }

  @Test func survivesTheWayThroughJSON() throws {
    let comparison = ComparedStudy.nickel().compared()
    let data = try JSONEncoder().encode(comparison)
    #expect(try JSONDecoder().decode(StudyComparison.self, from: data) == comparison)
  }

  @Test func sharedErrorsOfOppositeSignAreInTheVerdict() throws {
    func study(_ sign: Double) -> ComparedStudy {
      var study = ComparedStudy()
      for (binder, values, effect) in [
        ("A", [1.21, 1.35, 1.18], 0.3), ("B", [2.05, 2.41, 1.98], 0.3 * sign),
      ] {
        for (index, value) in values.enumerated() {
          let name = "\(binder)\(index)"
          study.samples.append(StudySample(name: name, binder: binder))
          study.add(
            name,
            .estimate(
              Estimate(
                value: value, unit: "µg/cm²", standardUncertainty: 0.01,
                sharedEffects: [SharedEffect(source: "factor", effect: effect)])))
        }
      }
      return study
    }
    let same = try #require(study(1).compared().verdicts.first)
    let opposite = try #require(study(-1).compared().verdicts.first)
    #expect(same.test?.sharedUncertainty == 0)
    #expect(same.verdict == .higher)
    #expect(abs((opposite.difference?.sharedUncertainty ?? 0) - 0.6) < 1e-12)
    #expect(opposite.verdict == .notResolved)
    #expect(opposite.difference?.interval().contains(0) == true)
  }
}
