import ArgumentParser
import Interphase

/// `interphase figure check`.
struct CheckFiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks figures against a journal's rules.",
    discussion: """
      Draws the figures as `interphase figure` would and names every text that is too small, line that is too thin, \
      and page that is too wide or high. Exit code 0 if there is nothing, 1 if there is something.

      Example:
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
    let (study, changes) = try choice.opened()
    let (figures, failures) = choice.figures(study, changes)
    let typeface = try FigureTypeface()
    var count = 0
    for figure in figures {
      let check = JournalCheck(figure.scene(typeface: typeface), rules: rules, resolution: dpi)
      for breach in check.breaches {
        print(
          "\(figure.name): \(breach.rule.rawValue): \(breach.found); \(journal) asks for \(breach.expected)")
      }
      count += check.breaches.count
    }
    if count > 0 || figures.isEmpty { throw ExitStatus.failed }
    if failures > 0 { throw ExitStatus.partlyDone }
  }
}
