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

  @Test func aLinkIsAsLargeAsWhatItLeadsTo() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("link-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let large = folder.appendingPathComponent("large").path
    #expect(FileManager.default.createFile(atPath: large, contents: nil))
    #expect(truncate(large, 3 << 30) == 0)  // a hole: it takes no room
    let link = folder.appendingPathComponent("a.vms").path
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: large)
    let problem = try #require(throws: InputProblem.self) { _ = try FileContents(path: link) }
    #expect(problem.code == .limitExceeded)
    #expect(problem.found == "3221225472 bytes")
  }

  @Test func aPipeIsNotWaitedFor() throws {
    let path = FileManager.default.temporaryDirectory.path + "/pipe-\(UUID().uuidString)"
    #expect(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    let problem = try #require(throws: InputProblem.self) { _ = try FileContents(path: path) }
    #expect(problem.found == "a named pipe (FIFO)")
  }

  @Test func theHeadHoldsBothEndsOfAFile() throws {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 1000) }
    let head = FileContents(source: SourceFile(path: "a/b.bin"), bytes: bytes).head
    #expect(head.name == "b.bin")
    #expect(head.bytes == Array(bytes.prefix(FileHead.length)))
    #expect(head.tail == Array(bytes.suffix(FileHead.length)))
  }
}
