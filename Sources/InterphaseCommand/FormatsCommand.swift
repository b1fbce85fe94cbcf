import ArgumentParser
import Interphase

/// `interphase formats`.
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats", abstract: "Lists the export formats that can be read.",
    discussion: "Files are recognised by their content, not by their name.\n\nExample:\n  interphase formats")

  @Flag(help: "Print JSON instead of a table.") var json = false

  func run() throws {
    let formats = InstalledTechniques.current.registry.readers.map(\.format)
    if json {
      let rows = formats.map { format in
        JSONValue.object([
          ("identifier", .text(format.identifier)), ("name", .text(format.name)),
          ("vendor", .text(format.vendor)),
          ("techniques", .list(format.techniques.map(JSONValue.text))),
          ("fileNameEndings", .list(format.fileNameEndings.map(JSONValue.text))),
        ])
      }
      return try StandardOutput.write(document: JSONValue.list(rows).document)
    }
    let rows = formats.map { format in
      [
        format.identifier, format.techniques.joined(separator: ", "),
        format.fileNameEndings.map { ".\($0)" }.joined(separator: " "),
        format.name + (format.vendor.isEmpty ? "" : " (\(format.vendor))"),
      ]
    }
    for line in TextTable.lines(header: ["format", "technique", "endings", "name"], rows: rows) {
      try StandardOutput.write(line)
    }
  }
}
