import AdhesionAnalysis
import AnalysisFindings
import Foundation
import InstrumentMeasurements
import NumericalMethods
import Testing

@Suite struct PeelTests {
  /// A strip of 12 mm: slack of 1 mm, a peak, then 0.6 N; the clamp moves `travel` mm in all.
  func profile(travel: Double, sign: Double = 1, noise: Double = 0.002) -> ForceProfile {
    var generator = SeededGenerator(seed: 5)
    let way = stride(from: 0.0, through: travel, by: 0.02).map { $0 }
    let forces = way.map { place -> Double in
      let force = place < 1 ? 0 : place < 2 ? 0.9 * (place - 1) : 0.6 + 0.3 * exp(-(place - 2) / 0.5)
      return sign * (force + 0.01 + noise * generator.normal())
    }
    return ForceProfile(
      title: "peel", source: SourceFile(path: "peel.csv"), displacements: way.map { 1000 * $0 },
      forces: forces)
  }

  func result(_ profile: ForceProfile, _ change: (inout AdhesionOptions) -> Void = { _ in }) throws
    -> AnalysisResult
  {
    var options = AdhesionOptions()
    options.peel.width = 12
    change(&options)
    return try ForceProfileAnalysis.result(of: profile, sample: "strip", options: options)
  }

  @Test func strengthIsForcePerWidthBeyondTheBeginning() throws {
    let result = try result(profile(travel: 41))
    #expect(abs(result.value(.peelStrength) - 50) < 0.2)
    #expect(result.finding(.peelStrength)?.estimate?.unit == "N/m")
    #expect(result.finding(.peelStrength)?.method == "180° peel")
  }

  @Test func energyIsTwiceTheForcePerWidthAt180Degrees() throws {
    let straight = try result(profile(travel: 41))
    #expect(abs(straight.value(.peelEnergy) / straight.value(.peelStrength) - 2) < 1e-12)
    let upright = try result(profile(travel: 41)) { $0.peel.angle = 90 }
    #expect(abs(upright.value(.peelEnergy) / upright.value(.peelStrength) - 1) < 1e-12)
  }

  @Test func theClampMovesTwiceThePeeledLength() throws {
    // 40 mm of travel behind the slack are 20 mm of strip, of which the first fifth is skipped.
    let result = try result(profile(travel: 41))
    let averaged = try #require(result.diagnostics.first { $0.name == "averaged" }?.value)
    #expect(
      averaged.hasPrefix("peeled length 4.0 to 20.0 mm") || averaged.hasPrefix("peeled length 4.0 to 20 mm"))
  }

  @Test func aShortAverageIsAWarningAndNoRefusal() throws {
    #expect(try result(profile(travel: 41)).warnings.contains { $0.contains("standards ask for 50 mm") })
    #expect(try result(profile(travel: 201)).warnings == [])
  }

  @Test func skipAndLengthAreAsStated() throws {
    let stated = try result(profile(travel: 101)) {
      $0.peel.skip = .length(10)
      $0.peel.averagingLength = 30
    }
    let averaged = try #require(stated.diagnostics.first { $0.name == "averaged" }?.value)
    #expect(
      averaged.hasPrefix("peeled length 10.0 to 40.0 mm") || averaged.hasPrefix("peeled length 10 to 40 mm"))
  }

  @Test func nothingIsLeftBeyondTheEndOfTheStrip() throws {
    let result = try result(profile(travel: 41)) { $0.peel.skip = .length(30) }
    #expect(result.reason(.peelStrength) == .noPlateau)
  }

  @Test func aPullOfNegativeSignIsAPull() throws {
    let result = try result(profile(travel: 41, sign: -1))
    #expect(abs(result.value(.peelStrength) - 50) < 0.2)
  }

  @Test func withoutAWidthThereIsNoStrength() throws {
    #expect(try result(profile(travel: 41)) { $0.peel.width = nil }.reason(.peelStrength) == .factMissing)
  }

  @Test func aRunWithoutDisplacementsIsAProblem() throws {
    let bare = ForceProfile(
      title: "bare", source: SourceFile(path: "bare.csv"), forces: Array(repeating: 1, count: 100))
    let problem = try #require(throws: InputProblem.self) { try result(bare) }
    #expect(problem.found == "no displacements")
  }
}
