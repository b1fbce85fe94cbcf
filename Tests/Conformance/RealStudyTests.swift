import BinderComparison
import Foundation
import InstrumentMeasurements
import Interphase
import InterphaseTestSupport
import Testing

/// A study of real files only runs to its end, and says of each quantity a number or why there is none.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)")) struct RealStudyTests {
  /// The study's outcome, worked out once for all tests.
  private static let outcome = Task {
    try await BinderStudy(try StudyManifest(text: RealFiles.manifest, file: "study.yaml")).run()
  }

  private func result(_ sample: String, _ technique: Technique) async throws -> AnalysisResult {
    let results = try await Self.outcome.value.results
    return try #require(
      results.first { $0.specimen.name == sample && $0.result.technique == technique.rawValue }
    ).result
  }

  private func finding(_ key: String, in result: AnalysisResult) throws -> Finding {
    try #require(result.findings.first { $0.key.rawValue == key }, "\(key)")
  }

  @Test func everyFileIsReadAndEveryTechniqueAnalysed() async throws {
    let outcome = try await Self.outcome.value
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")
    #expect(outcome.files.count == 7)
    // No blade's or peel test's own file is public, and a table of single numbers is everybody's own.
    for technique in StudyTechnique.builtIn.map(\.code) where ![.adhesion, .cells].contains(technique) {
      #expect(outcome.results.contains { $0.result.technique == technique.rawValue }, "\(technique)")
    }
  }

  @Test func everyFindingIsFiniteOrSaysWhyThereIsNone() async throws {
    for one in try await Self.outcome.value.results {
      #expect(!one.result.findings.isEmpty, "\(one.specimen.name), \(one.result.technique)")
      for finding in one.result.findings {
        switch finding.outcome {
        case .estimate(let estimate):
          #expect(estimate.value.isFinite, "\(one.specimen.name): \(finding.key)")
          #expect(estimate.combinedUncertainty.isFinite, "\(one.specimen.name): \(finding.key)")
          #expect(estimate.standardUncertainty >= 0, "\(one.specimen.name): \(finding.key)")
        case .noAnswer(let reason):
          #expect(!reason.explanation.isEmpty, "\(one.specimen.name): \(finding.key)")
        }
      }
    }
  }

  @Test func aPolymerWithoutHydrocarbonGivesNoChargeReferenceByItself() async throws {
    // One line in C 1s and one in O 1s lie as far apart for ethers as for other pairs of the model.
    let result = try await result("first", .xps)
    guard case .noAnswer(let reason) = try finding("xps.charge_shift", in: result).outcome else {
      Issue.record("a charge reference from a polymer that has none")
      return
    }
    #expect(reason.reason == .ambiguous)
    #expect(result.findings.allSatisfy { $0.estimate == nil })
  }

  @Test func polyethyleneGlycolIsCarbonBoundToOxygenWhereItsShiftIsKnown() throws {
    let spectra = try ReaderRegistry.builtIn.read(path: RealFiles.polymer).measurements
      .compactMap { $0 as? PhotoelectronSpectrum }
    var options = XPSAnalysisOptions()
    options.fixedShift = 0
    let result = try PhotoelectronAnalysis.result(of: spectra, sample: "polymer", options: options)
    let etherCarbon = try #require(try finding("xps.share.C 1s.C-O", in: result).estimate)
    #expect(etherCarbon.value > 90)
  }

  @Test func theMaximumOfCarbonLiesWhereTheFilesOwnCalibrationPutsIt() throws {
    let spectra = try ReaderRegistry.builtIn.read(path: RealFiles.calibrated).measurements
      .compactMap { $0 as? PhotoelectronSpectrum }.prefix(3)
    // CasaXPS stored “Calib M = 281.1700 A = 284.8” in the file's comments: the operator marked the maximum of C 1s, to
    // which ethers beside the hydrocarbon contribute.
    var options = XPSAnalysisOptions()
    options.referenceMaximum = "C 1s"
    let result = try PhotoelectronAnalysis.result(of: Array(spectra), sample: "calibrated", options: options)
    let shift = try #require(try finding("xps.charge_shift", in: result).estimate)
    #expect(abs(shift.value - (281.17 - 284.8)) < 0.05)
    let component = try PhotoelectronAnalysis.result(of: Array(spectra), sample: "calibrated")
    let lower = try #require(try finding("xps.charge_shift", in: component).estimate)
    #expect(lower.value < shift.value - 0.1, "the hydrocarbon lies below the maximum")
  }

  @Test func metalsFollowFromTheVendorsStandards() async throws {
    let truth = try SharedData.truth("icpms.json")["agilent/8900_msms_Mn_Co_Ni.xlsx"] as? [String: Any]
    let columns = try #require(truth?["columns"] as? [String: [String: Any]])
    let diagnostics = try await result("second", .icpms).diagnostics
    for element in ["Ni", "Co", "Mn"] {
      let slope = try #require(diagnostics.first { $0.name == "\(element): slope" }?.value)
      let number = try #require(Double(slope.split(separator: " ").first ?? ""))
      let known = columns.filter { $0.key.contains(" \(element) ") }
        .compactMap { $0.value["slope_through_blank"] as? Double }
      // The diagnostic is printed with five digits.
      #expect(known.contains { abs(number / $0 - 1) < 1e-4 }, "\(element): \(slope) among \(known)")
    }
  }

  @Test func theResultsAreWritten() async throws {
    let folder = try ScratchFolder()
    try await Self.outcome.value.write(to: folder.path + "/results")
    let files = try folder.files(below: "results")
    #expect(files.keys.contains { $0.hasPrefix("figures/") && $0.hasSuffix(".png") })
    let findings =
      try JSONSerialization.jsonObject(with: try #require(files["findings.json"])) as? [String: Any]
    #expect((findings?["results"] as? [Any])?.isEmpty == false)
  }

  @Test(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)"))
  func theCommandGivesTheSameFindings() async throws {
    let folder = try ScratchFolder()
    try folder.write(RealFiles.manifest, to: "study.yaml")
    let run = try await BuiltCommand.call(["run", "study.yaml", "--output", "command"], in: folder.path)
    #expect(run.code == 0, "\(run.errors)")
    try await Self.outcome.value.write(to: folder.path + "/library")
    let (command, library) = (try folder.results(below: "command"), try folder.results(below: "library"))
    #expect(command.keys.sorted() == library.keys.sorted())
    for name in command.keys.sorted() { #expect(command[name] == library[name], "\(name)") }
  }
}
