public import AnalysisFindings
public import BinderComparison
public import InstrumentMeasurements
public import StudyFigures

/// A technique: everything that a study must know to read its section of a manifest, to plan its work, to analyse its
/// measurements and to speak of its results.
///
/// A new technique is one such value: nothing else in the study knows that it is there.
public struct TechniqueDefinition<Options: Codable & Hashable & Sendable>: Sendable {
  /// The code, which is also the key of its section in a manifest.
  public var code: Technique
  /// The name for people: `TOF-SIMS`.
  public var title: String
  /// The version of the engine behind its numbers; it changes only when numbers can.
  public var engine: Int
  /// The options where a manifest says nothing.
  public var defaults: Options
  /// Where the options keep the seed of random draws, if there are any; the study's seed is put there first.
  public var seed: (any WritableKeyPath<Options, UInt64> & Sendable)?
  /// The keys of its section.
  public var keys: [OptionKey<Options>]
  /// The keys that `interphase init` writes as comments to fill in: facts that files as a rule lack.
  public var askedFor: [String]
  /// The plain tables that a manifest may declare as the technique's; `nil` for none.
  public var table: TableDeclaration?
  /// Whether a measurement is one of the technique, by its outline.
  public var claims: @Sendable (MeasurementOutline) -> Bool
  /// How a specimen's measurements are grouped into units of work.
  public var grouping: MeasurementGrouping
  /// The rows of a measurement that holds many specimens; `nil` where a measurement is of one specimen.
  public var rows: (@Sendable (MeasurementOutline) -> [SpecimenRow])?
  /// The keys of its findings, each a key or the beginning of keys with `*` at its end; empty where all that begin with its
  /// code may be.
  public var answers: [String]
  /// The measures that a study by the technique is about, by their keys: what the report answers first.
  public var headline: [String]
  /// What is known of a unit's work before it is done.
  public var foresight: @Sendable (UnitOutlook<Options>) -> UnitForesight
  /// The analysis of one unit.
  public var analyse: @Sendable (UnitInput<Options>) throws(InputProblem) -> AnalysisResult
  /// Which way of its quantities is good, where the field agrees on one.
  public var polarity: [PolarityTable.Entry]
  /// The families of tests in which binders are compared, unless the manifest states others; the first that names a
  /// quantity holds.
  public var families: [ComparisonFamily]
  /// The choices of the analysis that a referee would question, against which verdicts are held, and those that are not
  /// admissible.
  public var choices: [AnalysisChoice]
  /// Its quantities that speak of subjects of which other techniques may speak too.
  public var witnesses: [SubjectWitness]
  /// The quantities that are parts of a whole, so that one falls where another grows.
  public var compositions: [Composition]
  /// The quantities each of which is a share of a whole of its own.
  public var shares: [Composition]
  /// Keys of quantities that can be negative, each a key or the beginning of keys with `*` at its end.
  public var signedQuantities: [String]
  /// What the analysis does with these options, in sentences that a manuscript can use; the words of each key are those in
  /// which a manifest would write its value.
  public var methods: @Sendable (_ options: Options, _ words: [String: String]) -> [String]
  /// The figures of its results.
  public var figures: [FigureRecipe]
  /// Whether binders are compared in a quantity; what describes a fit or a setting of the instrument is reported only.
  public var isCompared: @Sendable (Finding.Key) -> Bool

