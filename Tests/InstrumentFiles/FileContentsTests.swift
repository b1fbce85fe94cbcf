import AnalysisFindings
import Foundation
import InstrumentFiles
import Testing

@Suite struct FileContentsTests {
  @Test func hashesWithTheStandardAlgorithm() {
    #expect(
      FileContents.sha256(Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func refusesADirectory() throws {
    let problem = try #require(throws: InputProblem.self) {
      _ = try FileContents(path: FileManager.default.temporaryDirectory.path)
    }
    #expect(problem.code == .directory)
  }

  @Test func refusesWhatIsNotThere() throws {
    let problem = try #require(throws: InputProblem.self) { _ = try FileContents(path: "/nowhere/a.vms") }
    #expect(problem.code == .unreadable)
  }

  @Test func refusesAFileWithoutAByte() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("empty-\(UUID().uuidString)")
    try Data().write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let problem = try #require(throws: InputProblem.self) { _ = try FileContents(path: url.path) }
    #expect(problem.code == .empty)
  }
}
