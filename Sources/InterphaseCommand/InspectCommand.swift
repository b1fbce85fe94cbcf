import ArgumentParser
import Interphase

/// `interphase inspect`.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Says what is in export files.",
    discussion: """
      Examples:
        interphase inspect pvdf-1.vms
        interphase inspect --json exports/*.dm3
        interphase inspect scan.dm3 --arrays numbers

      With --arrays, every array of numbers is written as a NumPy file, and arrays.json says what each of them is.
      """)

  @Argument(help: "The files.") var files: [String]
  @Flag(help: "Print JSON instead of a table.") var json = false
  @Option(help: "A folder to write the numbers to, as NumPy files.") var arrays: String?

  func validate() throws { try OutputOption.check(arrays, "--arrays") }

  func run() throws {
    var documents: [JSONValue] = []
    var reads: [ReaderRegistry.ReadFile] = []
    var failures = 0
    for file in files {
      let read: ReaderRegistry.ReadFile
      do {
        read = try InstalledTechniques.current.registry.read(path: file)
      } catch {
        failures += 1
        StandardError.write(error.description)
        continue
      }
      if arrays != nil { reads.append(read) }
      let summaries = read.measurements.map(MeasurementSummary.init)
      if json { documents.append(Self.document(read, summaries)) } else { try Self.show(read, summaries) }
    }
    if json { try StandardOutput.write(document: JSONValue.list(documents).document) }
    if let arrays, !reads.isEmpty {
      do {
        try ArrayExport(reads).write(to: arrays)
      } catch {
        StandardError.write(error.description)
        throw ExitStatus.failed
      }
    }
    if failures > 0 { throw failures == files.count ? ExitStatus.failed : ExitStatus.partlyDone }
  }

  private static func show(_ read: ReaderRegistry.ReadFile, _ summaries: [MeasurementSummary]) throws {
    try StandardOutput.write(
      "\(read.source.path): \(read.format.name), \(read.source.byteCount) bytes, \(summaries.count) \(summaries.count == 1 ? "measurement" : "measurements")"
    )
    for (index, summary) in summaries.enumerated() {
      try StandardOutput.write("  \(index + 1). \(summary.kind): \(summary.title)")
      try StandardOutput.write("     \(summary.line)")
      for note in summary.notes { try StandardOutput.write("     note: \(note)") }
    }
  }

  private static func document(_ read: ReaderRegistry.ReadFile, _ summaries: [MeasurementSummary])
    -> JSONValue
  {
    .object([
      ("file", .text(read.source.path)), ("format", .text(read.format.identifier)),
      ("bytes", .integer(read.source.byteCount)), ("sha256", .text(read.source.sha256)),
      ("measurements", .list(summaries.map(\.json))),
    ])
  }
}
