import AnalysisFindings
import Testing

/// How errors that numbers have in common add and cancel.
struct SharedEffectTests {
  @Test func effectsOfOneSourceAddWithTheirSigns() {
    let effects = [SharedEffect(source: "rate", effect: 3), SharedEffect(source: "rate", effect: -3)]
    #expect(effects.standardUncertainty == 0)
  }

  @Test func effectsOfDifferentSourcesAddInQuadrature() {
    let effects = [SharedEffect(source: "rate", effect: 3), SharedEffect(source: "area", effect: -4)]
    #expect(effects.standardUncertainty == 5)
  }

  @Test func aDifferenceOfNumbersThatFeelAnErrorOppositelyDoublesIt() {
    let up = [SharedEffect(source: "position", effect: 2)]
    let down = [SharedEffect(source: "position", effect: -2)]
    #expect([SharedEffect].combining([(up, 1), (down, -1)]) == [SharedEffect(source: "position", effect: 4)])
  }

  @Test func combinedEffectsStandInTheOrderOfTheirSources() {
    let combined = [SharedEffect].combining([
      ([SharedEffect(source: "b", effect: 1)], 1), ([SharedEffect(source: "a", effect: 1)], 2),
    ])
    #expect(combined.map(\.source) == ["a", "b"])
    #expect(combined.map(\.effect) == [2, 1])
  }
}
