import Foundation

/// A program that is given bytes and gives bytes back, within limits; nothing of it is left when it has ended.
///
/// Its standard input and output are the two ends of one socket, so that nothing is written to a pipe that nobody reads.
package struct ChildProcess: Sendable {
  /// The program, by its path.
  package var program: String
  /// The arguments, without the program.
  package var arguments: [String]
  /// Variables beside those of this process; they replace those of the same name.
  package var environment: [String: String] = [:]
  /// The time in all, in s.
  package var seconds: Int
  /// The most bytes of its answer.
  package var answerBytes: Int

  /// Creates a call of a program; nothing is started yet.
  package init(
    program: String, arguments: [String], environment: [String: String] = [:], seconds: Int, answerBytes: Int
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.seconds = seconds
    self.answerBytes = answerBytes
  }

  /// Why there is no answer.
  package enum Failure: Error, Hashable {
    /// The system starts no process.
    case notStarted(SystemFailure)
    /// It took too long, and was ended.
    case tooSlow
    /// Its answer grew too long, and it was ended.
    case tooLong
    /// A signal ended it.
    case signal(Int32)
    /// It ended with an exit code that says that it failed.
    case exit(Int32)
  }

  /// Runs the program with bytes on its standard input; all bytes of its standard output.
  ///
  /// Blocks the calling thread, no longer than `seconds`.
  package func answer(to bytes: [UInt8]) throws(Failure) -> [UInt8] {
    let deadline = ContinuousClock.now + .seconds(seconds)
    let (socket, process) = try started()
    let outcome = Result { () throws(Failure) in try exchange(bytes, socket, deadline) }
    close(socket)
    if case .failure = outcome { kill(process, SIGKILL) }
    let failure = Self.failure(atEndOf: process, deadline)
    let answer = try outcome.get()
    if let failure { throw failure }
    return answer
  }

  /// The socket to the program, and its number.
  private func started() throws(Failure) -> (socket: Int32, process: pid_t) {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Self.streamSocket, 0, &ends) == 0 else {
      throw .notStarted(SystemFailure(errno))
    }
    let (ours, theirs) = (ends[0], ends[1])
    defer { close(theirs) }
    #if canImport(Darwin)
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      var yes: Int32 = 1
      setsockopt(ours, SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
    #endif
    _ = fcntl(ours, F_SETFL, fcntl(ours, F_GETFL) | O_NONBLOCK)
    var process: pid_t = 0
    let failure = spawn(&process, standardStreams: theirs)
    guard failure == 0 else {
      close(ours)
      throw .notStarted(SystemFailure(failure))
    }
    return (ours, process)
  }

  private func spawn(_ process: inout pid_t, standardStreams: Int32) -> Int32 {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, standardStreams, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, standardStreams, STDOUT_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    // What this program ignores must not be ignored by one that is to end with it.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGINT, SIGTERM, SIGPIPE, SIGXCPU] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    let variables = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let settings = variables.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    return posix_spawn(&process, program, &actions, &attributes, words, settings)
  }

  /// Sends bytes and takes the answer at the same time, so that neither end waits for the other.
  private func exchange(
    _ bytes: [UInt8], _ socket: Int32, _ deadline: ContinuousClock.Instant
  ) throws(Failure) -> [UInt8] {
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var sent = 0
    while true {
      if sent == bytes.count {
        shutdown(socket, Int32(SHUT_WR))
        sent += 1
      }
      var waiting = pollfd(
        fd: socket, events: Int16(POLLIN) | (sent < bytes.count ? Int16(POLLOUT) : 0), revents: 0)
      let left = ContinuousClock.now.duration(to: deadline).components
      guard left.seconds >= 0, left.attoseconds >= 0 else { throw .tooSlow }
      guard poll(&waiting, 1, Int32(clamping: left.seconds * 1000 + 1)) > 0 else { continue }
      if waiting.revents & Int16(POLLOUT) != 0, sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Self.noSignal) }
        // Whoever does not listen any more may still have answered.
        sent = count >= 0 ? sent + count : errno == EAGAIN || errno == EINTR ? sent : bytes.count + 1
      }
      let count = recv(socket, &piece, piece.count, 0)
      if count < 0 {
        guard errno != EAGAIN, errno != EINTR else { continue }
        return answer
      }
      if count == 0 { return answer }
      guard answer.count + count <= answerBytes else { throw .tooLong }
      answer += piece[..<count]
    }
  }

  /// Waits for the end of a process that has said all it has to say; why that was no good end.
  private static func failure(atEndOf process: pid_t, _ deadline: ContinuousClock.Instant) -> Failure? {
    var status: Int32 = 0
    var isLate = false
    while true {
      let found = waitpid(process, &status, WNOHANG)
      if found == process { break }
      // Where the ends of children are ignored, the answer alone can tell.
      if found < 0, errno != EINTR { return nil }
      if !isLate, ContinuousClock.now > deadline {
        isLate = true
        kill(process, SIGKILL)
      }
      usleep(500)
    }
    if isLate { return .tooSlow }
    let (signal, code) = (status & 0x7F, status >> 8 & 0xFF)
    return signal != 0 ? .signal(signal) : code != 0 ? .exit(code) : nil
  }

  #if canImport(Darwin)
    private static let streamSocket = SOCK_STREAM
    private static let noSignal: Int32 = 0
  #else
    private static let streamSocket = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    private static let noSignal = Int32(MSG_NOSIGNAL)
  #endif
}
