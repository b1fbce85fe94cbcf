#if HDF5
  import Foundation
  import Interphase
  import InterphaseTestSupport
  import Testing

  /// Line scans in HyperSpy's files go through a study as those of DigitalMicrograph do.
  @Suite(.enabled(if: BuiltCommand.isPresent, Comment(rawValue: BuiltCommand.reason)))
  struct HyperSpyStudyTests {
    private static let samples = ["PVDF-1", "ISP50-1"]

    /// The outcome of a study of two scans with one of two endings.
    private func findings(_ ending: String, in folder: ScratchFolder) async throws -> [[String]] {
      let lines = Self.samples.map { name in
        "  - {name: \(name), binder: \(name.prefix { $0 != "-" }), files: [\(name).\(ending)]}"
      }
      let manifest =
        ["formatVersion: 1", "study: scans", "binders: [PVDF, ISP50]", "samples:"] + lines + [
          "eels: {probe: 0.8 nm}"
        ]
      try folder.write(manifest.joined(separator: "\n"), to: "\(ending).yaml")
      let registry = ReaderRegistry.builtIn(openingHDF5: .childProcess(of: BuiltCommand.path))
      let study = BinderStudy(
        try StudyManifest(path: "\(folder.path)/\(ending).yaml"), registry: registry)
      let outcome = try await study.run()
      #expect(outcome.failures.isEmpty, "\(outcome.failures)")
      return outcome.results.map { $0.result.findings.map { "\($0.key.rawValue) \(Self.words($0.outcome))" } }
    }

    private static func words(_ outcome: Finding.Outcome) -> String {
      switch outcome {
      case .estimate(let estimate): "\(estimate.value) ± \(estimate.standardUncertainty)"
      case .noAnswer(let reason): reason.explanation
      }
    }

    @Test func theyGiveTheFindingsOfTheSameScansInDM3() async throws {
      let folder = try ScratchFolder()
      for name in Self.samples {
        let original = "\(SampleData.path)/study-b/eels/\(name).dm3"
        try folder.copy(original, to: "\(name).dm3")
        let read = try ReaderRegistry.builtIn.read(path: original).measurements
        let signal = try #require(read.compactMap { $0 as? ElectronMicroscopySignal }.first)
        let bytes = try #require(HyperSpyWriter.bytes(of: signal))
        try folder.write(Data(bytes), to: "\(name).hspy")
      }
      let expected = try await findings("dm3", in: folder)
      let found = try await findings("hspy", in: folder)
      #expect(expected.count == 2)
      #expect(expected.allSatisfy { $0.count > 5 })
      #expect(found == expected)
    }
  }
#endif
