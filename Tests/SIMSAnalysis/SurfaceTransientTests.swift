import Foundation
import SIMSAnalysis
import Testing

@Suite struct SurfaceTransientTests {
  private let times = (0..<120).map { Double($0) * 0.5 }

  private func hump(_ time: Double) -> Double { 200 + 3000 * exp(-0.5 * pow((time - 20) / 8, 2)) }

  @Test func risingSignalHasNone() {
    let transient = SurfaceTransient(ProfileSignal(times: times, counts: times.map(hump)))
    #expect(transient.firstPoint == 0)
    #expect(transient.end == 0)
  }

  @Test func itEndsInTheValleyBeforeTheRise() {
    let counts = times.map { hump($0) + 6000 * exp(-$0 / 1.5) }
    let transient = SurfaceTransient(ProfileSignal(times: times, counts: counts))
    let valley = counts.prefix(40).enumerated().min { $0.element < $1.element }?.offset ?? 0
    #expect(abs(transient.firstPoint - valley) <= 1)
    #expect(transient.decayTimes.contains { abs($0 - 1.5) < 0.4 })
  }

  @Test func whatIsLeftOfItShiftsTheMaximumByTheRightOrder() {
    let counts = times.map { hump($0) + 6000 * exp(-$0 / 4) }
    let transient = SurfaceTransient(ProfileSignal(times: times, counts: counts))
    // The maximum of the sum against that of the hump, on a fine grid.
    let fine = (0..<4000).map { 10 + Double($0) * 0.005 }
    let moved = fine.max { hump($0) + 6000 * exp(-$0 / 4) < hump($1) + 6000 * exp(-$1 / 4) } ?? 0
    let rise = zip(times.dropFirst(), times).map { (hump($0) - hump($1)) / 0.5 }.max() ?? 0
    let residue = transient.residue(under: moved, rate: hump(moved), curvature: -3000 / 3200 / 64, rise: rise)
    #expect(abs(residue.shift.value - (20 - moved)) < 3 * residue.shift.uncertainty)
    #expect(residue.shift.uncertainty < 2)
  }

  @Test func whatIsLeftOfItHeightensTheMaximumByTheRightOrder() {
    let left = { (time: Double) in 6000 * exp(-time / 4) }
    let transient = SurfaceTransient(ProfileSignal(times: times, counts: times.map { hump($0) + left($0) }))
    let rise = zip(times.dropFirst(), times).map { (hump($0) - hump($1)) / 0.5 }.max() ?? 0
    let rate = hump(20) + left(20)
    let residue = transient.residue(under: 20, rate: rate, curvature: -3000 / 3200 / 64, rise: rise)
    #expect(abs(residue.share.value - left(20) / rate) < 3 * residue.share.uncertainty)
    #expect(residue.share.value > 0)
    #expect(residue.share.uncertainty < 0.02)
  }

  @Test func whereNothingFallsNothingIsLeft() {
    let transient = SurfaceTransient(ProfileSignal(times: times, counts: times.map(hump)))
    let residue = transient.residue(under: 20, rate: hump(20), curvature: -0.01, rise: 100)
    #expect(residue.shift.value == 0)
    #expect(residue.share.value == 0)
  }

  @Test func fallWithoutARiseEndsNowhere() {
    let transient = SurfaceTransient(
      ProfileSignal(times: times, counts: times.map { 20 + 4000 * exp(-$0 / 6) }))
    #expect(transient.firstPoint == 0)
  }
}
