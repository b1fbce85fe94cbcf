import ArgumentParser
import Interphase

/// `interphase figure`.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure", abstract: "Draws figures from a results folder alone, or checks them.",
    discussion: """
      Examples:
        interphase figure results/            (all, into results/figures)
        interphase figure results/ --list
        interphase figure results/ xps-panels --format pdf --theme rsc171
        interphase figure results/ --changes figure.yaml --output paper
        interphase figure check results/ --journal nature

      All options: interphase figure draw --help, interphase figure check --help
      """,
    subcommands: [DrawFiguresCommand.self, CheckFiguresCommand.self],
    defaultSubcommand: DrawFiguresCommand.self)
}

/// Which figures of which study are meant, and how they are wanted.
struct FigureChoice: ParsableArguments {
  @Argument(help: "The folder that `interphase run` wrote.") var results: String
  @Argument(help: "The figures (default: all that the results allow).") var names: [String] = []
  @Option(help: "A YAML file that says what is wanted otherwise than usual.") var changes: String?
  @Option(help: "The page: \(FigureTheme.presets.map(\.name).joined(separator: ", ")).")
  var theme: String?

  func validate() throws {
    try OutputOption.check(results, "<results>")
    let catalogue = InstalledTechniques.current.catalogue
    for name in names where !catalogue.names.map(\.rawValue).contains(name) {
      let list = catalogue.names.map(\.rawValue).joined(separator: ", ")
      let remedy = catalogue.nearest(to: name).map { "Did you mean “\($0.rawValue)”?" }
      throw ValidationError("“\(name)” is no figure. \(remedy ?? "There are \(list).")")
    }
    if let theme, FigureTheme.named(theme) == nil {
      let list = FigureTheme.presets.map(\.name).joined(separator: ", ")
      let remedy = FigureTheme.nearest(to: theme).map { "Did you mean “\($0.name)”?" }
      throw ValidationError("“\(theme)” is no theme. \(remedy ?? "There are \(list).")")
    }
  }

  /// The study with what is wanted of its figures.
  ///
  /// - Throws: an exit code, after the problem was printed.
  func opened() throws -> (study: RecordedStudy, changes: FigureChangeSet) {
    let study = try RecordedStudy(folder: results)
    var wanted = FigureChangeSet()
    do {
      if let changes {
        wanted = try FigureChangeSet(
          path: changes, for: study, in: InstalledTechniques.current.catalogue)
      }
    } catch {
      StandardError.write(error)
      throw ExitStatus.usage
    }
    if let theme, let page = FigureTheme.named(theme) { wanted.setTheme(page) }
    return (study, wanted)
  }

  /// The figures, each once, in the order of the call; what the results do not hold is said on standard error.
  func figures(
    _ study: RecordedStudy, _ changes: FigureChangeSet
  ) -> (figures: [ScientificFigure], failures: Int) {
    let catalogue = InstalledTechniques.current.catalogue
    var wanted = study.availableFigures(in: catalogue)
    if !names.isEmpty {
      wanted = []
      for name in names.map(StudyFigureName.init(rawValue:)) where !wanted.contains(name) {
        wanted.append(name)
      }
    }
    if wanted.isEmpty { StandardError.write("\(results): the results hold nothing that a figure shows.") }
    var figures: [ScientificFigure] = []
    var failures = 0
    for name in wanted {
      do {
        figures += try study.figures(name, changes: changes[name], in: catalogue)
      } catch {
        failures += 1
        StandardError.write(error.description)
      }
    }
    return (figures, failures)
  }
}

/// Resolutions that a call may ask for.
enum ResolutionOption {
  static let range = 30.0...2400

  static func check(_ resolution: Double?) throws {
    guard let resolution, !range.contains(resolution) else { return }
    throw ValidationError("--dpi takes a number from 30 to 2400, not \(resolution.resultText).")
  }
}
