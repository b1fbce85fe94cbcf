import ArgumentParser
import Interphase

/// `interphase figure check`.
struct CheckFiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks figures against a journal's rules.",
    discussion: """
      Draws the figures as `interphase figure` would and says in a line for each kind which texts are too small, which \
      lines are too thin, and whether the page is too wide or high, with what to do about it. In place of a results \
      folder a PNG file can be named, of which size and resolution are checked. Exit code 0 if there is nothing, 1 if \
      there is something.

      Examples:
        interphase figure check paper/xps-panels.png --journal nature
        interphase figure check results --journal rsc --theme rsc171 --dpi 600
      """)

  @OptionGroup var choice: FigureChoice
  @Option(help: "The journal: \(JournalRules.journals.map(\.journal).joined(separator: ", ")).")
  var journal: String
  @Option(
    parsing: .unconditional, help: "The resolution of the PNG that will be sent; vector files have none.")
  var dpi: Double?

  func validate() throws {
    try ResolutionOption.check(dpi)
    guard JournalRules.named(journal) == nil else { return }
    let list = JournalRules.journals.map(\.journal).joined(separator: ", ")
    let remedy = JournalRules.nearest(to: journal).map { "Did you mean “\($0.journal)”?" }
    throw ValidationError("The rules of “\(journal)” are not known. \(remedy ?? "There are \(list).")")
  }

  func run() throws {
    guard let rules = JournalRules.named(journal) else { throw ExitStatus.usage }
    if let picture = try PNGPicture(path: choice.results) {
      let check = JournalCheck(picture, rules: rules)
      try report([JournalReport(name: choice.results, check: check, rules: rules)])
      return
    }
    let (study, changes) = try choice.opened()
    let (figures, failures) = choice.figures(study, changes)
    let typeface = try FigureTypeface()
    try report(
      figures.map { figure in
        let check = JournalCheck(figure.scene(typeface: typeface), rules: rules, resolution: dpi)
        return JournalReport(name: figure.name, check: check, rules: rules, theme: figure.theme)
      })
    if figures.isEmpty { throw ExitStatus.failed }
    if failures > 0 { throw ExitStatus.partlyDone }
  }

  /// Prints what a journal would refuse.
  ///
  /// - Throws: the exit code 1 if there is anything.
  private func report(_ reports: [JournalReport]) throws {
    let lines = reports.flatMap(\.lines)
    for line in lines { try StandardOutput.write(line) }
    if !lines.isEmpty { throw ExitStatus.failed }
  }
}
