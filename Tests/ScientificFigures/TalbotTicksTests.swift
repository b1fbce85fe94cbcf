import ScientificFigures
import Testing

@Suite struct TalbotTicksTests {
  @Test func publishedExampleIsReproduced() {
    // The example of the paper's introduction, where Heckbert's method gives 5, 10, 15.
    #expect(TalbotTicks(lower: 8.1, upper: 14.1, target: 4, reach: .free).values == [8, 10, 12, 14])
  }

  @Test func labelsInsideStayInside() {
    let ticks = TalbotTicks(lower: 281.5, upper: 294, target: 6)
    for value in ticks.values { #expect(value >= 281.5 && value <= 294) }
    #expect(ticks.values.count >= 2)
  }

  @Test func enclosingLabelsEnclose() {
    let ticks = TalbotTicks(lower: 0.13, upper: 0.87, target: 5, reach: .enclosing)
    #expect((ticks.values.first ?? .infinity) <= 0.13)
    #expect((ticks.values.last ?? -.infinity) >= 0.87)
  }

  @Test func rangesWithoutExtentGiveOneTickOrNone() {
    #expect(TalbotTicks(lower: 3, upper: 3, target: 5).values == [3])
    #expect(TalbotTicks(lower: .nan, upper: 1, target: 5).values.isEmpty)
    #expect(TalbotTicks(lower: -.infinity, upper: 1, target: 5).values.isEmpty)
  }

  @Test(arguments: [1e-300, 1e-30, 1e-6, 1, 1e6, 1e30, 1e299])
  func everyMagnitudeHasTicks(scale: Double) {
    let ticks = TalbotTicks(lower: 0.2 * scale, upper: 9.3 * scale, target: 5)
    #expect((2...12).contains(ticks.values.count))
  }
}
