public import AnalysisFindings
import Foundation

/// How the containers of HDF5 files are opened: the tree of a file's bytes, or what is wrong with them.
///
/// libhdf5 does not survive hostile files. The command opens them in a child process of itself; a program that embeds
/// Interphase names such a process (`HDF5Serving.serveIfAsked`), or brings an opener of its own.
public struct HDF5Opener: Sendable {
  /// The tree in the bytes of a file.
  package let tree: @Sendable (FileContents) throws(InputProblem) -> HDF5Object
  /// Why nothing is opened, in a few words for a list of formats; `nil` where files are.
  let refusal: String?
  private let memory = HDF5TreeMemory()

  /// Creates an opener.
  ///
  /// - Parameter tree: the tree in the bytes of a file; it is called on any thread, and throws what is wrong with them.
  public init(_ tree: @escaping @Sendable (FileContents) throws(InputProblem) -> HDF5Object) {
    self.init(refusal: nil, tree)
  }

  private init(
    refusal: String?, _ tree: @escaping @Sendable (FileContents) throws(InputProblem) -> HDF5Object
  ) {
    self.refusal = refusal
    self.tree = tree
  }

  /// The root of a file's tree.
  ///
  /// - Parameter isLast: Whether the file is not asked for again: its tree is not kept.
  /// - Throws: an `InputProblem` that names the file.
  func root(of file: FileContents, isLast: Bool) throws(InputProblem) -> HDF5Node {
    let outcome =
      memory.take(file.source) ?? Result { () throws(InputProblem) in try tree(file) }
    if !isLast { memory.keep(outcome, of: file.source) }
    return HDF5Node(root: try outcome.get())
  }
}

extension HDF5Opener {
  /// Opens nothing, and says how that is mended.
  public static let unavailable: HDF5Opener = {
    #if HDF5
      let (words, found, remedy) = (
        "not read by this program, which names no process to open them",
        "a program that names no process to open HDF5 files",
        "Read it with the command `interphase`; a program passes `ReaderRegistry.builtIn(openingHDF5:)` an opener."
      )
    #else
      let (words, found, remedy) = (
        "not read by this build: build with --traits HDF5", "a build of Interphase without HDF5",
        "Install libhdf5-dev and build Interphase with `swift build -c release --traits HDF5`, or save the data as EMSA or VAMAS text."
      )
    #endif
    return HDF5Opener(refusal: words) { file throws(InputProblem) in
      throw InputProblem(
        .unsupported, file: file.source.path, expected: "a build and a program that read HDF5 files",
        found: found, remedy: remedy)
    }
  }()

  /// Opens each file in a process of its own, which is given the file's bytes and limits on time and memory.
  ///
  /// - Parameter program: The path of a program that calls `HDF5Serving.serveIfAsked` first of all; this one where absent.
  public static func childProcess(
    of program: String? = nil, limits: HDF5Limits = HDF5Limits()
  ) -> HDF5Opener {
    let child = ChildProcess(
      program: program ?? thisProgram,
      arguments: [HDF5Serving.argument, "\(limits.processorSeconds)", "\(limits.addressSpace)"],
      // No library of filters that a file asks for is looked for, whatever the user's environment names.
      environment: ["HDF5_PLUGIN_PRELOAD": "::", "HDF5_PLUGIN_PATH": "/dev/null"],
      seconds: limits.seconds, answerBytes: limits.answerBytes)
    return HDF5Opener { file throws(InputProblem) in
      let answer: [UInt8]
      do throws(ChildProcess.Failure) {
        answer = try child.answer(to: file.bytes)
      } catch {
        throw InputProblem(error, file: file.source.path, limits)
      }
      do throws(HDF5FormDecoder.Failure) {
        return try HDF5FormDecoder.tree(in: answer)
      } catch {
        throw InputProblem(error, file: file.source.path)
      }
    }
  }

  private static var thisProgram: String {
    #if os(Linux)
      // The file that runs, also where another has taken its name since.
      "/proc/self/exe"
    #else
      Bundle.main.executablePath ?? CommandLine.arguments.first ?? ""
    #endif
  }
}
