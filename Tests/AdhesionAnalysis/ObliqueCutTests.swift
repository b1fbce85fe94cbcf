import AdhesionAnalysis
import AnalysisFindings
import InstrumentMeasurements
import NumericalMethods
import Testing

@Suite struct ObliqueCutTests {
  func result(
    _ profile: ForceProfile, _ options: AdhesionOptions = SimulatedCut.options
  ) throws -> AnalysisResult {
    try ForceProfileAnalysis.result(of: profile, sample: "run", options: options)
  }

  func isNear(_ value: Double, _ expected: Double, _ share: Double = 0.005) -> Bool {
    abs(value - expected) <= share * abs(expected)
  }

  @Test func bothPlateausAreFoundWithoutZeroAndRelaxation() throws {
    let result = try result(SimulatedCut().profile())
    #expect(isNear(result.value(.cohesion), 60))
    #expect(isNear(result.value(.interfaceStrength), 90))
    #expect(isNear(result.value(.interfaceDepth), 20, 0.02))
    #expect(result.finding(.interfaceStrength)?.method == "SAICAS, constant velocity")
    #expect(result.warnings == [])
  }

  @Test func cohesionSaysAtWhatDepth() throws {
    let result = try result(SimulatedCut().profile())
    #expect(isNear(result.value(.cohesionDepth), 10, 0.03))
    let title = try #require(result.finding(.cohesion)?.title)
    #expect(title.contains("at mid-depth, 9.9") || title.contains("at mid-depth, 10.0"))
  }

  @Test func depthMayBeCountedUpwards() throws {
    let up = try result(SimulatedCut().profile(depthSign: -1))
    #expect(isNear(up.value(.cohesion), 60))
    #expect(isNear(up.value(.interfaceDepth), 20, 0.02))
  }

  @Test func aTiltedSurfaceChangesNoPlateau() throws {
    var cut = SimulatedCut()
    cut.tilt = 0.01
    let tilted = try result(cut.profile())
    #expect(isNear(tilted.value(.cohesion), 60))
    #expect(isNear(tilted.value(.interfaceStrength), 90))
  }

  @Test func theZeroOfTheCellDoesNotMatter() throws {
    var cut = SimulatedCut()
    cut.offset = -0.3
    let moved = try result(cut.profile())
    let plain = try result(SimulatedCut().profile())
    #expect(isNear(moved.value(.interfaceStrength), plain.value(.interfaceStrength), 1e-9))
  }

  @Test func debrisIsLeftOutAndCounted() throws {
    var cut = SimulatedCut()
    cut.spikes = [420, 700, 1100, 1300]
    let result = try result(cut.profile())
    #expect(isNear(result.value(.cohesion), 60))
    #expect(result.diagnostics.contains { $0.name == "points left out as debris" && $0.value == "8" })
  }

  @Test func aRoughForceHasAnUncertaintyThatHoldsIt() throws {
    var inside = 0
    for seed in 1...40 {
      var cut = SimulatedCut()
      cut.roughness = 0.1
      cut.seed = UInt64(seed)
      let estimate = try #require(result(cut.profile()).finding(.interfaceStrength)?.estimate)
      if abs(estimate.value - 90) < 2 * estimate.standardUncertainty { inside += 1 }
    }
    // 40 × 95.4 % ± 2 standard deviations of the binomial.
    #expect(inside >= 35)
  }

  @Test func shearStressIsThatOfTheDepthAndTheAngleOfBothForces() throws {
    let result = try result(SimulatedCut().profile())
    // 60 mN, 18 mN, 1 mm, 10 µm: tan 2φ = 1/0.3, φ = 36.65°, τ = 60 N/m / (2 · 10 µm · cot φ) = 2.232 MPa.
    #expect(isNear(result.value(.cohesionStress), 2.232, 0.03))
    #expect(result.finding(.cohesionStress)?.method.contains("from both forces") == true)
  }

  @Test func withoutAVerticalForceTheAngleIsAssumedAndSaidSo() throws {
    let result = try result(SimulatedCut().profile(hasVerticalForce: false))
    #expect(isNear(result.value(.cohesionStress), 3.0, 0.03))
    #expect(result.finding(.cohesionStress)?.method.contains("45° assumed") == true)
  }

  @Test func aSetLoadIsNoForceOfTheCoating() throws {
    var options = SimulatedCut.options
    options.cut.mode = .constantLoad
    let result = try result(SimulatedCut().profile(), options)
    #expect(isNear(result.value(.cohesionStress), 3.0, 0.03))
    #expect(result.finding(.cohesionStress)?.method.contains("45° assumed") == true)
  }

  @Test func withoutABladeWidthThereIsNoStrength() throws {
    let result = try result(SimulatedCut().profile(), AdhesionOptions())
    #expect(result.reason(.interfaceStrength) == .factMissing)
    #expect(result.reason(.cohesion) == .factMissing)
  }

  @Test func aCutWithoutPlateauHasNoStrengthOfTheInterface() throws {
    let whole = SimulatedCut().profile()
    let cut = ForceProfile(
      title: "cut", source: whole.source, times: Array(whole.times.prefix(340)),
      depths: Array(whole.depths.prefix(340)), forces: Array(whole.forces.prefix(340)))
    let result = try result(cut)
    #expect(result.reason(.interfaceStrength) == .noPlateau)
    #expect(result.curves.first?.column("force per width")?.values.isEmpty == false)
  }

