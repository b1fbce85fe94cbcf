public import AnalysisFindings
public import BinderComparison
public import InstrumentFiles
public import InstrumentMeasurements
public import StudyFigures

/// What a study compares: the content of `study.yaml`, with every default filled in.
public struct StudyManifest: Sendable {
  /// The version of the manifest's format that this code writes and reads.
  public static let formatVersion = 1

  /// The manifest's path as the user gave it.
  public var file: String
  /// The study's title.
  public var title: String
  /// The binders; the first is the reference that the others are compared with.
  public var binders: [String]
  /// What the sections of techniques say of each binder.
  public var binderSections: [String: TechniqueSections] = [:]
  /// The samples.
  public var samples: [Sample]
  /// Tables that hold rows of many samples, as paths or patterns below the manifest's folder.
  public var tables: [FilePattern]
  /// What the columns of plain tables are that no reader recognises.
  public var columns: [DeclaredColumns]
  /// What is left out, with the reason.
  public var exclusions: [Exclusion]
  /// The techniques to analyse.
  public var techniques: [Technique]
  /// The techniques that the study knows, in the order of the report.
  public var knownTechniques: [StudyTechnique] = StudyTechnique.builtIn
  /// The figures to draw; `nil` for all that the results allow.
  public var figures: [StudyFigureName]?
  /// The formats of the files of figures.
  public var figureFormats: [FigureFormat] = [.png, .svg]
  /// The seed of everything that is drawn at random.
  public var seed: UInt64 = 1
  /// Which way of a quantity is good, where the manifest differs from the default.
  public var polarity: [PolarityTable.Entry] = []
  /// Among which tests and pairs, and against which margin, verdicts are given.
  var comparison = ComparisonChoices()
  /// The measures that the report answers first, each a key of a finding or the beginning of keys with `*` at its end; `nil` for
  /// those of the techniques.
  public var headline: [String]?
  /// What the sections of techniques say of the whole study.
  public var sections = TechniqueSections()
  /// Whether files outside of the manifest's folder may be read.
  public var allowsFilesOutside: Bool

  /// A sample with its files.
  public struct Sample: Sendable {
    /// The specimen.
    public var specimen: StudySample
    /// Its files, as paths or patterns below the manifest's folder.
    public var files: [FilePattern]
    /// The names of its rows in the tables; its own name where none is given.
    public var rows: [String]
    /// What the sections of techniques say of it.
    public var sections = TechniqueSections()
    /// The line of the manifest on which it begins.
    public var line: Int
  }

  /// A path or pattern with the line it stands on.
  public struct FilePattern: Sendable, Hashable {
    /// The path, in which `*` and `?` stand for any letters of a name.
    public var pattern: String
    /// The part of the file that belongs to the sample.
    public var selection = MeasurementSelection()
    /// What the sections of techniques say of it.
    public var sections = TechniqueSections()
    /// The line of the manifest.
    public var line: Int
  }

  /// What the columns of some of the study's files are.
  public struct DeclaredColumns: Sendable, Hashable {
    /// The files, as paths or patterns; they must be files of samples or tables.
    public var files: [FilePattern]
    /// The columns.
    public var declaration: ColumnDeclaration
    /// The line of the manifest on which the declaration begins.
    public var line: Int
  }

  /// Something that is left out of the study on purpose.
  public struct Exclusion: Sendable, Hashable {
    /// The file or the pattern of files.
    public var pattern: String?
    /// The sample.
    public var sample: String?
    /// The technique of the sample; `nil` for all of its measurements.
    public var technique: Technique?
    /// The reason, as it is printed in the report.
    public var reason: String
    /// The line of the manifest on which the exclusion begins.
    public var line = 1
  }
}

extension StudyManifest {
  /// The techniques to analyse, in the order of the report.
  var usedTechniques: [StudyTechnique] { knownTechniques.filter { techniques.contains($0.code) } }

  /// The options in force for a sample by a technique, in the manifest's words and defaults included.
  ///
  /// - Parameters:
  ///   - technique: The technique.
  ///   - sample: The sample's name; `nil` for what holds for the whole study.
  ///   - file: The file or table, as an entry of the manifest; `nil` for what holds for all of them.
  /// - Throws: an `InputProblem` where options contradict one another.
  public func options(
    of technique: Technique, sample: String? = nil, file: FilePattern? = nil
  ) throws(InputProblem) -> [AnalysisResult.Option] {
    guard let known = knownTechniques.first(where: { $0.code == technique }) else { return [] }
    let owner = samples.first { $0.specimen.name == sample }
    let specimen = owner?.specimen ?? StudySample(name: "", binder: "")
    let holders = [sections, binderSections[specimen.binder], owner?.sections, file?.sections]
    let request = UnitRequest(
      manifest: self.file, seed: seed, sample: specimen,
      sections: holders.compactMap { $0?[technique] })
    return try known.work(request).options
  }

  /// The name of a technique for people.
  func title(of technique: Technique) -> String {
    knownTechniques.first { $0.code == technique }?.title ?? technique.rawValue
  }

  /// A result with the findings in which binders are compared.
  func compared(_ result: SpecimenResult) -> SpecimenResult {
    guard let technique = knownTechniques.first(where: { $0.code.rawValue == result.result.technique }) else {
      return result
    }
    var compared = result
    compared.result.findings.removeAll { !technique.isCompared($0.key) }
    return compared
  }

  /// The table of which way is good: the manifest's entries before those of the techniques.
  public var polarityTable: PolarityTable {
    PolarityTable(polarity + knownTechniques.flatMap(\.polarity))
  }
}
