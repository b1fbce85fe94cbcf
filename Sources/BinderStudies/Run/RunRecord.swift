import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import PeakFitting
import StudyExports

/// `run.json`: version, options, file hashes, warnings and failures of a run.
struct RunRecord {
  let outcome: StudyOutcome
  let figureProblems: [String]

  /// The document.
  var json: JSONValue {
    .object([
      ("formatVersion", .integer(1)),
      ("interphase", .text(InterphaseVersion.current)),
      ("platform", .text(Self.platform)),
      ("kernels", .text(KernelLevel.name)),
      ("manifest", .text(outcome.manifest.file)),
      ("study", .text(outcome.manifest.title)),
      ("status", .text(outcome.isPartial ? "partly done" : "done")),
      ("seed", .text(String(outcome.manifest.seed))),
      ("files", .list(outcome.files.map(FindingsDocument.file))),
      (
        "units",
        .list(
          outcome.results.map { one in
            .object([
              ("sample", .text(one.specimen.name)), ("technique", .text(one.result.technique)),
              ("identity", .text(one.identity)), ("method", .text(one.result.provenance.method)),
              ("options", .object(one.result.provenance.options.map { ($0.name, .text($0.value)) })),
            ])
          })
      ),
      ("failures", .list(outcome.failures.map(problem))),
      (
        "leftOut",
        .list(outcome.leftOut.map { .object([("what", .text($0.what)), ("reason", .text($0.reason))]) })
      ),
      ("unused", .list(outcome.unused.map(JSONValue.text))),
      ("warnings", .list(warnings.map(JSONValue.text))),
    ])
  }

  private var warnings: [String] {
    let ofResults = outcome.results.flatMap { one in
      one.result.warnings.map {
        "\(one.specimen.name), \(outcome.manifest.title(of: Technique(rawValue: one.result.technique))): \($0)"
      }
    }
    let ofFiles = outcome.files.compactMap(\.notesInALine)
    return outcome.notes + ofFiles + outcome.comparison.warnings + figureProblems + ofResults
  }

  private func problem(_ problem: InputProblem) -> JSONValue {
    .object([
      ("code", .text(problem.code.rawValue)), ("file", .text(problem.file)),
      ("place", .text(problem.place.description)), ("expected", .text(problem.expected)),
      ("found", .text(problem.found)), ("remedy", .text(problem.remedy)),
    ])
  }

  private static var platform: String {
    #if arch(x86_64)
      let processor = "x86_64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "other"
    #endif
    #if os(Linux)
      return "Linux \(processor)"
    #else
      return "macOS \(processor)"
    #endif
  }
}
