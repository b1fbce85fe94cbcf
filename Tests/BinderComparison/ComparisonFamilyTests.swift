import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import Testing

@Suite struct ComparisonFamilyTests {
  /// Shares of two components at three levels, in three cells of each of two binders; the first level differs clearly.
  private func carbon() -> ComparedStudy {
    var study = ComparedStudy()
    for binder in ["A", "B"] {
      for cell in 1...3 {
        study.samples.append(StudySample(name: "\(binder)\(cell)", binder: binder))
      }
    }
    for (component, moves) in [("C-O", 0.0), ("C=O", 5)] {
      for (level, gap) in [(0.0, 20.0), (60, 3), (120, 0.5)] {
        for (index, sample) in study.samples.enumerated() {
          let wobble = [0.3, -0.4, 0.2, -0.1, 0.4, -0.2][(index + Int(moves) + Int(level / 60)) % 6]
          let value = 40 + moves + wobble - (sample.binder == "B" ? gap : 0)
          study.add(
            sample.name, key: Finding.Key(rawValue: "xps.share.C 1s.\(component)"),
            coordinates: [Finding.Coordinate(quantity: "etch time", value: level, unit: "s")],
            place: MeasuredPlace(region: "C 1s", level: Int(level / 60)),
            .estimate(Estimate(value: value, unit: "%", standardUncertainty: 0.1)))
        }
      }
    }
    return study
  }

  private func components(_ levels: ComparisonFamily.Levels) -> ComparisonFamily {
    ComparisonFamily(name: "components", patterns: ["xps.share.*"], levels: levels, isByRegion: true)
  }

  private func families(_ comparison: StudyComparison) -> [String] {
    comparison.families.map { "\($0.name): \($0.testCount)" }
  }

  @Test func componentsOfARegionAreOneFamilyAtTheSurfaceAndTheOtherLevelsAnother() {
    let options = ComparisonOptions(defaultFamilies: [components(.surface)])
    let comparison = carbon().compared(options: options)
    #expect(families(comparison) == ["components, C 1s: 2", "components, C 1s, other levels: 4"])
    #expect(comparison.verdicts.map(\.isAsked) == [true, false, false, true, false, false])
  }

  @Test func aLevelThatIsAskedIsAFamilyByItself() {
    let options = ComparisonOptions(defaultFamilies: [components(.level(60, unit: "s"))])
    let asked = carbon().compared(options: options).verdicts.filter(\.isAsked)
    #expect(asked.map { $0.coordinates.first?.value } == [60, 60])
    #expect(asked.map(\.test?.familySize) == [2, 2])
  }

  @Test func aProfileIsOneSummaryASpecimen() throws {
    let range = ComparisonFamily.Levels.Range(from: 0, to: 60, unit: "s")
    let options = ComparisonOptions(families: [components(.mean(range))])
    let comparison = carbon().compared(options: options)
    let mean = try #require(comparison.verdicts.first)
    #expect(mean.isAsked)
    #expect(mean.coordinates.isEmpty)
    #expect(mean.title == "xps.share.C 1s.C-O, mean of 2 levels from 0 to 60 s etch time")
    // Cell A1 by hand: (40 + 0.3 + 40 − 0.4) / 2.
    #expect(abs((mean.reference.cells.first?.estimate.value ?? 0) - 39.95) < 1e-12)
    #expect(mean.reference.count == 3)
    #expect(families(comparison) == ["components, C 1s: 2", "components, C 1s, other levels: 6"])
  }

  @Test func theDefaultFamilyStandsBesideAChangedOne() throws {
    let options = ComparisonOptions(
      families: [
        ComparisonFamily(name: "C-O alone", patterns: ["xps.share.C 1s.C-O"])
      ], defaultFamilies: [components(.each)])
    let verdict = try #require(carbon().compared(options: options).verdicts.first)
    let test = try #require(verdict.test)
    #expect(test.family == "C-O alone")
    #expect(test.familySize == 1)
    #expect(test.byDefault?.family == "components, C 1s")
    #expect(test.byDefault?.familySize == 6)
    #expect((test.byDefault?.adjustedPValue ?? 0) > test.adjustedPValue)
    #expect(verdict.sentence.contains("by default over 6: p"))
  }

  @Test func nothingStandsBesideTheDefault() {
    let comparison = carbon().compared(options: ComparisonOptions(defaultFamilies: [components(.surface)]))
    #expect(comparison.verdicts.allSatisfy { $0.test?.byDefault == nil })
  }

  @Test func pairsWithTheReferenceAloneAreASmallerFamily() throws {
    var study = ComparedStudy.nickel()
    study.add("C", values: [1.6, 1.5, 1.7])
    let all = study.compared(["A", "B", "C"])
    let options = ComparisonOptions(pairs: .withReference)
    let some = study.compared(["A", "B", "C"], options: options)
    #expect(all.families.map(\.testCount) == [3])
    #expect(some.families.map(\.testCount) == [2])
    #expect(some.verdicts.map(\.reference.name) == ["A", "A"])
    #expect(some.verdicts.first?.test?.byDefault?.familySize == 3)
  }

  @Test func aFamilyThatNamesNothingIsReported() {
    let options = ComparisonOptions(families: [ComparisonFamily(name: "typo", patterns: ["icpms.depsit.*"])])
    #expect(ComparedStudy.nickel().compared(options: options).warnings.count == 1)
  }

  @Test func componentsThatMakeAWholeAreOneTest() throws {
    var study = ComparedStudy()
    study.add("A", key: Finding.Key(rawValue: "t.share.a"), unit: "%", values: [30, 33, 31])
    study.add("B", key: Finding.Key(rawValue: "t.share.a"), unit: "%", values: [50, 54, 51])
    study.add("A", key: Finding.Key(rawValue: "t.share.b"), unit: "%", values: [70, 67, 69])
    study.add("B", key: Finding.Key(rawValue: "t.share.b"), unit: "%", values: [50, 46, 49])
    let comparison = study.compared()
    #expect(comparison.families.map(\.testCount) == [1])
    #expect(comparison.verdicts.map(\.test?.tiedTo) == [nil, "t.share.a"])
    #expect(comparison.verdicts.map(\.verdict) == [.higher, .lower])
    #expect(comparison.verdicts[0].test?.adjustedPValue == comparison.verdicts[1].test?.adjustedPValue)
  }

  @Test func withoutADeclaredFamilyQuantitiesOfOneKindBelongTogether() {
    var study = ComparedStudy.nickel()
    for key in ["sims.outer_thickness", "sims.total_thickness", "oddity"] {
      study.add("A", key: Finding.Key(rawValue: key), values: [1, 1.3, 1.1])
      study.add("B", key: Finding.Key(rawValue: key), values: [2, 2.2, 2.7 + Double(key.count)])
    }
    #expect(study.compared().families.map(\.name) == ["icpms.deposit", "sims.thickness", "oddity"])
  }

  @Test func levelsArePrintedAsAManifestWritesThem() {
    let range = ComparisonFamily.Levels.Range(from: 0, to: 300, unit: "s")
    let levels: [ComparisonFamily.Levels] = [
      .surface, .level(60, unit: "s"), .each, .mean(nil), .mean(range),
    ]
    #expect(levels.map(\.description) == ["surface", "60 s", "each", "mean", "mean 0 s to 300 s"])
  }
}
