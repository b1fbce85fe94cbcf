import Foundation
import StudySimulation
import Testing

@Suite struct SimulatedStudyTests {
  /// The committed data of the package lie three folders above this package's own.
  @Test func committedSampleDataAreReproducedByteForByte() throws {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { root.deleteLastPathComponent() }
    for study in SampleStudies.all {
      let folder = root.appendingPathComponent("SampleData/study-\(study.truth.study.lowercased())")
      for file in study.files {
        let committed = try Data(contentsOf: folder.appendingPathComponent(file.path))
        #expect([UInt8](committed) == file.bytes, "\(study.truth.study)/\(file.path)")
      }
    }
  }

  @Test func anotherSeedChangesEveryFile() throws {
    let design = try #require(StudyDesign.named("A"))
    let other = SimulatedStudy(design, seed: 2)
    #expect(other.files.map(\.path) == SampleStudies.all[0].files.map(\.path))
    for (one, other) in zip(SampleStudies.all[0].files, other.files) {
      #expect(one.bytes != other.bytes, "\(one.path)")
    }
  }

  @Test func anotherSeedLeavesThePopulationsAlone() throws {
    let design = try #require(StudyDesign.named("A"))
    let other = SimulatedStudy(design, seed: 2, truthOnly: true).truth
    #expect(other.populations.map(\.values) == SampleStudies.all[0].truth.populations.map(\.values))
  }

  @Test func truthAloneIsTheTruthOfTheFiles() throws {
    let design = try #require(StudyDesign.named("B"))
    let truth = SimulatedStudy(design, seed: 1, truthOnly: true)
    #expect(truth.files.map(\.path) == ["README.md", "truth.json"])
    #expect(truth.files.last?.bytes == SampleStudies.all[1].files.last?.bytes)
  }

  @Test func truthIsValidJSONWithOneEntryAValue() throws {
    let bytes = try #require(SampleStudies.all[0].files.last?.bytes)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let values = try #require(object["values"] as? [[String: Any]])
    let truth = SampleStudies.all[0].truth
    #expect(values.count == (truth.cells.map(\.values) + truth.populations.map(\.values)).joined().count)
    #expect(object["formatVersion"] as? Int == 1)
  }
}
