import AnalysisFindings
import BinderComparison
import InstrumentFiles

/// Does units of work, those that are stored excepted.
struct UnitWorker: Sendable {
  /// Where the measurements are read.
  let sources: StudyFiles
  /// Where finished units are stored; `nil` for a study whose results are held in memory only.
  let store: UnitStore?
  /// The study's folder, in which the paths of results begin.
  let expansion: FilePatternExpansion

  /// What became of a unit.
  enum Outcome: Sendable {
    /// Its result.
    case done(SpecimenResult)
    /// Why there is none.
    case failed(InputProblem)
  }

  /// The result of a unit, which is taken from the store or made and stored.
  ///
  /// - Throws: an `InputProblem` where the store cannot be read or written; a unit that cannot be analysed is an outcome.
  func outcome(of unit: StudyUnit) throws(InputProblem) -> Outcome {
    if let stored = try stored(unit) { return .done(stored) }
    let result: AnalysisResult
    do throws(InputProblem) {
      result = try unit.result(sources)
    } catch {
      return .failed(error)
    }
    let named = named(result, unit)
    try store?.save(named)
    return .done(named)
  }

  /// The stored result of a unit; `nil` where there is none.
  func stored(_ unit: StudyUnit) throws(InputProblem) -> SpecimenResult? {
    guard let stored = try store?.result(of: unit.identity) else { return nil }
    return named(try unit.restored(stored), unit)
  }

  /// A result with its specimen; its paths begin in the study's folder, so that it does not depend on where the study lies.
  private func named(_ result: AnalysisResult, _ unit: StudyUnit) -> SpecimenResult {
    var result = result
    for index in result.provenance.files.indices {
      result.provenance.files[index].path = expansion.inStudy(result.provenance.files[index].path)
    }
    return SpecimenResult(specimen: unit.sample, identity: unit.identity, result: result)
  }
}
