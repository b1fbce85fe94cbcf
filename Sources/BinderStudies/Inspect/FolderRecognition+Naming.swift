import AnalysisFindings
import Foundation
import InstrumentMeasurements

/// Which specimens the files and rows of a folder are of.
extension FolderRecognition {
  /// Names the specimens by what varies over the names of files and of rows.
  mutating func nameSpecimens(rows: [SpecimenRow]) {
    let own = files.indices.filter { !isTable(files[$0]) }
    let ofSpecimens = rows.filter { $0.isOfSpecimen && !NameVocabulary.isStandard($0.name) }
    let names =
      own.map { (parts: parts(of: files[$0].path), group: files[$0].technique.rawValue) }
      + plainTables.map { (parts: parts(of: $0.path), group: "plain table") }
      + ofSpecimens.map { (parts: [$0.name], group: "row") }
    let naming = SpecimenNaming(names)
    questions = naming.questions
    var known: [String: SuggestedSpecimen] = [:]
    for (place, suggestion) in naming.suggestions.enumerated() {
      let fallback = names[place].parts.last ?? ""
      let found =
        suggestion.map {
          SuggestedSpecimen(name: $0.sample, binder: $0.binder, state: $0.state, isBlank: $0.isBlank)
        } ?? SuggestedSpecimen(name: fallback, binder: fallback)
      if place < own.count {
        files[own[place]].binder = found.binder
        files[own[place]].sample = found.name
      } else if place < own.count + plainTables.count {
        plainTables[place - own.count].sample = found.name
      } else {
        known[found.name, default: found].rows.append(ofSpecimens[place - own.count - plainTables.count].name)
        continue
      }
      if known[found.name] == nil { known[found.name] = found }
    }
    specimens = known.values.sorted { Self.precedes($0.name, $1.name) }
    ask()
  }

  /// The folders and the name of a file without its ending.
  private func parts(of path: String) -> [String] {
    var parts = path.split(separator: "/").map(String.init)
    let name = parts.removeLast()
    return parts + [(name as NSString).deletingPathExtension]
  }

  /// Asks about what may be a slip: a binder with one cell beside others that have more, or a great many binders.
  private mutating func ask() {
    let counts = binders.map { binder in specimens.count { $0.binder == binder && !$0.isBlank } }
    guard binders.count > 1, let most = counts.max(), most > 1 else { return }
    for (binder, count) in zip(binders, counts) where count == 1 {
      questions.append(
        "Is “\(binder.printable)” a binder of its own? It has one sample, others have up to \(most).")
    }
    if binders.count > 6 {
      questions.append(
        "There are \(binders.count) binders by the names of the files: are all of them binders?")
    }
  }

  /// The binders, the reference first: a polymer by itself that is the usual one, or else the shortest name.
  var binders: [String] {
    let all = specimens.filter { !$0.isBlank && isReadable($0) }.map(\.binder).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let polymers = NameVocabulary.polymers
    let reference =
      polymers.lazy.compactMap { polymer in all.first { $0.lowercased() == polymer } }.first
      ?? polymers.lazy.compactMap { polymer in
        all.first { $0.lowercased().prefix { $0.isLetter } == polymer }
      }.first
      ?? all.min { ($0.count, $0) < ($1.count, $1) }
    return all.filter { $0 == reference } + all.filter { $0 != reference }
  }

  /// Whether a specimen has anything that is read as it is; in a folder of nothing but plain tables all are taken for so, and
  /// the check says what is to be declared.
  func isReadable(_ specimen: SuggestedSpecimen) -> Bool {
    files.isEmpty || !specimen.rows.isEmpty || files.contains { $0.sample == specimen.name && !isTable($0) }
  }

  /// The order of names as people count: cell 2 before cell 10.
  private static func precedes(_ one: String, _ other: String) -> Bool {
    let (first, second) = (numbered(one), numbered(other))
    return first == second ? one < other : first.lexicographicallyPrecedes(second)
  }

  /// A name with its numbers padded.
  private static func numbered(_ name: String) -> [UInt8] {
    var result: [UInt8] = []
    var digits: [UInt8] = []
    for byte in Array(name.lowercased().utf8) + [0] {
      if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
        digits.append(byte)
        continue
      }
      if !digits.isEmpty {
        result += [UInt8](repeating: UInt8(ascii: "0"), count: max(0, 9 - digits.count)) + digits
        digits = []
      }
      if byte != 0 { result.append(byte) }
    }
    return result
  }
}
