import AnalysisFindings
import BinderComparison
import Foundation
import InstrumentMeasurements
import PeakFitting
import StudyExports

/// `run.json`: version, options, file hashes, warnings and failures of a run.
struct RunRecord {
  private let outcome: StudyOutcome
  private let figureProblems: [String]
  /// The options that most units of a technique have.
  private let common: [(technique: String, options: [AnalysisResult.Option])]

  init(outcome: StudyOutcome, figureProblems: [String]) {
    self.outcome = outcome
    self.figureProblems = figureProblems
    common = Self.common(outcome)
  }

  /// The document.
  var json: JSONValue {
    .object([
      ("formatVersion", .integer(2)),
      ("interphase", .text(InterphaseVersion.current)),
      ("platform", .text(Self.platform)),
      ("kernels", .text(KernelLevel.name)),
      ("manifest", .text(outcome.manifest.file)),
      ("study", .text(outcome.manifest.title)),
      ("status", .text(outcome.isPartial ? "partly done" : "done")),
      ("seed", .text(String(outcome.manifest.seed))),
      ("files", .series(count: outcome.files.count) { FindingsDocument.file(outcome.files[$0]) }),
      ("techniques", .list(common.map(technique))),
      ("units", .series(count: outcome.results.count) { unit(outcome.results[$0]) }),
      ("failures", .list(outcome.failures.map(problem))),
      (
        "leftOut",
        .list(outcome.leftOut.map { .object([("what", .text($0.what)), ("reason", .text($0.reason))]) })
      ),
      ("unused", .list(outcome.unused.map(JSONValue.text))),
      ("warnings", .list(warnings.map(JSONValue.text))),
    ])
  }

  private static func common(
    _ outcome: StudyOutcome
  ) -> [(technique: String, options: [AnalysisResult.Option])] {
    var counts: [String: [[AnalysisResult.Option]: Int]] = [:]
    var order: [(technique: String, options: [AnalysisResult.Option])] = []
    for one in outcome.results {
      let (technique, options) = (one.result.technique, one.result.provenance.options)
      if counts[technique]?[options] == nil { order.append((technique, options)) }
      counts[technique, default: [:]][options, default: 0] += 1
    }
    return outcome.manifest.knownTechniques.compactMap { known in
      let own = order.filter { $0.technique == known.code.rawValue }
      return own.enumerated().max { one, other in
        let (first, second) = (count(one.element), count(other.element))
        return (first, other.offset) < (second, one.offset)
      }?.element
    }
    func count(_ one: (technique: String, options: [AnalysisResult.Option])) -> Int {
      counts[one.technique]?[one.options] ?? 0
    }
  }

  private func technique(_ one: (technique: String, options: [AnalysisResult.Option])) -> JSONValue {
    .object([("technique", .text(one.technique)), ("options", Self.options(one.options))])
  }

  /// A unit with the options in which it differs from most others of its technique.
  private func unit(_ one: SpecimenResult) -> JSONValue {
    let usual = common.first { $0.technique == one.result.technique }?.options ?? []
    let differing = one.result.provenance.options.filter { !usual.contains($0) }
    return .object([
      ("sample", .text(one.specimen.name)), ("technique", .text(one.result.technique)),
      ("identity", .text(one.identity)), ("method", .text(one.result.provenance.method)),
      ("options", Self.options(differing)),
    ])
  }

  private static func options(_ options: [AnalysisResult.Option]) -> JSONValue {
    .object(options.map { ($0.name, .text($0.value)) })
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
