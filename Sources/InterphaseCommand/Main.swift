import ArgumentParser
import Foundation
import Interphase

/// The command `interphase`.
struct InterphaseTool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "interphase",
    abstract:
      "Turns XPS, TOF-SIMS, EELS and ICP-MS exports of cycled electrodes into a comparison of binders.",
    discussion: """
      Start with a folder of exports:
        interphase init exports                 (writes exports/study.yaml to check)
        interphase run exports/study.yaml       (writes results/report.html)
        interphase figure results               (draws its figures again, as you like them)

      Exit codes: 0 done, 1 failed, 2 wrong call or manifest, 3 partly done, 130 interrupted, 141 closed pipe.
      """,
    version: InterphaseVersion.current,
    subcommands: [
      RunCommand.self, FigureCommand.self, InitCommand.self, CheckCommand.self, InspectCommand.self,
      FormatsCommand.self,
    ])
}

/// The exit codes of the command, as the design states them.
enum ExitStatus {
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let partlyDone = ExitCode(3)
}

@main enum Main {
  static func main() async {
    // A closed pipe ends the process (exit code 141) also where the caller has set its signal to be ignored.
    signal(SIGPIPE, SIG_DFL)
    Interruption.listen()
    do {
      var command = try InterphaseTool.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      StandardOutput.finish()
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch let problem as InputProblem {
      StandardError.write(problem.description)
      exit(ExitStatus.failed.rawValue)
    } catch let problem as RasterProblem {
      StandardError.write(problem.description)
      exit(ExitStatus.failed.rawValue)
    } catch {
      let code = InterphaseTool.exitCode(for: error)
      if code == .success {
        print(InterphaseTool.fullMessage(for: error))
        StandardOutput.finish()
        exit(0)
      }
      StandardError.write(InterphaseTool.fullMessage(for: error))
      exit(code == .validationFailure ? ExitStatus.usage.rawValue : ExitStatus.failed.rawValue)
    }
  }
}

/// Data for other programs.
enum StandardOutput {
  /// Writes what is still waiting; where not all that was printed could be written, the command has failed.
  static func finish() {
    guard fflush(nil) == 0 else {
      StandardError.write("standard output: expected room for all data, found no room left or a closed file.")
      exit(ExitStatus.failed.rawValue)
    }
  }
}

/// Messages to people; standard output is for data.
enum StandardError {
  static func write(_ message: String) {
    // A standard error that is closed must not take the work down with it.
    try? FileHandle.standardError.write(contentsOf: Data((message + "\n").utf8))
  }
}
