import AnalysisFindings
import BinderComparison
import Logging

extension BinderStudy {
  /// Says of an outcome's verdicts under which choices they hold, a choice at a time: of its results only verdicts are kept.
  ///
  /// - Parameters:
  ///   - planned: The study's plan.
  ///   - done: What became of a unit.
  func hold(
    _ outcome: inout StudyOutcome, of planned: PlannedStudy, store: UnitStore?,
    done: @escaping @Sendable (StudyUnit) throws(InputProblem) -> UnitWorker.Outcome
  ) async throws {
    guard manifest.comparison.isRobustnessAsked else { return }
    let plan = planned.robustness
    if !plan.alternatives.isEmpty {
      logger.info("Holding verdicts against \(plan.alternatives.count) choices of the analyses")
    }
    var alternatives: [AlternativeVerdicts] = []
    for alternative in plan.alternatives {
      let shelf = ResultShelf(manifest, count: alternative.units.count, holding: nil)
      _ = try await ParallelMap.map(alternative.units.indices, threads: threads) {
        place throws(InputProblem) in shelf.put(try done(alternative.units[place]), at: place)
      }
      try Task.checkCancellation()
      let outcomes = shelf.contents.outcomes
      let missing = outcomes.count(where: \.isMissing)
      guard missing == 0 else {
        outcome.notes.append(
          "\(alternative.choice.title): verdicts were not held against it, for \(missing) of its "
            + "\(outcomes.count) units are not done.")
        continue
      }
      let unchanged = outcome.results.filter {
        $0.result.technique == alternative.choice.technique && alternative.unchanged.contains($0.identity)
      }
      let comparison = StudyComparison(
        of: unchanged.map(manifest.compared) + outcomes.compactMap(\.result),
        specimens: manifest.samples.map(\.specimen), binders: manifest.binders,
        options: manifest.comparisonOptions)
      alternatives.append(AlternativeVerdicts(alternative.choice, comparison))
    }
    outcome.comparison.hold(against: alternatives, refused: plan.refused)
    if store != nil {
      outcome.alternatives = StoredAlternatives(units: plan.units, worker: planned.worker(store))
    }
  }
}

extension UnitWorker.Outcome {
  fileprivate var result: SpecimenResult? {
    if case .done(let result) = self { result } else { nil }
  }

  fileprivate var isMissing: Bool {
    if case .failed(let problem) = self { problem.code == .missing } else { false }
  }
}
