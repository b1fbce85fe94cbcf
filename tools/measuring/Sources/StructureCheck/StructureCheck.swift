public import Foundation

/// Holds the code of the project against the plan of `Documentation/architecture.md`.
public struct StructureCheck: Sendable {
  /// The texts of the files under `Sources`, by path from the project's root.
  public var files: [String: String]

  /// Creates a check of texts.
  public init(files: [String: String]) { self.files = files }

  /// Reads the files of a project.
  ///
  /// - Throws: where a file cannot be read.
  public init(root: URL) throws {
    files = [:]
    let sources = root.appendingPathComponent("Sources")
    for case let name as String in FileManager.default.enumerator(atPath: sources.path) ?? .init()
    where name.hasSuffix(".swift") {
      files["Sources/\(name)"] = try String(contentsOf: sources.appendingPathComponent(name), encoding: .utf8)
    }
  }

  /// Every violation, sorted by path; what a stated exception covers is none.
  public func violations() -> [StructureViolation] {
    departures().filter { violation in !StructureException.all.contains { $0.covers(violation) } }
  }

  /// The stated exceptions that cover nothing any more.
  public func idleExceptions() -> [StructureException] {
    let departures = departures()
    return StructureException.all.filter { exception in !departures.contains { exception.covers($0) } }
  }

  /// Every place where a rule does not hold, exceptions included.
  private func departures() -> [StructureViolation] {
    let sources = files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      SwiftSource(path: $0.key, text: $0.value)
    }
    let types = Set(sources.filter { $0.module == "InstrumentMeasurements" }.flatMap(\.measurementTypes))
    let modules = Set(House.rooms.map(\.name))
    return sources.flatMap { source in
      source.importViolations() + source.literalViolations() + source.castViolations(to: types)
        + source.nameViolations(modules: modules) + source.documentationViolations()
    }
  }
}
