public import AnalysisFindings
public import InstrumentFiles
import InstrumentMeasurements

/// What a study's files hold and what is to be done with it: each file was looked at once and let go.
public struct StudyReading: Sendable {
  /// One file.
  public struct File: Sendable {
    /// The plan's entry.
    public var entry: StudyPlan.Entry
    /// What it holds, or what was wrong with it.
    public var outcome: Result<FileOutline, InputProblem>

    /// What it holds; `nil` where it could not be read.
    public var outline: FileOutline? { try? outcome.get() }

    /// The parts that the manifest's selection leaves; none where the file could not be read.
    var selected: [FileOutline.Part] {
      guard let outline else { return [] }
      return entry.selection.selectedNumbers(among: outline.parts).map { outline.parts[$0] }
    }
  }

  /// The files in the plan's order.
  public var files: [File]
  /// The work.
  let planning: UnitPlanning
  /// Where the work reads its measurements.
  let sources: StudyFiles
  /// What was seen of the files, for the next planning.
  let seen: KnownOutlines

  /// What the readers found odd about the files, one line a file.
  public var notes: [String] { files.compactMap { $0.outline?.source.notesInALine } }

  /// Looks at every file of a plan on the given number of threads, and plans the work; one bad file never costs the others.
  ///
  /// - Parameters:
  ///   - manifest: The study.
  ///   - plan: Its files.
  ///   - registry: The readers that are asked.
  ///   - threads: How many files are read at a time.
  ///   - keptBytes: How many bytes of files are kept as measurements; `nil` for as many as a small study has.
  ///   - samples: The names of the samples whose files are looked at; `nil` for all.
  ///   - known: What was seen of files before: those that are as they were are not read.
  public init(
    _ manifest: StudyManifest, _ plan: StudyPlan, registry: ReaderRegistry, threads: Int,
    keeping keptBytes: Int? = nil, samples: Set<String>? = nil,
    knowing known: KnownOutlines? = nil
  ) async {
    let sources = StudyFiles(registry, keeping: keptBytes ?? StudyFiles.keptBytes)
    let reading = OutlineReading(
      sources, registry, manifest.knownTechniques, known: known ?? KnownOutlines(registry))
    let look = { @Sendable (entry: StudyPlan.Entry) -> File in
      File(entry: entry, outcome: Result { () throws(InputProblem) in try reading.outline(of: entry) })
    }
    // A row of a table may belong to any sample: tables are held until all samples are planned.
    let shared = plan.entries.filter { $0.sample == nil }
    let tables = await ParallelMap.map(shared, threads: threads) { look($0) }
    let own = Dictionary(grouping: plan.entries.filter { $0.sample != nil }) { $0.sample ?? 0 }
    let asked = manifest.samples.indices.filter { index in
      samples?.contains(manifest.samples[index].specimen.name) ?? true
    }
    let planned = await ParallelMap.map(asked, threads: threads) { index in
      let files = (own[index] ?? []).map(look)
      let sample = SamplePlanning(
        manifest, sample: index, files: files.compactMap(PlannedFile.init),
        tables: tables.compactMap(PlannedFile.init))
      return (files: files, sample: sample)
    }
    files = planned.flatMap(\.files) + tables
    planning = UnitPlanning(manifest, planned.map(\.sample), tables: tables.compactMap(PlannedFile.init))
    self.sources = sources
    seen = reading.all
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
