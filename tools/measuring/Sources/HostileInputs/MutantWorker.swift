import Foundation
import Interphase

/// Reads mutants in a process of its own, since a crash ends it; says before each which one it is.
public enum MutantWorker {
  /// The environment variable that makes a program a worker: set, first mutant, step, seed, the
  /// project's folder and the folder `shared`, a line each.
  static let taskName = "INTERPHASE_MUTANTS"
  /// The most memory of a worker, in bytes: more is a crash.
  private static let memoryLimit: rlim_t = 4 << 30

  /// Works if the environment asks for it; whether it asked.
  public static func runIfAsked() throws -> Bool {
    guard let task = ProcessInfo.processInfo.environment[taskName] else { return false }
    let lines = task.split(separator: "\n").map(String.init)
    let numbers = lines.prefix(4).compactMap { UInt64($0) }
    guard numbers.count == 4, lines.count == 6 else { return false }
    var limit = rlimit(rlim_cur: memoryLimit, rlim_max: memoryLimit)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    let set = try MutantSet.all(
      root: URL(fileURLWithPath: lines[4]), shared: URL(fileURLWithPath: lines[5]))[Int(numbers[0])]
    let scratch = FileManager.default.temporaryDirectory.path + "/interphase-mutants-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let study = RecordedStudy(
      title: "Mutants", binders: ["PVDF", "ISP50"], results: [])
    for number in stride(from: Int(numbers[1]), to: set.count, by: Int(numbers[2])) {
      FileHandle.standardOutput.write(Data("\(number)\n".utf8))
      set.tryMutant(number, seed: numbers[3], study: study, scratch: scratch)
    }
    return true
  }
}
