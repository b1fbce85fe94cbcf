import AnalysisFindings
import Foundation
import InstrumentFiles
import Testing

@Suite(.timeLimit(.minutes(1))) struct RegularFileTests {
  /// A folder that is removed when the test is done.
  final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/regular-\(UUID().uuidString)"
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private func problem(_ path: String) throws -> InputProblem {
    try #require(throws: InputProblem.self) { _ = try FileContents(path: path) }
  }

  @Test func aPipeIsNamedAndNotWaitedFor() throws {
    let folder = try Folder()
    try #require(mkfifo(folder.path + "/pipe", 0o600) == 0)
    #expect(symlink("pipe", folder.path + "/link") == 0)
    for name in ["pipe", "link"] {
      let problem = try problem(folder.path + "/" + name)
      #expect(problem.code == .unreadable)
      #expect(problem.found == "a named pipe (FIFO)")
    }
  }

  @Test func aDeviceIsNamed() throws {
    #expect(try problem("/dev/zero").found == "a terminal or another character device")
  }

  @Test func linksThatLeadToOneAnotherAreNamed() throws {
    let folder = try Folder()
    #expect(symlink("b", folder.path + "/a") == 0)
    #expect(symlink("a", folder.path + "/b") == 0)
    #expect(try problem(folder.path + "/a").found == "links that lead to one another")
  }

  @Test func aPathWithANULNamesNothingElse() throws {
    #expect(try problem("/dev\0/null").found == "nothing at this path")
    #expect(try problem("/etc/hosts\0.txt").found == "nothing at this path")
  }

  @Test func aLinkToALargeFileIsMeasuredByTheFile() throws {
    let folder = try Folder()
    let large = open(folder.path + "/large", O_CREAT | O_WRONLY, 0o600)
    try #require(ftruncate(large, 3 << 30) == 0)
    close(large)
    #expect(symlink("large", folder.path + "/link") == 0)
    let problem = try problem(folder.path + "/link")
    #expect(problem.code == .limitExceeded)
    #expect(problem.found == "3221225472 bytes")
  }

  @Test func theEndsAreTheFirstAndTheLastBytes() throws {
    let folder = try Folder()
    try Data("0123456789".utf8).write(to: URL(fileURLWithPath: folder.path + "/a"))
    for (length, head, tail) in [(4, "0123", "6789"), (100, "0123456789", "0123456789")] {
      let ends = try RegularFile.ends(of: folder.path + "/a", length: length)
      #expect(ends.head == Array(head.utf8))
      #expect(ends.tail == Array(tail.utf8))
      #expect(ends.size == 10)
    }
  }
}
