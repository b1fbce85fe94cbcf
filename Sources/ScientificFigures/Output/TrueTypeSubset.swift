/// A TrueType file reduced to the glyphs that a document uses, for embedding in PDF.
///
/// Glyph numbers stay as they are; glyphs that are not used lose their outlines. Table layouts after the OpenType
/// specification 1.9 (head, hhea, maxp, hmtx, loca, glyf, cmap formats 4 and 12).
struct TrueTypeSubset {
  private let bytes: [UInt8]
  private let tables: [String: Range<Int>]
  private let glyphCount: Int
  private let longOffsets: Bool
  private let metricCount: Int
  /// Units in an em.
  let unitsPerEm: Int

  /// Opens a file; `nil` where it is no TrueType font with outlines.
  init?(bytes: [UInt8]) {
    self.bytes = bytes
    func word(_ offset: Int) -> Int? {
      guard offset >= 0, offset + 2 <= bytes.count else { return nil }
      return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
    }
    func long(_ offset: Int) -> Int? {
      guard let high = word(offset), let low = word(offset + 2) else { return nil }
      return high << 16 | low
    }
    guard let count = word(4), count < 100 else { return nil }
    var tables: [String: Range<Int>] = [:]
    for index in 0..<count {
      let entry = 12 + 16 * index
      guard entry + 16 <= bytes.count, let start = long(entry + 8), let length = long(entry + 12),
        start <= bytes.count, length <= bytes.count - start
      else { return nil }
      tables[String(decoding: bytes[entry..<(entry + 4)], as: UTF8.self)] = start..<(start + length)
    }
    guard let head = tables["head"], let hhea = tables["hhea"], let maxp = tables["maxp"],
      tables["loca"] != nil,
      tables["glyf"] != nil, tables["hmtx"] != nil, tables["cmap"] != nil,
      let units = word(head.lowerBound + 18), units > 0, let format = word(head.lowerBound + 50),
      let glyphs = word(maxp.lowerBound + 4), let metrics = word(hhea.lowerBound + 34), metrics > 0
    else { return nil }
    self.tables = tables
    glyphCount = glyphs
    longOffsets = format == 1
    metricCount = metrics
    unitsPerEm = units
  }

  private func word(_ offset: Int) -> Int {
    guard offset >= 0, offset + 2 <= bytes.count else { return 0 }
    return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
  }

  private func long(_ offset: Int) -> Int { word(offset) << 16 | word(offset + 2) }

  private func signed(_ offset: Int) -> Int { Int(Int16(truncatingIfNeeded: word(offset))) }

  /// The advance of a glyph in thousandths of an em.
  func advance(_ glyph: Int) -> Int {
    guard let hmtx = tables["hmtx"] else { return 0 }
    return word(hmtx.lowerBound + 4 * min(glyph, metricCount - 1)) * 1000 / unitsPerEm
  }

  /// Ascender, descender and bounding box in thousandths of an em.
  var measures: (ascent: Int, descent: Int, box: [Int]) {
    guard let head = tables["head"]?.lowerBound, let hhea = tables["hhea"]?.lowerBound else {
      return (0, 0, [])
    }
    func scaled(_ offset: Int) -> Int { signed(offset) * 1000 / unitsPerEm }
    return (scaled(hhea + 4), scaled(hhea + 6), [36, 38, 40, 42].map { scaled(head + $0) })
  }

  /// The glyph of a character; `nil` where the font has none.
  func glyph(_ character: Unicode.Scalar) -> Int? {
    guard let cmap = tables["cmap"] else { return nil }
    var found: Int?
    for index in 0..<min(word(cmap.lowerBound + 2), 50) {
      let entry = cmap.lowerBound + 4 + 8 * index
      let start = cmap.lowerBound + long(entry + 4)
      switch (word(entry), word(start)) {
      case (3, 12), (0, 12): if let glyph = segmented12(start, Int(character.value)) { found = glyph }
      case (3, 4), (0, 4): if found == nil { found = segmented4(start, Int(character.value)) }
      default: break
      }
    }
    return found.flatMap { $0 > 0 && $0 < glyphCount ? $0 : nil }
  }

  private func segmented4(_ start: Int, _ code: Int) -> Int? {
    guard code <= 0xFFFF else { return nil }
    let count = word(start + 6) / 2
    for index in 0..<count where word(start + 14 + 2 * index) >= code {
      let first = word(start + 16 + 2 * count + 2 * index)
      guard first <= code else { return nil }
      let delta = word(start + 16 + 4 * count + 2 * index)
      let place = start + 16 + 6 * count + 2 * index
      let offset = word(place)
      if offset == 0 { return (code + delta) & 0xFFFF }
      let glyph = word(place + offset + 2 * (code - first))
      return glyph == 0 ? nil : (glyph + delta) & 0xFFFF
    }
    return nil
  }

