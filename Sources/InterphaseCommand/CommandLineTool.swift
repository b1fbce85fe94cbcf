import ArgumentParser
import Foundation
public import Interphase

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
      KeysCommand.self, FormatsCommand.self, PlanCommand.self, WorkCommand.self, GatherCommand.self,
    ])
}

/// The exit codes of the command, as the design states them.
enum ExitStatus {
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  static let partlyDone = ExitCode(3)
}

/// The command line of Interphase, for programs that bring techniques of their own.
///
/// ```swift
/// @main enum Program {
///   static func main() { CommandLineTool.main(techniques: [.contactAngle], readers: [DropTableReader()]) }
/// }
/// ```
public enum CommandLineTool {
  /// Runs the command of this call, and ends the process with its exit code.
  ///
  /// - Parameters:
  ///   - techniques: Techniques beside those of Interphase.
  ///   - readers: Readers beside those of Interphase; they are asked first.
  public static func main(
    techniques: [StudyTechnique] = [], readers: [any InstrumentFileReader] = []
  ) -> Never {
    MemoryReturn.prepare()
    // Not a command for people: how this program opens HDF5 files in a process that may die.
    HDF5Serving.serveIfAsked()
    StandardStreams.prepare()
    // Before the first thread is asked for, which may never be given.
    if let (problem, code) = MachineCheck.problem {
      StandardError.write(problem.description)
      exit(code.rawValue)
    }
    var installed = InstalledTechniques()
    if let code = installed.add(techniques, readers) {
      StandardError.write("Two techniques have the code “\(code)”: give one of them another.")
      exit(ExitStatus.failed.rawValue)
    }
    Interruption.listen()
    InstalledTechniques.$current.withValue(installed) {
      _ = Task { exit(await run().rawValue) }
    }
    dispatchMain()
  }

  /// Runs the command of this call; the exit code.
  private static func run() async -> ExitCode {
    do {
      var command = try InterphaseTool.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return .success
    } catch let code as ExitCode {
      return code
    } catch let problem as InputProblem {
      StandardError.write(problem.description)
      return ExitStatus.failed
    } catch let problem as RasterProblem {
      StandardError.write(problem.description)
      return ExitStatus.failed
    } catch {
      return told(error)
    }
  }

  /// Prints a help text, a version or a script for a shell, or what is wrong with a call; the exit code.
  private static func told(_ error: any Error) -> ExitCode {
    let code = InterphaseTool.exitCode(for: error)
    let message = InterphaseTool.fullMessage(for: error)
    guard code == .success else {
      StandardError.write(paragraphs: message)
      return code == .validationFailure ? ExitStatus.usage : ExitStatus.failed
    }
    do {
      try StandardOutput.write(document: message + "\n")
      return .success
    } catch {
      return ExitStatus.failed
    }
  }
}
