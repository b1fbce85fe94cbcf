import AnalysisFindings
import NumericalMethods
import ReplicateStatistics
import Testing

@Suite struct BootstrapIntervalTests {
  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  @Test func repeatsWithItsSeed() throws {
    var first = SeededGenerator(seed: 5)
    var second = SeededGenerator(seed: 5)
    let values = [1.0, 4, 2, 8, 5, 7]
    let one = try BootstrapInterval.percentile(of: values, using: &first, statistic: mean)
    let two = try BootstrapInterval.percentile(of: values, using: &second, statistic: mean)
    #expect(one == two)
  }

  @Test func approachesTheNormalIntervalForManyReplicates() throws {
    var generator = SeededGenerator(seed: 1)
    let values = (0..<400).map { Double($0 % 20) }
    let group = try GroupSummary(values)
    let interval = try BootstrapInterval.percentile(
      of: values, draws: 4000, using: &generator, statistic: mean)
    let standardError = try #require(group.standardError)
    #expect(abs((interval.upper - interval.lower) / (2 * 1.96 * standardError) - 1) < 0.08)
  }
}