  private func segmented12(_ start: Int, _ code: Int) -> Int? {
    for index in 0..<min(long(start + 12), 100_000) {
      let group = start + 16 + 12 * index
      guard group + 12 <= bytes.count else { return nil }
      if code >= long(group), code <= long(group + 4) { return long(group + 8) + code - long(group) }
    }
    return nil
  }

  private func outline(_ glyph: Int) -> Range<Int>? {
    guard let loca = tables["loca"], let glyf = tables["glyf"], glyph >= 0, glyph < glyphCount else {
      return nil
    }
    let place = loca.lowerBound + glyph * (longOffsets ? 4 : 2)
    let start = longOffsets ? long(place) : 2 * word(place)
    let end = longOffsets ? long(place + 4) : 2 * word(place + 2)
    guard start < end, end <= glyf.count else { return nil }
    return (glyf.lowerBound + start)..<(glyf.lowerBound + end)
  }

  /// The glyphs that a composite glyph is made of.
  private func parts(of outline: Range<Int>) -> [Int] {
    guard signed(outline.lowerBound) < 0 else { return [] }
    var parts: [Int] = []
    var place = outline.lowerBound + 10
    while place + 4 <= outline.upperBound, parts.count < 64 {
      let flags = word(place)
      parts.append(word(place + 2))
      place += 4 + (flags & 1 != 0 ? 4 : 2)
      if flags & 8 != 0 {
        place += 2
      } else if flags & 0x40 != 0 {
        place += 4
      } else if flags & 0x80 != 0 {
        place += 8
      }
      if flags & 0x20 == 0 { break }
    }
    return parts
  }

  /// The file with the outlines of these glyphs, of their parts, and of the box for missing glyphs.
  func subset(_ glyphs: [Int]) -> [UInt8] {
    var kept: Set<Int> = [0]
    var queue = glyphs
    while let glyph = queue.popLast() {
      guard kept.insert(glyph).inserted || glyph == 0, let outline = outline(glyph) else { continue }
      queue += parts(of: outline).filter { !kept.contains($0) }
    }
    var glyf: [UInt8] = []
    var loca: [UInt8] = []
    for glyph in 0...glyphCount {
      loca += Self.bigEndian(glyf.count)
      if kept.contains(glyph), let outline = outline(glyph) {
        glyf += bytes[outline]
        while glyf.count % 4 != 0 { glyf.append(0) }
      }
    }
    var parts: [(name: String, data: [UInt8])] = []
    for name in ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"] {
      switch name {
      case "glyf": parts.append((name, glyf))
      case "loca": parts.append((name, loca))
      case "head":
        guard let range = tables[name], range.count >= 52 else { continue }
        var head = Array(bytes[range])
        // Long offsets, and a checksum that no reader of PDF looks at.
        head.replaceSubrange(50..<52, with: [0, 1])
        head.replaceSubrange(8..<12, with: [0, 0, 0, 0])
        parts.append((name, head))
      default: if let range = tables[name] { parts.append((name, Array(bytes[range]))) }
      }
    }
    return Self.file(parts)
  }

  private static func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func file(_ parts: [(name: String, data: [UInt8])]) -> [UInt8] {
    var power = 1
    var selector = 0
    while power * 2 <= parts.count {
      power *= 2
      selector += 1
    }
    func short(_ value: Int) -> [UInt8] {
      [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
    var file: [UInt8] = [0, 1, 0, 0]
    file += short(parts.count) + short(power * 16) + short(selector) + short((parts.count - power) * 16)
    var offset = 12 + 16 * parts.count
    var body: [UInt8] = []
    for part in parts {
      var sum: UInt32 = 0
      var padded = part.data
      while padded.count % 4 != 0 { padded.append(0) }
      for index in stride(from: 0, to: padded.count, by: 4) {
        let word =
          UInt32(padded[index]) << 24 | UInt32(padded[index + 1]) << 16 | UInt32(padded[index + 2]) << 8
          | UInt32(padded[index + 3])
        sum = sum &+ word
      }
      file += Array(part.name.utf8) + bigEndian(Int(sum)) + bigEndian(offset) + bigEndian(part.data.count)
      body += padded
      offset += padded.count
    }
    return file + body
  }
}
