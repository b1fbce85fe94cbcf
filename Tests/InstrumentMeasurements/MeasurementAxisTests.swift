import InstrumentMeasurements
import Testing

@Suite struct MeasurementAxisTests {
  @Test func aRegularAxisRunsFromItsStartByItsStep() {
    let axis = MeasurementAxis(
      quantity: "kinetic energy", unit: "eV", positions: .regular(start: 100, step: -0.5, count: 3))
    #expect(axis.values == [100, 99.5, 99])
    #expect(axis.last == 99)
  }

  @Test func anEmptyAxisHasNoEnds() {
    let axis = MeasurementAxis(quantity: "x", unit: "nm", positions: .regular(start: 1, step: 1, count: 0))
    #expect(axis.first == nil)
    #expect(axis.last == nil)
  }
}
