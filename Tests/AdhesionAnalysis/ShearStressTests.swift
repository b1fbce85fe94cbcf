import AdhesionAnalysis
import Testing

@Suite struct ShearStressTests {
  @Test func bothFormsOfMerchantsStressAgree() {
    // w 1 mm, d 20 µm, 1.0 N and 0.3 N: φ = 36.650°, τ = 18.60 MPa.
    let measured = ShearStress(horizontal: 1.0, vertical: 0.3, width: 1, depth: 20)
    #expect(abs(measured.angle - 36.650) < 5e-4)
    #expect(abs(measured.value - 18.60) < 5e-3)
    let implied = ShearStress(
      horizontal: 1.0, assumedAngle: measured.angle, width: 1, depth: 20)
    #expect(abs(implied.value / measured.value - 1) < 1e-12)
  }

  @Test func withoutAVerticalForceThePlaneLiesAt45Degrees() {
    let stress = ShearStress(horizontal: 1.0, vertical: 0, width: 1, depth: 20)
    #expect(abs(stress.angle - 45) < 1e-12)
    #expect(abs(stress.value - 25) < 1e-12)
  }

  @Test func aBladeThatIsPulledInShearsSteeply() {
    let stress = ShearStress(horizontal: 1.0, vertical: -0.3, width: 1, depth: 20)
    // 90° − 36.650°, as the forces are mirrored at 45°.
    #expect(abs(stress.angle - 53.350) < 5e-4)
    #expect(stress.value > 25)
  }

  @Test func anAssumedAngleOf45DegreesIsTheUsualFormula() {
    // F / (2 w d) = 1.0 N / (2 · 1 mm · 20 µm)
    let stress = ShearStress(horizontal: 1.0, assumedAngle: 45, width: 1, depth: 20)
    #expect(abs(stress.value - 25) < 1e-9)
  }
}
