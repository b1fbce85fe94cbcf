import AnalysisFindings
import Foundation
import Testing

@Suite struct FindingKeyTests {
  static let family = Finding.KeyFamily(prefix: "a.b.")

  @Test func aFamilyKnowsItsMembers() {
    let key = Self.family.key(of: "Ni")
    #expect(key.rawValue == "a.b.Ni")
    #expect(Self.family.contains(key))
    #expect(Self.family.member(of: key) == "Ni")
    #expect(Self.family.member(of: Finding.Key(rawValue: "a.c.Ni")) == nil)
  }

  @Test func keysAndKindsAreWrittenAsPlainTexts() throws {
    let key = try JSONEncoder().encode([Self.family.key(of: "Ni")])
    #expect(String(decoding: key, as: UTF8.self) == #"["a.b.Ni"]"#)
    let kind = try JSONEncoder().encode([Curve.Kind(rawValue: "sims.profile")])
    #expect(String(decoding: kind, as: UTF8.self) == #"["sims.profile"]"#)
    let keyed = try JSONEncoder().encode([Self.family.key(of: "Ni"): 1])
    #expect(String(decoding: keyed, as: UTF8.self) == #"{"a.b.Ni":1}"#)
  }

  @Test func placesHaveInCommonWhatIsTheSame() {
    let one = MeasuredPlace(region: "F 1s", level: 0, spot: "left", repetition: 1)
    let other = MeasuredPlace(region: "F 1s", level: 0, spot: "right", repetition: 2)
    #expect(one.common(with: other) == MeasuredPlace(region: "F 1s", level: 0))
  }
}
