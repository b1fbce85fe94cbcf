import ArgumentParser
import Interphase

/// `interphase figure check`.
struct CheckFiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks figures against a journal's rules.",
    discussion: """
      Draws the figures as `interphase figure` would and names every text that is too small, line that is too thin, \
      and page that is too wide or high. In place of a results folder a PNG file can be named, of which size and \
      resolution are checked. Exit code 0 if there is nothing, 1 if there is something.

      Examples:
        interphase figure check paper/xps-panels.png --journal nature
        interphase figure check results --journal rsc --theme rsc171 --dpi 600
      """)

  @OptionGroup var choice: FigureChoice
  @Option(help: "The journal: \(JournalRules.journals.map(\.journal).joined(separator: ", ")).")
  var journal: String
  @Option(help: "The resolution of the PNG that will be sent; vector files have none.") var dpi: Double?

  func validate() throws {
    try ResolutionOption.check(dpi)
    guard JournalRules.named(journal) == nil else { return }
    let list = JournalRules.journals.map(\.journal).joined(separator: ", ")
    throw ValidationError("The rules of “\(journal)” are not known. There are \(list).")
  }

  func run() throws {
    guard let rules = JournalRules.named(journal) else { throw ExitStatus.usage }
    if let picture = try PNGPicture(path: choice.results) {
      try report([(choice.results, JournalCheck(picture, rules: rules))])
      return
    }
    let (study, changes) = try choice.opened()
    let (figures, failures) = choice.figures(study, changes)
    let typeface = try FigureTypeface()
    try report(
      figures.map { ($0.name, JournalCheck($0.scene(typeface: typeface), rules: rules, resolution: dpi)) })
    if figures.isEmpty { throw ExitStatus.failed }
    if failures > 0 { throw ExitStatus.partlyDone }
  }

  /// Prints a line for each breach.
  ///
  /// - Throws: the exit code 1 if there is any.
  private func report(_ checks: [(name: String, check: JournalCheck)]) throws {
    for (name, check) in checks {
      for breach in check.breaches {
        print("\(name): \(breach.rule.rawValue): \(breach.found); \(journal) asks for \(breach.expected)")
      }
    }
    if checks.contains(where: { !$0.check.breaches.isEmpty }) { throw ExitStatus.failed }
  }
}
