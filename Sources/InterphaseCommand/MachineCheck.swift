import ArgumentParser
import Foundation
import Interphase

/// What the machine must allow before anything else is tried.
///
/// The runtimes below this program end it with a signal, or wait for ever, where they get no thread, memory or file: what
/// they need is asked for first.
enum MachineCheck {
  /// The least number of files that must be open at a time: the standard streams, the event queue of the runtime, and a
  /// file that is read and one that is written on each of the threads.
  static let openFiles: rlim_t = 32
  /// The address space of the program with its libraries and a study of a usual size, in bytes; measured: 191 MiB.
  private static let ownSpace: rlim_t = 384 << 20
  /// The address space that the allocator of glibc reserves for each thread, in bytes.
  private static let heapSpace: rlim_t = 64 << 20
  /// The stack of a thread where the limit on stacks is open, in bytes (glibc).
  private static let openStack: rlim_t = 2 << 20

  /// What is wrong with the limits and the environment of this process, and the exit code that it brings; `nil` if nothing.
  static var problem: (problem: InputProblem, code: ExitCode)? {
    if let problem = tooFewFiles ?? tooLittleSpace { return (problem, ExitStatus.failed) }
    return KernelLevel.problem.map { ($0, ExitStatus.usage) }
  }

  private static var tooFewFiles: InputProblem? {
    guard let limit = limit(RLIMIT_NOFILE), limit < openFiles else { return nil }
    return InputProblem(
      .limitExceeded, file: "this process", expected: "a limit on open files of at least \(openFiles)",
      found: "\(limit)", remedy: "Raise it, for example with `ulimit -n 1024`.")
  }

  private static var tooLittleSpace: InputProblem? {
    guard let limit = limit(RLIMIT_AS) else { return nil }
    let stack = self.limit(RLIMIT_STACK) ?? openStack
    let (threads, overflow) = (heapSpace + min(stack, limit)).multipliedReportingOverflow(
      by: rlim_t(AvailableProcessors.count))
    let needed = overflow ? rlim_t.max >> 1 : ownSpace + min(threads, rlim_t.max >> 1)
    guard limit < needed else { return nil }
    return InputProblem(
      .limitExceeded, file: "this process",
      expected:
        "a limit on address space of at least \(needed >> 20) MiB for \(AvailableProcessors.count) threads",
      found: "\(limit >> 20) MiB",
      remedy: "Raise it with `ulimit -v \(needed >> 10)`, or allow fewer processors with `taskset`.")
  }

  /// A limit of this process; `nil` where it is open.
  private static func limit(_ resource: __rlimit_resource) -> rlim_t? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
      return nil
    }
    return limit.rlim_cur
  }
}
