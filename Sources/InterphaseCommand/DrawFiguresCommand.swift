import ArgumentParser
import Foundation
import Interphase

/// `interphase figure draw`, which is `interphase figure`.
struct DrawFiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw", abstract: "Draws figures from a results folder alone (the default).",
    discussion: """
      Prints the paths of the files. Exit code 3 if a figure that was asked for cannot be drawn.

      Example:
        interphase figure draw results xps-panels sims-profiles --format png,pdf --dpi 600
      """)

  @OptionGroup var choice: FigureChoice
  @Option(name: .shortAndLong, help: "The folder for the figures (default: RESULTS/figures).")
  var output: String?
  @Option(help: "The formats, with commas: png, svg, pdf.", transform: FormatList.init)
  var format = FormatList(formats: [.png, .svg])
  @Option(help: "Time spent on smaller PNG files: fast, default, small.") var png = CompressionOption.default
  @Option(parsing: .unconditional, help: "The resolution of PNG in dots per inch.") var dpi = 300.0
  @Flag(help: "List the figures that the results allow, and draw nothing.") var list = false

  func validate() throws {
    try ResolutionOption.check(dpi)
    try OutputOption.check(output, "--output")
  }

  func run() throws {
    let (study, changes) = try choice.opened()
    if list {
      let rows = InstalledTechniques.current.catalogue.recipes
        .filter { recipe in
          study.availableFigures(in: InstalledTechniques.current.catalogue).contains(recipe.name)
        }
        .map { [$0.name.rawValue, $0.summary] }
      for line in TextTable.lines(header: ["figure", "shows"], rows: rows) { try StandardOutput.write(line) }
      return
    }
    let (figures, missing) = choice.figures(study, changes)
    guard !figures.isEmpty else { throw ExitStatus.failed }
    let files = figures.flatMap { figure in format.formats.map { "\(figure.name).\($0.rawValue)" } }
    let folder = try OutputOption.hold({ () throws(InputProblem) in
      try FigureFolder(output, ofResults: choice.results, files: files)
    }) { $0.release() }
    defer { folder.release() }
    let failures = missing + (try write(figures, to: folder))
    if failures > 0 { throw failures < figures.count + missing ? ExitStatus.partlyDone : ExitStatus.failed }
  }

  /// Writes the figures and prints the paths of their files.
  ///
  /// - Returns: how many could not be drawn.
  private func write(_ figures: [ScientificFigure], to folder: FigureFolder) throws -> Int {
    let typeface = try FigureTypeface()
    let form = FigureOutput(formats: format.formats, resolution: dpi, compression: png.compression)
    var failures = 0
    var written: [String] = []
    for figure in figures {
      let page = figure.scene(typeface: typeface)
      if let warning = page.missingCharacterWarning(figure: figure.name, typeface: typeface) {
        StandardError.write("Warning: \(warning)")
      }
      do {
        for format in form.formats {
          let file = "\(figure.name).\(format.rawValue)"
          try folder.prepare(try form.bytes(of: page, as: format, typeface: typeface), as: file)
          written.append(folder.path(of: file))
        }
      } catch let problem as RasterProblem {
        failures += 1
        StandardError.write("\(figure.name): \(problem)")
      }
    }
    try folder.commit()
    folder.release()
    for path in written { try StandardOutput.write(path) }
    return failures
  }
}

/// Formats with commas between them.
struct FormatList {
  var formats: [FigureFormat]

  init(formats: [FigureFormat]) { self.formats = formats }

  init(_ text: String) throws {
    formats = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let format = FigureFormat(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
        throw ValidationError("“\(name)” is no format of figures. There are png, svg, pdf.")
      }
      if !formats.contains(format) { formats.append(format) }
    }
  }
}

/// How much time is spent on smaller PNG files, as an option.
enum CompressionOption: String, ExpressibleByArgument, CaseIterable {
  case fast, `default`, small

  var compression: PNGEncoder.Compression {
    switch self {
    case .fast: .fast
    case .default: .default
    case .small: .small
    }
  }
}
