import ReplicateStatistics
import Testing

@Suite struct HolmAdjustmentTests {
  @Test func keepsTheOrderGivenAndNeverFalls() {
    let adjusted = HolmAdjustment.adjusted([
      0.012_213_493_830_705_031, 0.151_573_908_296_981_28, 0.024_971_495_437_024_47,
    ])
    #expect(abs(adjusted[0] - 0.036_640_481_492_115_09) < 1e-15)
    #expect(abs(adjusted[1] - 0.151_573_908_296_981_28) < 1e-15)
    #expect(abs(adjusted[2] - 0.049_942_990_874_048_94) < 1e-15)
    #expect(HolmAdjustment.adjusted([0.04, 0.03]) == [0.06, 0.06])
    #expect(HolmAdjustment.adjusted([0.6, 0.7]) == [1, 1])
    #expect(HolmAdjustment.adjusted([]).isEmpty)
  }
}