  /// Creates a definition; see the properties.
  public init(
    _ code: Technique, title: String, engine: Int, defaults: Options,
    seed: (any WritableKeyPath<Options, UInt64> & Sendable)? = nil, keys: [OptionKey<Options>],
    askedFor: [String] = [], table: TableDeclaration? = nil,
    claims: @escaping @Sendable (MeasurementOutline) -> Bool,
    grouping: MeasurementGrouping = .each,
    rows: (@Sendable (MeasurementOutline) -> [SpecimenRow])? = nil,
    polarity: [PolarityTable.Entry] = [], families: [ComparisonFamily] = [],
    choices: [AnalysisChoice] = [], witnesses: [SubjectWitness] = [], compositions: [Composition] = [],
    shares: [Composition] = [], signedQuantities: [String] = [],
    figures: [FigureRecipe] = [],
    methods: @escaping @Sendable (Options, [String: String]) -> [String] = { _, _ in [] },
    isCompared: @escaping @Sendable (Finding.Key) -> Bool = { _ in true }, answers: [String] = [],
    headline: [String] = [],
    foresight: @escaping @Sendable (UnitOutlook<Options>) -> UnitForesight = { _ in UnitForesight() },
    analyse: @escaping @Sendable (UnitInput<Options>) throws(InputProblem) -> AnalysisResult
  ) {
    self.code = code
    self.title = title
    self.engine = engine
    self.defaults = defaults
    self.seed = seed
    self.keys = keys
    self.askedFor = askedFor
    self.table = table
    self.claims = claims
    self.grouping = grouping
    self.rows = rows
    self.polarity = polarity
    self.families = families
    self.choices = choices
    self.witnesses = witnesses
    self.compositions = compositions
    self.shares = shares
    self.signedQuantities = signedQuantities
    self.figures = figures
    self.methods = methods
    self.isCompared = isCompared
    self.answers = answers
    self.headline = headline
    self.foresight = foresight
    self.analyse = analyse
  }
}

/// How the measurements of one specimen by one technique become units of work.
public struct MeasurementGrouping: Sendable {
  /// The indices of the measurements of each group, which is analysed as one; every index stands in one group.
  ///
  /// It is given outlines, each with the path of its file.
  public let groups: @Sendable ([(file: String, outline: MeasurementOutline)]) -> [[Int]]

  /// Creates a grouping.
  public init(_ groups: @escaping @Sendable ([(file: String, outline: MeasurementOutline)]) -> [[Int]]) {
    self.groups = groups
  }

  /// Each measurement by itself.
  public static let each = MeasurementGrouping { $0.indices.map { [$0] } }
  /// All measurements of a specimen together.
  public static let together = MeasurementGrouping { $0.isEmpty ? [] : [Array($0.indices)] }
}

/// What is known of a unit before its files are read for their numbers.
public struct UnitOutlook<Options: Sendable>: Sendable {
  /// The outlines of the measurements.
  public var measurements: [MeasurementOutline]
  /// The options in force.
  public var options: Options
}

/// A row of a table that holds many specimens.
public struct SpecimenRow: Sendable, Hashable {
  /// The name of what was measured.
  public var name: String
  /// Whether it is of a specimen, and no blank, standard or control of the instrument.
  public var isOfSpecimen: Bool

  /// Creates a row.
  public init(name: String, isOfSpecimen: Bool = true) {
    self.name = name
    self.isOfSpecimen = isOfSpecimen
  }
}

/// What an analysis is given: the measurements of one unit of work with the options in force.
public struct UnitInput<Options: Sendable>: Sendable {
  /// The specimen.
  public var sample: StudySample
  /// The measurements; one where each is analysed by itself.
  public var measurements: [any InstrumentMeasurement]
  /// The names of the specimen's rows, where the measurement is a table.
  public var rows: [String]
  /// The options.
  public var options: Options
  /// The study's blanks, where the measurement is a table.
  public var blanks: [Blank]

  /// A specimen in the role of a blank.
  public struct Blank: Sendable {
    /// The names of its rows.
    public var rows: [String]
    /// Its own options: a blank may have another volume than the samples.
    public var options: Options
  }

  /// The measurements as those of a type.
  ///
  /// - Throws: an `InputProblem` if there is none of it.
  public func measurements<Measured: InstrumentMeasurement>(
    as type: Measured.Type
  ) throws(InputProblem) -> [Measured] {
    let found = measurements.compactMap { $0 as? Measured }
    guard !found.isEmpty else {
      throw InputProblem(
        .unsupported, file: measurements.first?.source.path ?? sample.name,
        expected: "a measurement of another kind", found: measurements.first?.kind.rawValue ?? "nothing",
        remedy: "Name a file of this technique.")
    }
    return found
  }
}
