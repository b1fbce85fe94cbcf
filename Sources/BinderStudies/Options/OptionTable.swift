import AnalysisFindings

/// The keys of one section.
struct OptionTable<Options: Sendable>: Sendable {
  /// The section's key; empty for the root of a file.
  let name: String
  /// The keys.
  let keys: [OptionKey<Options>]

  /// Reads a section into options; keys in the table's order, wherever they stand in the file.
  func read(_ section: ManifestValue, into options: inout Options, _ decoder: inout ManifestDecoder) {
    let entries = decoder.mapping(section, key: name, allowed: keys.map(\.name))
    for key in keys {
      for entry in entries where entry.key == key.name { key.read(entry.value, &options, &decoder) }
    }
  }

  /// Notes keys that stand further in than they may, or without the key that they need.
  ///
  /// - Parameter others: The sections further out that hold there too.
  func checkPlaces(
    of section: ManifestValue, at place: ManifestPlace, others: [ManifestValue] = [],
    _ decoder: inout ManifestDecoder
  ) {
    for entry in section.entries ?? [] {
      guard let key = keys.first(where: { $0.name == entry.key.text }) else { continue }
      if place > key.innermost {
        decoder.note(
          key: key.name, node: entry.key,
          expected: "“\(key.name)” at \(key.innermost.words) or further out", found: "it at \(place.words)",
          remedy: "Move the key outwards; it cannot differ there.")
      }
      if let needed = key.needs, ([section] + others).allSatisfy({ $0[needed] == nil }) {
        decoder.note(
          .missing, key: key.name, node: entry.key, expected: "“\(needed)” with it",
          found: "no key “\(needed)”", remedy: "Add “\(needed): …”, or remove “\(key.name)”.")
      }
    }
  }
}

extension ManifestValue {
  /// The section in which each key has its innermost value.
  ///
  /// Keys with keys of their own are merged key by key, everything else (lists too) is taken as a whole.
  ///
  /// - Parameters:
  ///   - sections: The sections of one name, the outermost first.
  ///   - keys: The keys that the section may have.
  static func innermost(of sections: [ManifestValue], _ keys: [KeyDescription]) -> ManifestValue? {
    guard let last = sections.last else { return nil }
    var entries: [Entry] = []
    for section in sections {
      for entry in section.entries ?? [] {
        guard let index = entries.firstIndex(where: { $0.key.text == entry.key.text }) else {
          entries.append(entry)
          continue
        }
        let inner = keys.first { $0.name == entry.key.text }?.inner ?? []
        let merged =
          inner.isEmpty ? entry.value : innermost(of: [entries[index].value, entry.value], inner)
        entries[index] = Entry(key: entry.key, value: merged ?? entry.value)
      }
    }
    return ManifestValue(.entries(entries), line: last.line)
  }
}
