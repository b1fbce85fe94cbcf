import AnalysisFindings
import InstrumentMeasurements
import StudyExports

/// Why units are done again whose samples have results already: what `run.json` of the earlier run has otherwise.
struct ReworkReasons {
  private var units: [String: Earlier] = [:]
  private var hashes: [String: String] = [:]

  private struct Earlier {
    var options: [String: String]
  }

  /// Reads the record of the earlier run; without one there is nothing to compare with.
  ///
  /// - Parameter record: The bytes of `run.json`.
  init(_ record: [UInt8]) {
    guard let document = try? JSONValue(parsing: record, file: "run.json") else { return }
    for file in document.list("files") {
      if let path = file.text("path"), let hash = file.text("sha256") { hashes[path] = hash }
    }
    for unit in document.list("units") {
      guard let sample = unit.text("sample"), let technique = unit.text("technique") else { continue }
      let options = unit["options"]?.entries.compactMap { entry -> (String, String)? in
        if case .text(let value) = entry.value { (entry.key, value) } else { nil }
      }
      units[Self.key(sample, technique)] = Earlier(
        options: Dictionary(options ?? [], uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Why a unit is done again, in a sentence; `nil` where no earlier run had it.
  ///
  /// - Parameters:
  ///   - expansion: The study's folder.
  func reason(_ unit: StudyUnit, in expansion: FilePatternExpansion) throws(InputProblem) -> String? {
    guard let earlier = units[Self.key(unit.sample.name, unit.technique.code.rawValue)] else { return nil }
    let name = "\(unit.sample.name), \(unit.technique.title)"
    for file in unit.files {
      let path = expansion.inStudy(file.path)
      if hashes[path] != file.sha256 {
        return "\(name): \(path) \(hashes[path] == nil ? "is new" : "has changed")"
      }
    }
    for option in try unit.technique.work(unit.request).options
    where earlier.options[option.name] != option.value {
      let before = earlier.options[option.name].map { " instead of \($0)" } ?? ""
      return "\(name): \(option.name) is \(option.value)\(before)"
    }
    return "\(name): other parts, rows or blanks, or another engine"
  }

  private static func key(_ sample: String, _ technique: String) -> String { "\(technique)\u{0}\(sample)" }
}

extension JSONValue {
  fileprivate var entries: [(key: String, value: JSONValue)] {
    if case .object(let entries) = self { entries } else { [] }
  }

  fileprivate subscript(key: String) -> JSONValue? { entries.first { $0.key == key }?.value }

  fileprivate func list(_ key: String) -> [JSONValue] {
    if case .list(let values)? = self[key] { values } else { [] }
  }

  fileprivate func text(_ key: String) -> String? {
    if case .text(let text)? = self[key] { text } else { nil }
  }
}
