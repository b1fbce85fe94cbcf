import AnalysisFindings
import BinderComparison
import Foundation

/// The results of a run while its units come in: whole ones of a study of usual size; of a large one whose units are stored, what
/// binders are compared in.
package final class ResultShelf: @unchecked Sendable {
  /// How many bytes of results a study holds in memory with everything that belongs to them, about.
  package static let byteLimit = 1 << 25

  private let manifest: StudyManifest
  private let limit: Int
  /// Guards what was put down.
  private let guarding = NSLock()
  private var places: [UnitWorker.Outcome?]
  private var size = 0
  private var interning = TextInterning()
  /// Whether results are less than what their units hold.
  private var isReduced: Bool { size > limit }

  /// - Parameters:
  ///   - manifest: The study.
  ///   - count: The number of its units.
  ///   - limit: How many bytes of results are held whole; `nil` for all of them.
  init(_ manifest: StudyManifest, count: Int, holding limit: Int?) {
    self.manifest = manifest
    self.limit = limit ?? .max
    places = Array(repeating: nil, count: count)
  }

  /// Puts down what became of a unit.
  func put(_ outcome: UnitWorker.Outcome, at place: Int) {
    guarding.withLock {
      let wasReduced = isReduced
      if case .done(let result) = outcome { size += Self.size(of: result.result) }
      places[place] = isReduced ? reduced(outcome) : shared(outcome)
      guard isReduced, !wasReduced else { return }
      // What whole results say is not to be kept for those that are less.
      interning = TextInterning()
      for index in places.indices { places[index] = places[index].map(reduced) }
    }
  }

  /// What became of the units, in their order, and whether results are less than what their units hold.
  var contents: (outcomes: [UnitWorker.Outcome], isReduced: Bool) {
    guarding.withLock { (places.compactMap { $0 }, isReduced) }
  }

  /// What a result takes, about: a number 8 bytes, a finding 1 KB.
  private static func size(of result: AnalysisResult) -> Int {
    let columns = result.curves.flatMap(\.columns)
    return 1024 * result.findings.count
      + columns.reduce(0) { $0 + 8 * ($1.values.count + $1.uncertainties.count) }
  }

  private func shared(_ outcome: UnitWorker.Outcome) -> UnitWorker.Outcome {
    guard case .done(var result) = outcome else { return outcome }
    interning.share(&result.result)
    return .done(result)
  }

  private func reduced(_ outcome: UnitWorker.Outcome) -> UnitWorker.Outcome {
    guard case .done(let result) = outcome else { return outcome }
    var compared = manifest.compared(result)
    // An array keeps the room of what was taken out of it.
    compared.result.findings = compared.result.findings.map(Self.withoutSiblings)
    compared.result.curves = []
    compared.result.detectionLimits = []
    compared.result.diagnostics = []
    return shared(.done(compared))
  }

  /// A finding without its correlations: what is compared is compared by itself.
  private static func withoutSiblings(_ finding: Finding) -> Finding {
    guard case .estimate(var estimate) = finding.outcome, !estimate.correlations.isEmpty else {
      return finding
    }
    var finding = finding
    estimate.correlations = [:]
    finding.outcome = .estimate(estimate)
    return finding
  }
}

/// Keeps each text and each list of options once, for results say the same things of thousands of specimens.
struct TextInterning {
  private var texts: Set<String> = []
  private var options: Set<[AnalysisResult.Option]> = []
  private var sentences: Set<[String]> = []

  /// Lets a result share what others have said before.
  mutating func share(_ result: inout AnalysisResult) {
    result.provenance.options = options.insert(result.provenance.options).memberAfterInsert
    result.provenance.sentences = sentences.insert(result.provenance.sentences).memberAfterInsert
    result.warnings = sentences.insert(result.warnings).memberAfterInsert
    share(&result.provenance.method)
    for index in result.provenance.files.indices { share(&result.provenance.files[index].format) }
    for index in result.findings.indices { share(&result.findings[index]) }
  }

  private mutating func share(_ finding: inout Finding) {
    var key = finding.key.rawValue
    share(&key)
    finding.key = Finding.Key(rawValue: key)
    share(&finding.title)
    share(&finding.method)
    for index in finding.coordinates.indices {
      share(&finding.coordinates[index].quantity)
      share(&finding.coordinates[index].unit)
    }
    switch finding.outcome {
    case .estimate(var estimate):
      share(&estimate.unit)
      for index in estimate.sharedEffects.indices { share(&estimate.sharedEffects[index].source) }
      for index in estimate.statedIntervals.indices { share(&estimate.statedIntervals[index].method) }
      finding.outcome = .estimate(estimate)
    case .noAnswer(var noAnswer):
      share(&noAnswer.explanation)
      share(&noAnswer.unit)
      finding.outcome = .noAnswer(noAnswer)
    }
  }

  private mutating func share(_ text: inout String) { text = texts.insert(text).memberAfterInsert }
}
