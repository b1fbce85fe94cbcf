import Foundation
import MeasuringHarness

/// A program run to its end or to a limit on its time, with what it took and said.
struct BoundedProcess {
  /// The exit code; `nil` if a signal ended it.
  let code: Int32?
  /// The signal that ended it, 0 if none did.
  let signal: Int32
  /// The processor's time, in s.
  let seconds: Double
  /// The most memory that it had at once.
  let bytes: Double
  /// The beginning of what it said on standard error.
  let errors: String

  /// Runs a program, named by its whole path, in a folder; it is killed some time after its seconds are over.
  init(_ program: String, _ arguments: [String], in folder: String, seconds: Double) throws {
    let errorPath = folder + "/standard-error"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let settings = ProcessInfo.processInfo.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var process: pid_t = 0
    // This program does nothing else meanwhile, so that its own folder may be that of the one it starts.
    guard chdir(folder) == 0, posix_spawn(&process, program, &actions, nil, words, settings) == 0 else {
      throw InputAbsent("the program \(program)")
    }
    let start = ContinuousClock.now
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      if start.duration(to: .now) > .seconds(seconds * 3) { kill(process, SIGKILL) }
      usleep(2000)
    }
    signal = status & 0x7F
    code = signal == 0 ? status >> 8 & 0xFF : nil
    func time(_ value: timeval) -> Double { Double(value.tv_sec) + Double(value.tv_usec) * 1e-6 }
    self.seconds = time(usage.ru_utime) + time(usage.ru_stime)
    // Linux counts in KiB.
    bytes = Double(usage.ru_maxrss) * 1024
    let said = FileHandle(forReadingAtPath: errorPath).flatMap { try? $0.read(upToCount: 4096) } ?? Data()
    errors = String(decoding: said, as: UTF8.self)
  }
}