  @Test func thicknessTellsWhichPlateauIsWhich() throws {
    var options = SimulatedCut.options
    options.cut.coatingThickness = 40
    let deep = try result(SimulatedCut().profile(), options)
    #expect(deep.reason(.interfaceStrength) == .noPlateau)
    #expect(isNear(deep.value(.cohesion), 90))
  }

  @Test func theDeepestPlateauMayBeStatedToLieInTheCoating() throws {
    var options = SimulatedCut.options
    options.cut.deepestPlateau = .coating
    let result = try result(SimulatedCut().profile(), options)
    #expect(result.reason(.interfaceStrength) == .noPlateau)
    #expect(isNear(result.value(.cohesion), 90))
  }

  @Test func strengthAtADepthIsForComparingAtEqualDepth() throws {
    var options = SimulatedCut.options
    options.cut.strengthDepths = [5, 10, 60]
    let result = try result(SimulatedCut().profile(), options)
    let strengths = result.findings.filter { $0.key == .adhesionStrength }
    #expect(strengths.map { $0.coordinates[0].value } == [5, 10, 60])
    // The cut rises straight to 75 mN at 10 µm.
    #expect(isNear(strengths[0].estimate?.value ?? 0, 37.5, 0.03))
    #expect(isNear(strengths[1].estimate?.value ?? 0, 60))
    #expect(strengths[2].estimate == nil)
  }

  @Test func aRunThatBeginsUnderLoadSaysSo() throws {
    var cut = SimulatedCut()
    cut.approach = 0
    let result = try result(cut.profile())
    #expect(result.warnings.contains { $0.contains("under load") })
  }

  @Test func aRunWithoutTimesIsReadAlongItsWay() throws {
    let result = try result(SimulatedCut().profile(hasTimes: false))
    #expect(isNear(result.value(.cohesion), 60))
  }

  @Test func forceAndWidthAreErrorsOfAllRuns() throws {
    let estimate = try #require(result(SimulatedCut().profile()).finding(.cohesion)?.estimate)
    #expect(Set(estimate.sharedEffects.map(\.source)) == ["force calibration", "blade width"])
    #expect(isNear(estimate.sharedUncertainty, 60 * (0.006 * 0.006 + 0.012 * 0.012).squareRoot(), 0.01))
  }

  @Test func theStrengthAgainstDepthLeavesPlateausOut() throws {
    let curve = try #require(result(SimulatedCut().profile()).curves.first)
    let depths = try #require(curve.column("depth")?.values)
    #expect(curve.kind == .adhesionProfile)
    #expect(zip(depths, depths.dropFirst()).allSatisfy { $0 < $1 })
    let stresses = try #require(curve.column("shear strength")?.values)
    #expect(zip(depths, stresses).allSatisfy { $0 >= 2 || $1.isNaN })
  }

  @Test func aSetLoadIsToldFromSetVelocities() throws {
    // The blade sinks ever more slowly under 0.2 N, down to 15 µm.
    let times = (0..<1500).map { 0.2 * Double($0) }
    let depths = times.map { $0 < 20 ? 0.2 * ($0 - 20) : 15 * (1 - 1 / (1 + ($0 - 20) / 25)) }
    var generator = SeededGenerator(seed: 8)
    let forces = depths.map { 0.005 * max($0, 0) + 2e-4 * generator.normal() }
    let profile = ForceProfile(
      title: "load", source: SourceFile(path: "load.csv"), times: times, depths: depths, forces: forces,
      verticalForces: times.map { $0 < 20 ? 0 : 0.2 })
    #expect(try result(profile).findings.first?.method == "SAICAS, constant load")
  }

  @Test func hostileRunsAreProblemsOrNoAnswers() throws {
    let source = SourceFile(path: "bad.csv")
    let times = (0..<400).map(Double.init)
    let flat = ForceProfile(
      title: "flat", source: source, times: times, depths: times.map { _ in 0 }, forces: times.map { _ in 0 })
    #expect(try result(flat).reason(.interfaceStrength) == .noPlateau)
    let huge = ForceProfile(
      title: "huge", source: source, times: times.map { $0 * 1e300 }, depths: times.map { $0 * 1e300 },
      forces: times.map { $0 * 1e300 }, verticalForces: times.map { -$0 * 1e300 })
    _ = try result(huge)
    let gaps = ForceProfile(
      title: "gaps", source: source, times: times, depths: times.map { _ in .nan }, forces: times)
    let problem = try #require(throws: InputProblem.self) { try result(gaps) }
    #expect(problem.file == "bad.csv")
    let back = ForceProfile(
      title: "back", source: source, times: times.reversed(), depths: times, forces: times)
    #expect(throws: InputProblem.self) { try result(back) }
  }

  @Test func aRunOfManyPointsIsAveragedFirst() throws {
    var cut = SimulatedCut()
    cut.interval = 0.004
    let result = try result(cut.profile())
    #expect(isNear(result.value(.cohesion), 60))
    #expect(isNear(result.value(.interfaceStrength), 90))
    #expect(isNear(result.value(.interfaceDepth), 20, 0.02))
  }
}
