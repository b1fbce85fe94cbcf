import AnalysisFindings
import BinderComparison

/// The stored results of a study's units under other choices, for nothing but a next run.
struct StoredAlternatives: Sendable {
  let units: [StudyUnit]
  let worker: UnitWorker

  /// Gives each stored result once; those that could not be analysed are left out.
  func forEach(_ use: (SpecimenResult) throws(InputProblem) -> Void) throws(InputProblem) {
    var seen: Set<String> = []
    for unit in units where seen.insert(unit.identity).inserted {
      if let result = try worker.stored(unit) { try use(result) }
    }
  }
}
