import AdhesionAnalysis
import AnalysisFindings
import Testing

@Suite struct AdhesionProfileTests {
  @Test func aCutHasTheColumnsThatWereRecorded() {
    let both = Curve.adhesionProfile(depths: [0, 5], forcesPerWidth: [1, 2], shearStrengths: [3, 4])
    #expect(both.kind == .adhesionProfile)
    #expect(both.columns.map(\.name) == ["depth", "force per width", "shear strength"])
    #expect(both.columns.map(\.unit) == ["µm", "N/m", "MPa"])
    let forces = Curve.adhesionProfile(depths: [0, 5], forcesPerWidth: [1, 2])
    #expect(forces.columns.map(\.name) == ["depth", "force per width"])
  }

  @Test func namesInResultsAreThoseOfEarlierStudies() {
    #expect(Curve.Kind.adhesionProfile.rawValue == "adhesion.profile")
    #expect(Finding.Key.adhesionStrength.rawValue == "adhesion.strength")
    #expect(Finding.Key.interfaceDepth.rawValue == "adhesion.interface_depth")
  }
}
