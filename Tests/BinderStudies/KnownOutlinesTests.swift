import AnalysisFindings
import BinderStudies
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import InterphaseTestSupport
import Testing

/// What was seen of files is trusted while their places, sizes and times are as they were.
@Suite struct KnownOutlinesTests {
  /// Reads profiles as the reader of Interphase does, and counts the files.
  private final class CountingReader: InstrumentFileReader, @unchecked Sendable {
    private let reader = IONTOFProfileReader()
    private let guarding = NSLock()
    private var names: [String] = []

    var format: InstrumentFormat { reader.format }

    func recognition(of head: FileHead) -> Recognition { reader.recognition(of: head) }

    func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
      guarding.withLock { names.append(file.head.name) }
      return try reader.measurements(in: file)
    }

    /// The files that were read since this was last asked.
    func taken() -> [String] {
      guarding.withLock {
        defer { names = [] }
        return names.sorted()
      }
    }
  }

  private let folder: ScratchFolder
  private let reader = CountingReader()
  private var registry: ReaderRegistry { ReaderRegistry(readers: [reader]) }

  init() throws {
    folder = try ScratchFolder()
    try folder.copy(SampleData.path + "/study-b/sims/PVDF-1.txt", to: "a file.txt")
    try folder.copy(SampleData.path + "/study-b/sims/ISP50-1.txt", to: "q.txt")
    try folder.write(
      """
      study: A
      binders: [P, Q]
      samples:
        - {name: P-1, binder: P, files: [a file.txt]}
        - {name: Q-1, binder: Q, files: [q.txt]}

      """, to: "study.yaml")
  }

  private func planned(knowing known: KnownOutlines?) async throws -> PlannedStudy {
    let manifest = try StudyManifest(path: folder.path + "/study.yaml")
    return try await BinderStudy(manifest, registry: registry, threads: 1).planned(knowing: known)
  }

  /// What was seen, as it is written into a results folder and read from there.
  private func remembered(_ planned: PlannedStudy) throws -> KnownOutlines {
    let results = try SharedFolder(path: folder.path + "/results")
    defer { results.release() }
    planned.seen.remember(in: results)
    return KnownOutlines(in: folder.path + "/results", registry)
  }

  @Test func aFileThatIsAsItWasIsNotReadToPlanTheWork() async throws {
    let first = try await planned(knowing: nil)
    #expect(reader.taken() == ["a file.txt", "q.txt"])
    let second = try await planned(knowing: remembered(first))
    #expect(reader.taken().isEmpty)
    #expect(second.units == first.units)
  }

  @Test func onlyTheFileThatChangedIsReadAgain() async throws {
    let first = try await planned(knowing: nil)
    _ = reader.taken()
    let known = try remembered(first)
    try folder.write(folder.data("q.txt") + Data("\n".utf8), to: "q.txt")
    let second = try await planned(knowing: known)
    #expect(reader.taken() == ["q.txt"])
    #expect(second.units[0] == first.units[0])
    #expect(second.units[1].identity != first.units[1].identity)
  }

  @Test func otherReadersSeeForThemselves() async throws {
    let first = try await planned(knowing: nil)
    _ = try remembered(first)
    let other = KnownOutlines(in: folder.path + "/results", .builtIn)
    _ = reader.taken()
    _ = try await planned(knowing: other)
    #expect(reader.taken() == ["a file.txt", "q.txt"])
  }

  @Test func aFileOfAUserWithTheNameStays() async throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/results", withIntermediateDirectories: true)
    try folder.write("mine", to: "results/.interphase-outlines.json")
    _ = try remembered(try await planned(knowing: nil))
    #expect(try folder.text("results/.interphase-outlines.json") == "mine")
  }
}
