import AnalysisFindings
import Foundation
import InstrumentFiles
import PeakFitting
import StudyExports

/// What a run remembers of itself beside its results, so that a next one with nothing changed has nothing to do.
///
/// It holds stamps of files (place, size, times), which are not the same on another machine; that is why it is no part of the
/// results. Without it, or where anything differs, the study is run.
public struct FinishedRun: Sendable {
  /// The name of its file in the results folder.
  static let name = ".interphase-inputs.json"
  private static let sizeLimit = 1 << 28

  private var memory: Memory

  private struct Memory: VersionedFile {
    static let version = 2

    var formatVersion = Self.version
    var circumstances: String
    var inputs: [FileStamp]
    var results: [FileStamp]
    var answer: [String]
    var sentences: [String]
    var problems: [String]
    var isPartial: Bool
  }

  /// The answer in a few lines.
  public var answer: [String] { memory.answer }
  /// The verdicts in a line each.
  public var sentences: [String] { memory.sentences }
  /// What could not be done or is not used, in a line each.
  public var problems: [String] { memory.problems }
  /// Whether anything that was asked for could not be done.
  public var isPartial: Bool { memory.isPartial }

  /// The run whose results a folder holds; `nil` where it has none, or where manifest, files, results or program have changed
  /// since.
  ///
  /// - Parameters:
  ///   - folder: The results folder.
  ///   - study: The study as it would be run now.
  ///   - settings: What else the results hang on, such as the compression of figures.
  public init?(in folder: String, of study: BinderStudy, settings: String) {
    let folder = PathParts.trimmed(folder)
    let path = folder + "/" + Self.name
    // Who holds the folder, or was killed while he held it, has left something to wait for or to clear away.
    guard FileStamp(path: folder + "/" + FolderLock.name) == nil,
      let bytes = try? RegularFile.bytes(of: path, atMost: Self.sizeLimit),
      let memory = try? LosslessJSON.value(Memory.self, from: bytes, file: path),
      memory.circumstances == Self.circumstances(of: study, settings)
    else { return nil }
    let plan = StudyPlan(study.manifest)
    guard plan.problems.isEmpty, Self.paths(study, plan) == memory.inputs.map(\.path),
      memory.inputs.allSatisfy(\.holds), memory.results.allSatisfy(\.holds)
    else { return nil }
    self.memory = memory
  }

  /// Remembers a run whose results were just written; where that is not possible the next run does its work again.
  ///
  /// - Parameters:
  ///   - outcome: The outcome of the run.
  ///   - folder: The results folder, which is still held.
  ///   - study: The study.
  ///   - before: The stamps of the study's files before they were read.
  ///   - settings: What else the results hang on.
  public static func remember(
    _ outcome: StudyOutcome, in folder: ResultFolder, of study: BinderStudy, before: Inputs, settings: String
  ) {
    // A file that changed while it was read is read again by the next run.
    guard before.stamps.allSatisfy(\.holds) else { return }
    let files = (folder.mark?.files.map(\.path) ?? []) + [FolderMark.name]
    let results = files.compactMap { FileStamp(path: folder.path + "/" + $0) }
    guard results.count == files.count else { return }
    let memory = Memory(
      circumstances: circumstances(of: study, settings), inputs: before.stamps, results: results,
      answer: outcome.answer(), sentences: outcome.sentences,
      problems: outcome.failures.map(\.description) + outcome.unused, isPartial: outcome.isPartial)
    guard let bytes = try? LosslessJSON.bytes(memory, file: name, atMost: sizeLimit) else { return }
    folder.remember(bytes, as: name) { isOurs(in: $0.path) }
  }

  /// Whether nothing of somebody else's has the name of what a run remembers.
  private static func isOurs(in folder: String) -> Bool {
    let path = folder + "/" + name
    let bytes: [UInt8]
    do throws(RegularFile.Failure) {
      bytes = try RegularFile.bytes(of: path, atMost: sizeLimit)
    } catch {
      return error == .absent
    }
    do throws(InputProblem) {
      _ = try LosslessJSON.value(Memory.self, from: bytes, file: path)
      return true
    } catch {
      // That of another version says its version.
      return error.code == .unsupported
    }
  }

  /// The stamps of a study's manifest and files.
  public struct Inputs: Sendable {
    let stamps: [FileStamp]

    /// Takes the stamps, which must be done before the files are read.
    public init(of study: BinderStudy) {
      stamps = FinishedRun.paths(study, StudyPlan(study.manifest)).compactMap(FileStamp.init(path:))
    }
  }

  private static func paths(_ study: BinderStudy, _ plan: StudyPlan) -> [String] {
    var seen: Set<String> = []
    return ([study.manifest.file] + plan.entries.map(\.file)).filter { seen.insert($0).inserted }
  }

  /// What results hang on beside files: the program, its techniques and readers, the machine's kernels, settings.
  private static func circumstances(of study: BinderStudy, _ settings: String) -> String {
    let words =
      [InterphaseVersion.current, FileStamp.ofProgram, KernelLevel.name, settings]
      + study.manifest.knownTechniques.map(\.code.rawValue) + study.registry.readers.map(\.format.identifier)
    return FileContents.sha256(Array(words.joined(separator: "\u{0}").utf8))
  }
}
