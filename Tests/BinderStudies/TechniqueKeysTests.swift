import AnalysisFindings
import BinderStudies
import Foundation
import Testing

/// Every key of every technique, from the tables that manifests are read with.
struct TechniqueKeysTests {
  private func manifest(_ technique: StudyTechnique, _ section: String, at place: ManifestPlace) throws
    -> StudyManifest
  {
    let code = technique.code.rawValue
    func own(_ here: ManifestPlace) -> String { here == place ? ", \(code): {\(section)}" : "" }
    let study = place == .study ? "\(code): {\(section)}\n" : ""
    return try StudyManifest(
      text: """
        study: keys
        \(study)binders: [{name: P\(own(.binder))}]
        samples: [{name: a, binder: P\(own(.sample)), files: [{path: a.txt\(own(.file))}]}]
        """, file: "study.yaml")
  }

  @Test(arguments: StudyTechnique.builtIn.map(\.code)) func everyKeyIsSetAtEachPlaceWhereItMayStand(
    code: Technique
  ) throws {
    let technique = try #require(StudyTechnique.builtIn.first { $0.code == code })
    let usual = try manifest(technique, "", at: .study).options(of: code)
    for key in technique.keys {
      let needed = key.needs.flatMap { name in technique.keys.first { $0.name == name } }
      let section = ([needed, key].compactMap { $0 }).map { "\($0.name): \($0.example)" }
        .joined(separator: ", ")
      for place in ManifestPlace.allCases where place <= key.innermost {
        let study = try manifest(technique, section, at: place)
        let set = try study.options(of: code, sample: "a", file: study.samples[0].files[0])
        let changed = zip(usual, set).filter { $0 != $1 }.map(\.0.name)
        #expect(
          changed.contains { $0 == key.name || $0.hasPrefix(key.name + ".") },
          "\(key.name) at \(place) changes \(changed)")
      }
    }
  }

  @Test(arguments: StudyTechnique.builtIn.map(\.code)) func everyLeafOfTheOptionsIsReachedByAKey(
    code: Technique
  ) throws {
    let technique = try #require(StudyTechnique.builtIn.first { $0.code == code })
    let unreachable = try technique.unreachableOptions()
    #expect(unreachable == [])
  }

  @Test func everyKeySaysWhatItIs() {
    for key in StudyTechnique.builtIn.flatMap(\.keys) {
      #expect(key.summary.hasSuffix("."), "\(key.name)")
      #expect(!key.example.isEmpty, "\(key.name)")
    }
  }

  @Test func theDocumentationIsCurrent() throws {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Documentation/manifest.md")
    let written = try String(contentsOf: page, encoding: .utf8)
    #expect(
      written == ManifestDocumentation().markdown,
      "write it anew: interphase keys > Documentation/manifest.md")
  }
}
