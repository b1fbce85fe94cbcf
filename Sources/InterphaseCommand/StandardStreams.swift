import Foundation
import Interphase

/// What is done to the standard streams before anything is opened or printed.
enum StandardStreams {
  /// Puts something in the place of streams that are closed, and lets no closed pipe but standard output end the process.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    // The next file that is opened takes the lowest free number: what is printed would go into a result. A stand-in that
    // is opened for reading can be written to as little as a closed one.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", O_RDONLY)
    }
  }
}

/// Data for people and other programs, on standard output.
///
/// All that the command prints passes here, line by line and without anything that steers a terminal
/// (`String.printable`), and is written at once: what cannot be written fails where it is printed.
enum StandardOutput {
  /// Prints a line, whatever its text came from.
  ///
  /// - Throws: the exit code 1, after saying so, where it cannot be written.
  static func write(_ line: String) throws { try write(document: line.printable + "\n") }

  /// Prints a document whose own writer has escaped what people and files gave it, such as JSON.
  ///
  /// - Throws: the exit code 1, after saying so, where not all of it can be written.
  static func write(document: String) throws {
    guard let failure = FileDescriptor.write(document, to: STDOUT_FILENO) else { return }
    if failure.number == EPIPE {
      // Who reads has seen enough: the process ends as others do (141 in a shell), also where the caller had the signal
      // ignored.
      signal(SIGPIPE, SIG_DFL)
      raise(SIGPIPE)
    }
    StandardError.write(
      InputProblem(
        .unwritable, file: "standard output", expected: "room for all that is printed", found: failure.words,
        remedy: failure.remedy
      ).description)
    throw ExitStatus.failed
  }
}

/// Messages to people, on standard error.
enum StandardError {
  /// Prints a message of one line, whatever its text came from.
  ///
  /// A standard error that is closed must not take the work down with it.
  static func write(_ line: String) { _ = FileDescriptor.write(line.printable + "\n", to: STDERR_FILENO) }

  /// Prints the problems of a manifest or a file of figures, one a line.
  static func write(_ problems: ManifestProblems) {
    for problem in problems.problems { write(problem.description) }
  }

  /// Prints a text of several lines that this program wrote.
  static func write(paragraphs: String) {
    for line in paragraphs.split(separator: "\n", omittingEmptySubsequences: false) { write(String(line)) }
  }
}

/// Writing without a buffer, so that nothing is lost at an exit and no failure is noticed too late.
private enum FileDescriptor {
  /// Writes all of a text.
  ///
  /// - Returns: why it could not be written; `nil` if all of it was.
  static func write(_ text: String, to descriptor: Int32) -> SystemFailure? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0, errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
      } else if count == 0 || errno != EINTR {
        return SystemFailure(count == 0 ? ENOSPC : errno)
      }
    }
    return nil
  }
}
