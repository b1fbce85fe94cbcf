public import AnalysisFindings
public import BinderComparison
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import PeakFitting
public import StudyExports
public import StudyFigures

/// A technique as a study knows it: a definition whose options' type nobody else needs to know.
///
/// Nothing of it ever changes; it is a class because each of thousands of units refers to one.
public final class StudyTechnique: Sendable {
  /// The code.
  public let code: Technique
  /// The name for people.
  public let title: String
  /// The code with the name for people.
  public var named: TechniqueTitle { TechniqueTitle(code, title: title) }

  /// The keys of its section.
  package let keys: [KeyDescription]
  let defaultTexts: [String: String]
  let askedFor: [String]
  let table: TableDeclaration?
  let claims: @Sendable (MeasurementOutline) -> Bool
  let grouping: MeasurementGrouping
  let rows: (@Sendable (MeasurementOutline) -> [SpecimenRow])?
  /// Which way of its quantities is good, where the field agrees on one.
  public let polarity: [PolarityTable.Entry]
  /// The families of tests in which binders are compared by default.
  public let families: [ComparisonFamily]
  /// The choices of the analysis that verdicts are held against, and those that are not admissible.
  public let choices: [AnalysisChoice]
  /// Its quantities that speak of subjects of which other techniques may speak too.
  let witnesses: [SubjectWitness]
  /// The quantities that are parts of a whole.
  let compositions: [Composition]
  /// The quantities each of which is a share of a whole of its own.
  let shares: [Composition]
  /// Keys of quantities that can be negative.
  let signedQuantities: [String]
  /// The figures of its results.
  public let figures: [FigureRecipe]
  /// Whether binders are compared in a quantity.
  let isCompared: @Sendable (Finding.Key) -> Bool
  /// The keys of its findings, each a key or the beginning of keys with `*` at its end.
  let answers: [String]
  /// The measures that the report answers first, by their keys.
  let headline: [String]
  /// Checks a section by itself, at its place.
  let check: @Sendable (ManifestValue, ManifestPlace, [ManifestValue], inout ManifestDecoder) -> Void
  /// The work of a unit with the options in force.
  let work: @Sendable (UnitRequest) throws(InputProblem) -> UnitWork
  /// The paths of the leaves of the options that no example of a key changes.
  public let unreachableOptions: @Sendable () throws -> [String]
  /// How many keys have an example that changes the options, and for how many of them the identity of a unit changes with it.
  public let identifiedKeys: @Sendable () throws -> (all: Int, covered: Int)

  /// Hides the type of a definition's options.
  public init<Options>(_ definition: TechniqueDefinition<Options>) {
    code = definition.code
    title = definition.title
    keys = definition.keys.map(\.description)
    defaultTexts = definition.keys.flatMap { $0.written(definition.defaults) }
      .reduce(into: [:]) { $0[$1.key] = $1.text }
    askedFor = definition.askedFor
    table = definition.table
    claims = definition.claims
    grouping = definition.grouping
    rows = definition.rows
    polarity = definition.polarity
    families = definition.families
    choices = definition.choices
    witnesses = definition.witnesses
    compositions = definition.compositions
    shares = definition.shares
    signedQuantities = definition.signedQuantities
    figures = definition.figures
    isCompared = definition.isCompared
    answers = definition.answers.isEmpty ? ["\(definition.code.rawValue).*"] : definition.answers
    headline = definition.headline.isEmpty ? answers : definition.headline
    let table = OptionTable(name: definition.code.rawValue, keys: definition.keys)
    check = { section, place, others, decoder in
      var options = definition.defaults
      table.read(section, into: &options, &decoder)
      table.checkPlaces(of: section, at: place, others: others, &decoder)
    }
    work = { request throws(InputProblem) in try definition.work(request, table) }
    identifiedKeys = { try OptionLeaves.identified(from: definition.defaults, by: definition.keys) }
    unreachableOptions = { try OptionLeaves.unreachable(from: definition.defaults, by: definition.keys) }
  }
}

/// A unit before the options in force are known.
struct UnitRequest: Sendable {
  var manifest: String
  var seed: UInt64
  var sample: StudySample
  /// What the measurements are, while the unit is planned.
  var outlines: [MeasurementOutline] = []
  /// The measurements, once the unit's turn has come.
  var measurements: [any InstrumentMeasurement] = []
  var rows: [String] = []
  /// The sections that hold for the unit, the outermost first.
  var sections: [ManifestValue]
  var blanks: [Blank] = []

  struct Blank: Sendable {
    var rows: [String]
    var sections: [ManifestValue]
  }
}

/// A unit's analysis, ready to be done.
struct UnitWork: Sendable {
  /// The options in force in the manifest's words, defaults included.
  var options: [AnalysisResult.Option]
  /// What is done with these options, in sentences.
  var sentences: [String]
  /// The options in force and the engine's version, for the unit's identity.
  var encodedOptions: [UInt8]
  /// What is known of it before it is done.
  var foresight: @Sendable () -> UnitForesight
  /// Does it.
  var result: @Sendable () throws(InputProblem) -> AnalysisResult
}

extension TechniqueDefinition {
  fileprivate func work(
    _ request: UnitRequest, _ table: OptionTable<Options>
  ) throws(InputProblem) -> UnitWork {
    let options = try options(request.sections, request, table)
    var input = UnitInput(
      sample: request.sample, measurements: request.measurements, rows: request.rows, options: options,
      blanks: [])
    for blank in request.blanks {
      input.blanks.append(
        UnitInput.Blank(rows: blank.rows, options: try self.options(blank.sections, request, table)))
    }
    let printed = keys.flatMap { key in
      key.written(options).map {
        AnalysisResult.Option(name: $0.key, value: $0.text, isFact: key.isFact)
      }
    }
    let encoded = try Self.encoded([options] + input.blanks.map(\.options), engine: engine)
    let finished = input
    let sentences = methods(
      options, Dictionary(printed.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
    return UnitWork(
      options: printed, sentences: sentences, encodedOptions: encoded,
      foresight: { foresight(UnitOutlook(measurements: request.outlines, options: options)) }
    ) { () throws(InputProblem) in
      var result = try analyse(finished)
      result.sample = finished.sample.name
      result.provenance.options = printed
      result.provenance.sentences = sentences
      result.provenance.kernels = KernelLevel.name
      return result
    }
  }

  /// The options in force where some sections hold, the outermost first.
  private func options(
    _ sections: [ManifestValue], _ request: UnitRequest, _ table: OptionTable<Options>
  ) throws(InputProblem) -> Options {
    var options = defaults
    if let seed { options[keyPath: seed] = request.seed }
    guard let section = ManifestValue.innermost(of: sections, keys.map(\.description)) else { return options }
    // The sections were checked when the manifest was read; a problem can only come from their meeting here.
    var decoder = ManifestDecoder(file: request.manifest)
    table.read(section, into: &options, &decoder)
    if let problem = decoder.problems.first { throw problem }
    return options
  }

  private static func encoded(_ options: [Options], engine: Int) throws(InputProblem) -> [UInt8] {
    do {
      return Array("engine \(engine)\n".utf8) + (try OptionLeaves.encoded(options))
    } catch {
      throw InputProblem(
        .invalidValue, file: "options", expected: "options that can be written down", found: "\(error)",
        remedy: "Correct the options of this technique.")
    }
  }
}
