/// The tags of a Gatan DM3/DM4 file as one flat table; node 0 is the root group.
///
/// The table refers to the file's bytes by offset, so that a large image costs nothing until it is decoded.
struct DigitalMicrographTags {
  /// The file's bytes.
  let bytes: [UInt8]
  /// Whether the payloads (not the structure) are stored with the most significant byte first.
  let isBigEndian: Bool
  /// Every tag, parents before their children.
  var nodes: [Node] = []

  /// One tag or group.
  struct Node {
    /// The group that holds it; -1 for the root.
    var parent: Int
    /// Its place among its siblings, from 0.
    var ordinal: Int
    /// The bytes of its name; empty in lists.
    var name: Range<Int>
    /// What it is.
    var content: Content
    /// The next tag of the same group, or -1.
    var nextSibling = -1
    /// The first tag of this group, or -1.
    var firstChild = -1
  }

  /// What a tag holds; offsets are checked against the file's length when the table is made.
  enum Content {
    /// Further tags.
    case group
    /// One number.
    case number(DigitalMicrographNumber, offset: Int)
    /// Numbers side by side, such as a rectangle.
    case structure([DigitalMicrographNumber], offset: Int)
    /// UTF-16 text.
    case text(Range<Int>)
    /// Numbers of one type.
    case array(DigitalMicrographNumber, count: Int, offset: Int)
    /// Structures or arrays, repeated: kept by their place only.
    case block(Range<Int>, description: String)
  }

  /// The tags of a group, in the file's order.
  func children(of node: Int) -> [Int] {
    var found: [Int] = []
    var child = nodes[node].firstChild
    while child >= 0 {
      found.append(child)
      child = nodes[child].nextSibling
    }
    return found
  }

  /// The tag of a name in a group.
  func child(_ name: String, of node: Int) -> Int? {
    var child = nodes[node].firstChild
    while child >= 0 {
      if bytes[nodes[child].name].elementsEqual(name.utf8) { return child }
      child = nodes[child].nextSibling
    }
    return nil
  }

  /// The tag that a path of names leads to from a group.
  func node(_ path: String..., from start: Int = 0) -> Int? {
    path.reduce(start) { node, name in node.flatMap { child(name, of: $0) } }
  }

  /// A tag's name, or its place among its siblings where it has none.
  func name(of node: Int) -> String {
    let range = nodes[node].name
    guard !range.isEmpty else { return String(nodes[node].ordinal) }
    // Older versions wrote Latin-1 (`Emission Current (µA)`), newer ones UTF-8.
    return String(validating: bytes[range], as: UTF8.self)
      ?? String(String.UnicodeScalarView(bytes[range].map { Unicode.Scalar($0) }))
  }

  /// The names from the root to a tag, joined by ` / `.
  func path(to node: Int) -> String {
    var names: [String] = []
    var current = node
    while current > 0 {
      names.append(name(of: current))
      current = nodes[current].parent
    }
    return names.reversed().joined(separator: " / ")
  }

  /// The number in a tag.
  func number(_ node: Int?) -> Double? {
    guard let node, case .number(let type, let offset) = nodes[node].content else { return nil }
    return type.double(in: bytes, at: offset, isBigEndian: isBigEndian)
  }

  /// The whole number in a tag, where it holds one that fits.
  func wholeNumber(_ node: Int?) -> Int? {
    guard let value = number(node), value == value.rounded(), abs(value) < 9e15 else { return nil }
    return Int(value)
  }

  /// The text in a tag.
  func text(_ node: Int?) -> String? {
    guard let node else { return nil }
    switch nodes[node].content {
    case .text(let range): return decodedText(range)
    case .array(.uint16, let count, let offset): return decodedText(offset..<offset + 2 * count)
    case .group, .number, .structure, .array, .block: return nil
    }
  }

  private func decodedText(_ range: Range<Int>) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(range.count / 2)
    for offset in stride(from: range.lowerBound, to: range.upperBound - 1, by: 2) {
      let first = UInt16(bytes[offset])
      let second = UInt16(bytes[offset + 1])
      units.append(isBigEndian ? first << 8 | second : second << 8 | first)
    }
    while units.last == 0 { units.removeLast() }
    return String(decoding: units, as: UTF16.self)
  }

  /// What a tag holds, as metadata text; `nil` for a group.
  func description(of node: Int) -> String? {
    switch nodes[node].content {
    case .group: return nil
    case .number(let type, let offset):
      return type.description(in: bytes, at: offset, isBigEndian: isBigEndian)
    case .text, .array(.uint16, _, _): return text(node)
    case .structure(let types, let start):
      var offset = start
      var fields: [String] = []
      for type in types {
        fields.append(type.description(in: bytes, at: offset, isBigEndian: isBigEndian))
        offset += type.size
      }
      return fields.joined(separator: ", ")
    case .array(let type, let count, let start):
      guard count <= 64 else { return "\(count) values of \(type.rawValue)" }
      let fields = (0..<count).map {
        type.description(in: bytes, at: start + $0 * type.size, isBigEndian: isBigEndian)
      }
      return fields.joined(separator: ", ")
    case .block(_, let description): return description
    }
  }
}
