import Foundation

/// The advances and pair kernings of a TrueType file, read straight from its tables `cmap`, `hmtx` and `kern`.
struct FontTables {
  private let bytes: [UInt8]
  private var tables: [String: Int] = [:]
  private var kernings: [UInt32: Int] = [:]

  /// Reads the directory and the kerning pairs of a file.
  init(path: String) throws {
    bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    for entry in 0..<word(4) {
      let place = 12 + 16 * entry
      tables[String(decoding: bytes[place..<place + 4], as: UTF8.self)] =
        word(place + 8) << 16 | word(place + 10)
    }
    // Version 0 with one subtable of format 0: count, three search fields, then left, right, value.
    if let kern = tables["kern"] {
      for pair in 0..<word(kern + 10) {
        let place = kern + 18 + 6 * pair
        let key = UInt32(word(place)) << 16 | UInt32(word(place + 2))
        kernings[key] = Int(Int16(truncatingIfNeeded: word(place + 4)))
      }
    }
  }

  /// The advance of a text in em.
  func width(of text: String) -> Double {
    guard let head = tables["head"], let header = tables["hhea"], let advances = tables["hmtx"] else {
      return .nan
    }
    var units = 0
    var previous: Int?
    for character in text.unicodeScalars {
      let glyph = glyph(of: Int(character.value))
      units += word(advances + 4 * min(glyph, word(header + 34) - 1))
      if let previous { units += kernings[UInt32(previous) << 16 | UInt32(glyph)] ?? 0 }
      previous = glyph
    }
    return Double(units) / Double(word(head + 18))
  }

  /// Looks a code point up in the Windows Unicode subtable of format 4.
  private func glyph(of code: Int) -> Int {
    guard let map = tables["cmap"] else { return 0 }
    for entry in 0..<word(map + 2) where word(map + 4 + 8 * entry) == 3 && word(map + 6 + 8 * entry) == 1 {
      let table = map + (word(map + 8 + 8 * entry) << 16 | word(map + 10 + 8 * entry))
      guard word(table) == 4 else { continue }
      let doubled = word(table + 6)
      for segment in stride(from: 0, to: doubled, by: 2) where word(table + 14 + segment) >= code {
        let start = word(table + 16 + doubled + segment)
        guard start <= code else { return 0 }
        let delta = word(table + 16 + 2 * doubled + segment)
        let place = table + 16 + 3 * doubled + segment
        let offset = word(place)
        if offset == 0 { return (code + delta) & 0xFFFF }
        let glyph = word(place + offset + 2 * (code - start))
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF
      }
    }
    return 0
  }

  /// Two bytes, the higher first; 0 beyond the end.
  private func word(_ place: Int) -> Int {
    place >= 0 && place + 1 < bytes.count ? Int(bytes[place]) << 8 | Int(bytes[place + 1]) : 0
  }
}
