import Foundation
import MeasuringHarness

/// A study of several techniques that is run, killed and shared in a folder of its own.
struct SharedWork {
  let folder: URL
  private let command: String

  init(_ context: MeasuringContext) throws {
    guard let command = ProcessInfo.processInfo.environment["INTERPHASE_COMMAND"] else {
      throw InputAbsent("the command (tools/validate builds it)")
    }
    self.command = command
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-shared-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: context.root.appendingPathComponent("SampleData/study-b"),
      to: folder.appendingPathComponent("study"))
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs a line of a shell in the folder, in which `$INTERPHASE` is the command.
  ///
  /// - Returns: its exit code and what it said on both streams.
  func shell(_ line: String, environment: [String: String] = [:]) throws -> (code: Int32, said: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
      .merging(["INTERPHASE": command]) { _, new in new }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let said = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: said, as: UTF8.self))
  }

  /// Runs the study, and kills it after some time where one is given.
  ///
  /// - Returns: the time that it took in s.
  @discardableResult func run(to output: String, killedAfter seconds: Double? = nil) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = ["run", "study/study.yaml", "--quiet", "--png", "fast", "--output", output]
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let start = Date()
    try process.run()
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    return Date().timeIntervalSince(start)
  }

  /// The files of a folder of results, but for what this machine remembers of its own.
  func contents(_ name: String) -> [String: Data] {
    let root = folder.appendingPathComponent(name).path
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    var contents: [String: Data] = [:]
    for entry in names where ![".interphase-inputs.json", ".interphase-outlines.json"].contains(entry) {
      var isDirectory: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(root)/\(entry)", isDirectory: &isDirectory)
      if !isDirectory.boolValue { contents[entry] = FileManager.default.contents(atPath: "\(root)/\(entry)") }
    }
    return contents
  }
}
