import ScientificFigures
import Testing

@Suite struct AxisTicksTests {
  private static func ticks(_ lower: Double, _ upper: Double, _ scale: AxisScale, target: Int = 5)
    -> AxisTicks
  {
    AxisTicks.choose(limits: AxisLimits(lower, upper), scale: scale, target: target)
  }

  @Test func negativeLabelsHaveATrueMinus() {
    let labels = Self.ticks(-4, 7, .linear).major.map(\.label.plainText)
    #expect(labels.contains { $0.hasPrefix("−") })
    #expect(!labels.contains { $0.hasPrefix("-") })
  }

  @Test func decadesAreLabelledAsPowersOfTen() {
    let ticks = Self.ticks(1e-4, 1, .logarithmic)
    #expect(ticks.major.map(\.label.plainText) == ["10−4", "10−3", "10−2", "10−1", "100"])
    #expect(ticks.minor.count == 8 * 4)
  }

  @Test func manyDecadesAreThinnedAndKeepOne() {
    let ticks = Self.ticks(1e-12, 1e12, .logarithmic, target: 6)
    #expect(ticks.major.count <= 7)
    #expect(ticks.major.contains { $0.value == 1 })
  }

  @Test func lessThanADecadeHasLabelsToo() {
    #expect(Self.ticks(2, 7, .logarithmic).major.count >= 2)
    #expect(Self.ticks(3.1, 3.3, .logarithmic).major.count >= 2)
  }

  @Test func twoDecadesHavePlainNumbersAsManyAsFit() {
    let wide = Self.ticks(0.15, 25, .logarithmic, target: 9).major.map(\.label.plainText)
    #expect(wide == ["0.2", "0.5", "1", "2", "5", "10", "20"])
    let narrow = Self.ticks(0.15, 25, .logarithmic, target: 3)
    #expect(narrow.major.map(\.label.plainText) == ["1", "10"])
    #expect(narrow.minor.contains { abs($0 - 5) < 1e-9 })
  }

  @Test func symlogHasZeroAndBothSides() {
    let values = Self.ticks(-1e4, 1e4, .symmetricLogarithmic(threshold: 1), target: 7).major.map(\.value)
    #expect(values.contains(0))
    #expect(values.contains { $0 < 0 })
    #expect(values.contains { $0 > 0 })
  }

  @Test func largeNumbersTakeOutAPowerOfTen() {
    let ticks = Self.ticks(0, 4e6, .linear)
    #expect(ticks.exponent == 6)
    #expect(ticks.major.last?.label.plainText == "4")
  }

  @Test func bindingEnergiesHaveRoundLabels() {
    for (low, high) in [(281.5, 294.0), (681.5, 693), (526.5, 538), (845, 890)] {
      for value in Self.ticks(low, high, .linear, target: 6).major.map(\.value) {
        #expect(value == value.rounded())
      }
    }
  }

  @Test func labelsAreFewerWhereTheyDoNotFit() {
    let ticks = AxisTicks.choose(limits: AxisLimits(0, 100), scale: .linear, target: 9) {
      $0.major.count <= 4
    }
    #expect(ticks.major.count <= 4)
  }
}
