import Foundation

/// A process run to its end, with what it took.
public struct TimedProcess: Sendable {
  /// The wall time from the start of the process to its end, in s.
  public let seconds: Double
  /// The most memory that it had at once, in MiB.
  public let peakMebibytes: Double

  /// Runs a program with its output thrown away.
  ///
  /// - Throws: `InputAbsent` where the program cannot be started or fails.
  public init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var process: pid_t = 0
    let start = ContinuousClock.now
    guard posix_spawnp(&process, program, &actions, nil, words, settings) == 0 else {
      throw InputAbsent("the program \(program)")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let spent = (ContinuousClock.now - start).components
    guard status == 0 else {
      throw InputAbsent("a result of \(program) \(arguments.joined(separator: " ")), which failed")
    }
    seconds = Double(spent.seconds) + Double(spent.attoseconds) * 1e-18
    // Linux counts in KiB.
    peakMebibytes = Double(usage.ru_maxrss) / 1024
  }
}
