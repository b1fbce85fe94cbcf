import Foundation
import InstrumentFiles
import Testing

/// A program that is given bytes and gives bytes back, within limits.
@Suite(.serialized) struct ChildProcessTests {
  private func shell(_ script: String, seconds: Int = 20, answerBytes: Int = 1 << 28) -> ChildProcess {
    ChildProcess(program: "/bin/sh", arguments: ["-c", script], seconds: seconds, answerBytes: answerBytes)
  }

  @Test func aLongAnswerComesWhileTheQuestionIsAsked() throws {
    let bytes = (0..<5_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    #expect(try shell("exec cat").answer(to: bytes) == bytes)
  }

  @Test func aProgramThatDoesNotListenCanStillAnswer() throws {
    let answer = try shell("echo yes").answer(to: [UInt8](repeating: 1, count: 1 << 22))
    #expect(answer == Array("yes\n".utf8))
  }

  @Test func whatTakesTooLongIsEnded() {
    let start = ContinuousClock.now
    #expect(throws: ChildProcess.Failure.tooSlow) { try shell("exec sleep 60", seconds: 1).answer(to: []) }
    // It says all it has to say, and does not end.
    #expect(throws: ChildProcess.Failure.tooSlow) {
      try shell("exec >&- <&-; exec sleep 60", seconds: 1).answer(to: [])
    }
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test func whatSaysTooMuchIsEnded() {
    #expect(throws: ChildProcess.Failure.tooLong) {
      try shell("exec yes", answerBytes: 1 << 20).answer(to: [])
    }
  }

  @Test func aBadEndIsNamed() {
    #expect(throws: ChildProcess.Failure.signal(SIGSEGV)) { try shell("kill -SEGV $$").answer(to: []) }
    #expect(throws: ChildProcess.Failure.signal(SIGKILL)) { try shell("kill -KILL $$").answer(to: []) }
    #expect(throws: ChildProcess.Failure.exit(3)) { try shell("exit 3").answer(to: []) }
    #expect(throws: ChildProcess.Failure.notStarted(SystemFailure(ENOENT))) {
      try ChildProcess(program: "/no/such", arguments: [], seconds: 1, answerBytes: 1).answer(to: [])
    }
  }

  #if os(Linux)
    @Test func nothingIsLeftOfManyAtATime() async throws {
      func descriptors() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return names.compactMap {
          try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
        }
        .filter { $0.hasPrefix("socket:") }
      }
      let before = descriptors().count
      let answers = await withTaskGroup(of: [UInt8]?.self) { group in
        for number in 0..<48 {
          let child = shell(number.isMultiple(of: 3) ? "exit 1" : "exec cat")
          group.addTask { try? child.answer(to: [UInt8(number)]) }
        }
        return await group.reduce(into: [[UInt8]?]()) { $0.append($1) }
      }
      #expect(answers.compactMap { $0 }.count == 32)
      // Tests beside this one have a few of their own.
      #expect(descriptors().count <= before + 8)
      #expect(Self.unburied("cat").isEmpty)
    }

    /// The children of this process with a name that have ended and were not waited for.
    private static func unburied(_ name: String) -> [String] {
      let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
      return numbers.filter { number in
        guard let line = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else {
          return false
        }
        let words = line.split(separator: " ")
        return words.count > 3 && words[1] == "(\(name))" && words[2] == "Z" && words[3] == "\(getpid())"
      }
    }
  #endif
}
