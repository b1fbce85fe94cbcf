import Foundation
import MeasuringHarness

/// Gives hostile studies to the built command, each within a limit on time and memory.
///
/// A process of its own does it: the kernel counts the memory of whoever starts a program as the program's.
public enum HostileRun {
  /// How long the command may take, in s of the processor.
  static let seconds = 5.0
  /// How much memory it may take beside eight times the size of its files, in bytes.
  static let memory = 64.0 * 1_048_576
  /// The environment variable that makes a program the process of its own: the command's path.
  private static let taskName = "INTERPHASE_HOSTILE"
  /// The environment variable that makes a program write a study: its number and its folder, a line each.
  private static let writingName = "INTERPHASE_HOSTILE_STUDY"

  private static var studies: [HostileStudy] {
    HostileManifests.all + HostileTexts.all + HostileWorkbooks.all
  }

  /// The share of the studies that were refused or read within the limits, with their number.
  public static func share(command: String) throws -> (share: Double, count: Int) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.environment = ProcessInfo.processInfo.environment.merging([taskName: command]) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let words = output.split(whereSeparator: \.isWhitespace)
    guard process.terminationStatus == 0, !words.isEmpty else { throw InputAbsent("the hostile studies") }
    return (Double(words.count { $0 == "ok" }) / Double(words.count), words.count)
  }

  /// Runs the studies if the environment asks for it; whether it asked.
  public static func runIfAsked() throws -> Bool {
    let environment = ProcessInfo.processInfo.environment
    if let task = environment[writingName]?.split(separator: "\n"), task.count == 2, let number = Int(task[0])
    {
      try studies[number].write(into: URL(fileURLWithPath: String(task[1])))
      return true
    }
    guard let command = environment[taskName] else { return false }
    for (number, study) in studies.enumerated() {
      let problem = try problem(of: study, number, command)
      if let problem { FileHandle.standardError.write(Data("\(study.name): \(problem)\n".utf8)) }
      print(problem == nil ? "ok" : "bad")
    }
    return true
  }

  /// What is wrong with how the command took a study; `nil` if nothing is.
  private static func problem(of study: HostileStudy, _ number: Int, _ command: String) throws -> String? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "interphase-hostile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // What is written may fill the memory of whoever writes it, which would be counted as the command's.
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    writer.environment = ProcessInfo.processInfo.environment.merging([
      writingName: "\(number)\n\(folder.path)"
    ]) {
      $1
    }
    try writer.run()
    writer.waitUntilExit()
    guard writer.terminationStatus == 0 else { throw InputAbsent("the study “\(study.name)”") }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let size = names.reduce(0.0) { sum, name in
      var facts = stat()
      // Links count as what they are, and holes as the room that they take.
      guard lstat(folder.appendingPathComponent(name).path, &facts) == 0 else { return sum }
      return sum + Double(facts.st_blocks) * 512
    }
    let end = try BoundedProcess(command, study.arguments, in: folder.path, seconds: 4 * seconds)
    guard let code = end.code else { return "ended by signal \(end.signal)" }
    let limit = 8 * size + memory
    if ![0, 1, 2, 3].contains(code) { return "exit code \(code)" }
    if code != 0, end.errors.isEmpty { return "exit code \(code) without a word" }
    if end.seconds > seconds { return "\(end.seconds) s" }
    if end.bytes > limit { return "\(Int(end.bytes / 1_048_576)) of \(Int(limit / 1_048_576)) MiB" }
    return nil
  }
}
