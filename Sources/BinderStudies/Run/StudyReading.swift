public import AnalysisFindings
public import InstrumentFiles
import InstrumentMeasurements

/// The files of a study as they were read: each one's measurements or its problem.
public struct StudyReading: Sendable {
  /// One file.
  public struct File: Sendable {
    /// The plan's entry.
    public var entry: StudyPlan.Entry
    /// What it held, or what was wrong with it.
    public var outcome: Result<ReaderRegistry.ReadFile, InputProblem>
  }

  /// The files in the plan's order.
  public var files: [File]

  /// What the readers found odd about the files, one line a file.
  public var notes: [String] {
    files.compactMap { file in
      guard case .success(let read) = file.outcome else { return nil }
      return read.source.notesInALine
    }
  }

  /// Reads every file of a plan on the given number of threads; one bad file never costs the others.
  public init(_ plan: StudyPlan, registry: ReaderRegistry, threads: Int) async {
    let entries = plan.entries
    files = await ParallelMap.map(entries, threads: threads) { entry in
      do throws(InputProblem) {
        let read =
          if let table = entry.table {
            try ReaderRegistry.read(path: entry.file, as: table)
          } else {
            try registry.read(path: entry.file)
          }
        return File(entry: entry, outcome: .success(read))
      } catch {
        return File(entry: entry, outcome: .failure(error))
      }
    }
  }
}

extension StudyReading {
  /// The problems of the files that could not be read.
  var problems: [InputProblem] {
    files.compactMap { file in
      if case .failure(let problem) = file.outcome { return problem }
      return nil
    }
  }
}
