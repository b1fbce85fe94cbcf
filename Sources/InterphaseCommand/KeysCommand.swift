import ArgumentParser
import Interphase

/// `interphase keys`.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Lists every key of a manifest with unit, default and example.",
    discussion: "The page is Documentation/manifest.md.\n\nExample:\n  interphase keys | less")

  func run() throws {
    try StandardOutput.write(
      document: ManifestDocumentation(techniques: InstalledTechniques.current.techniques).markdown)
  }
}
