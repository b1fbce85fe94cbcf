import Foundation

/// The command as it was built, which lies beside the test executable.
///
/// Tests that need it are skipped where it is absent: `@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)"))`.
package enum BuiltCommand {
  /// The path of the executable; `nil` if it was not built.
  package static let path: String? = {
    let candidates = [ProcessInfo.processInfo.arguments.first, Bundle.main.executablePath].compactMap { $0 }
    for candidate in candidates {
      // On macOS the test executable lies inside of a bundle, which lies beside the command.
      var folder = URL(fileURLWithPath: candidate).standardizedFileURL.resolvingSymlinksInPath()
      for _ in 0..<4 {
        folder.deleteLastPathComponent()
        let command = folder.appendingPathComponent("interphase").path
        var isDirectory: ObjCBool = false
        if FileManager.default.fileExists(atPath: command, isDirectory: &isDirectory), !isDirectory.boolValue,
          FileManager.default.isExecutableFile(atPath: command)
        {
          return command
        }
      }
    }
    return nil
  }()

  private static var executable: String {
    get throws {
      guard let path else { throw CocoaError(.fileNoSuchFile) }
      return path
    }
  }

  /// Whether the command was built.
  package static var isPresent: Bool { path != nil }

  /// Why a test was skipped.
  package static let reason = "needs the command `interphase` beside the test executable: swift build"

  /// What a call of the command gave.
  package struct Outcome: Sendable {
    package var output: String
    package var errors: String
    package var code: Int32
    /// Whether a signal ended it; then `code` is the signal.
    package var wasKilled: Bool

    /// The lines on standard error.
    package var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// Calls the command.
  ///
  /// - Parameters:
  ///   - arguments: The arguments.
  ///   - folder: The working directory; that of the tests if absent.
  ///   - environment: Variables to set beside those of the tests.
  package static func call(
    _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await call(executable: try executable, arguments, in: folder, environment: environment)
  }

  /// Calls the command through a shell, in which `$INTERPHASE` is its path.
  package static func shell(_ script: String, in folder: String? = nil) async throws -> Outcome {
    try await call(
      executable: "/bin/bash", ["-c", script], in: folder, environment: ["INTERPHASE": try executable])
  }

  private static func call(
    executable: String, _ arguments: [String], in folder: String?, environment: [String: String]
  ) async throws -> Outcome {
    // Files instead of pipes: a pipe that nobody empties would stop the command.
    let scratch = try ScratchFolder()
    let (output, errors) = (scratch.path + "/output", scratch.path + "/errors")
    for file in [output, errors] { try scratch.write("", to: (file as NSString).lastPathComponent) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
      process.terminationHandler = { _ in done.resume() }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        done.resume()
      }
    }
    return Outcome(
      output: try scratch.text("output"), errors: try scratch.text("errors"),
      code: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal)
  }
}
