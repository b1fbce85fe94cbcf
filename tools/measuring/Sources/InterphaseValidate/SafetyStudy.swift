import Foundation
import Interphase
import MeasuringHarness

/// Small studies of one depth profile, run by the built command in a folder of their own.
///
/// The first and the second study differ in the name of the specimen, so that their results differ in every file.
struct SafetyStudy {
  /// The folder, with `first.yaml` and `second.yaml`.
  let folder: URL
  private let command: String
  private let killSwitch: String

  /// How a call ended.
  struct Outcome {
    /// The exit code, or the signal where one ended the process.
    var code: Int32
    /// What was said on standard error.
    var errors: String
    /// How many changes of files it made; 0 where it did not come to its end.
    var changes: Int
  }

  init(_ context: MeasuringContext) throws {
    let environment = ProcessInfo.processInfo.environment
    guard let command = environment["INTERPHASE_COMMAND"],
      let killSwitch = environment["INTERPHASE_KILL_SWITCH"]
    else { throw InputAbsent("the command and what kills it (tools/validate builds them)") }
    (self.command, self.killSwitch) = (command, killSwitch)
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-safety-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: context.root.appendingPathComponent("SampleData/study-b/sims/PVDF-1.txt"),
      to: folder.appendingPathComponent("P.txt"))
    for (name, sample) in [("first", "one"), ("second", "two")] {
      let manifest =
        "study: \(name)\nsims: {sputterRate: 0.2 nm/s}\nsamples: [{name: \(sample), binder: P, files: P.txt}]\n"
      try Data(manifest.utf8).write(to: folder.appendingPathComponent("\(name).yaml"))
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// Runs a study, with a signal before a change of files if one is asked for.
  func run(_ name: String, to output: String, signal: (number: Int32, change: Int)? = nil) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command)
    process.arguments = [
      "run", "\(name).yaml", "--quiet", "--jobs", "1", "--png", "fast", "--output", output,
    ]
    process.currentDirectoryURL = folder
    let count = folder.appendingPathComponent("count")
    var environment = ["LD_PRELOAD": killSwitch, "INTERPHASE_COUNT_INTO": count.path]
    if let signal {
      environment["INTERPHASE_STOP_AT"] = String(signal.change)
      environment["INTERPHASE_STOP_WITH"] = String(signal.number)
    }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let pipe = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = pipe
    try? FileManager.default.removeItem(at: count)
    try process.run()
    let errors = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = (try? String(contentsOf: count, encoding: .utf8)) ?? ""
    return Outcome(
      code: process.terminationStatus, errors: String(decoding: errors, as: UTF8.self),
      changes: Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
  }

  /// The path of something in the folder.
  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// What ``contents(_:)`` has without the units that an interrupted run keeps for the next one.
  func results(_ name: String) -> [String: Data] {
    contents(name).filter { !$0.key.hasPrefix(".interphase-units") }
  }

  /// Everything below a folder or link but for what this machine remembers of its files: bytes of files, targets of links, folders as such; links are not followed.
  func contents(_ name: String) -> [String: Data] {
    let names = FileManager.default.enumerator(atPath: path(name))?.compactMap { $0 as? String } ?? []
    var contents: [String: Data] = [:]
    for entry in names where ![".interphase-inputs.json", ".interphase-outlines.json"].contains(entry) {
      let path = path(name) + "/" + entry
      let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
      contents[entry] =
        switch type {
        case .typeDirectory?: Data("a folder".utf8)
        case .typeSymbolicLink?:
          Data(((try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? "").utf8)
        default: FileManager.default.contents(atPath: path) ?? Data()
        }
    }
    return contents
  }

  /// Puts a copy of a folder, with all that is in it, in place of another.
  func copy(_ name: String, to target: String) throws {
    try? FileManager.default.removeItem(atPath: path(target))
    try FileManager.default.copyItem(atPath: path(name), toPath: path(target))
  }
}
