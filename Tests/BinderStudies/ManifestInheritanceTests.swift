import AnalysisFindings
import BinderStudies
import ICPMSAnalysis
import InstrumentMeasurements
import SIMSAnalysis
import Testing

/// How facts and options of a technique hold from the study inwards.
struct ManifestInheritanceTests {
  private func manifest(_ text: String) throws -> StudyManifest {
    try StudyManifest(text: text, file: "study.yaml")
  }

  private func value(
    _ name: String, _ manifest: StudyManifest, _ technique: Technique, sample: String? = nil,
    file: StudyManifest.FilePattern? = nil
  ) throws -> String? {
    try manifest.options(of: technique, sample: sample, file: file).first { $0.name == name }?.value
  }

  private let layered = """
    study: A
    sims: {sputterRate: 0.1 nm/s, sputterRateUncertainty: 5 %, nearSurfaceIons: [LiF2-, CP-]}
    binders:
      - PVDF
      - {name: ISP50, sims: {sputterRate: 0.2 nm/s}}
    samples:
      - {name: a, binder: PVDF, files: a.txt}
      - {name: b, binder: ISP50, files: b.txt}
      - name: c
        binder: ISP50
        sims: {sputterRate: 0.3 nm/s, nearSurfaceIons: [PO2-]}
        files: [c1.txt, {path: c2.txt, sims: {sputterRate: 0.4 nm/s}}]
    """

  @Test func theInnermostValueHolds() throws {
    let study = try manifest(layered)
    #expect(try value("sputterRate", study, .sims) == "0.1 nm/s")
    #expect(try value("sputterRate", study, .sims, sample: "a") == "0.1 nm/s")
    #expect(try value("sputterRate", study, .sims, sample: "b") == "0.2 nm/s")
    #expect(try value("sputterRate", study, .sims, sample: "c") == "0.3 nm/s")
    let file = study.samples[2].files[1]
    #expect(try value("sputterRate", study, .sims, sample: "c", file: file) == "0.4 nm/s")
  }

  @Test func otherKeysOfTheSectionStayFromFurtherOut() throws {
    #expect(try value("sputterRateUncertainty", manifest(layered), .sims, sample: "c") == "0.05")
  }

  @Test func aListIsReplacedAsAWhole() throws {
    #expect(try value("nearSurfaceIons", manifest(layered), .sims, sample: "c") == "[PO2-]")
  }

  @Test func aKeyThatNeedsAnotherIsRefusedWithoutIt() {
    let text = "study: A\nicpms: {areaUncertainty: 3 %}\nsamples: [{binder: P, files: a.csv}]\n"
    #expect(throws: ManifestProblems.self) { try manifest(text) }
  }

  @Test func aKeyThatNeedsAnotherFindsItFurtherOut() throws {
    let text =
      "study: A\nicpms: {area: 2 cm²}\nsamples: [{name: a, binder: P, icpms: {areaUncertainty: 3 %}, files: a.csv}]\n"
    #expect(try value("areaUncertainty", manifest(text), .icpms, sample: "a") == "0.03")
  }

  @Test func aKeyOfTheStudyIsRefusedFurtherIn() throws {
    let text = "study: A\nsamples:\n  - binder: P\n    sims: {draws: 500}\n    files: a.txt\n"
    do {
      _ = try manifest(text)
      Issue.record("accepted")
    } catch let problems as ManifestProblems {
      #expect(problems.problems.map(\.place) == [.key("draws", line: 4)])
    }
  }

  @Test func historiesInheritFactByFact() throws {
    let study = try manifest(
      """
      study: A
      history: {rinse: DMC, cycles: "300"}
      binders: [{name: P, history: {cycles: "100"}}]
      samples: [{name: a, binder: P, history: {transfer: argon}, files: a.txt}]
      """)
    let history = study.samples[0].specimen.history
    #expect(history[.rinse] == "DMC")
    #expect(history[.cycles] == "100")
    #expect(history[.transfer] == "argon")
  }
}
