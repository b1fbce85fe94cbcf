import AnalysisFindings

/// Turns the bytes of a DM3 or DM4 file into its table of tags.
///
/// The structure's numbers are always stored with the most significant byte first, lengths in 4 bytes (DM3) or 8 (DM4);
/// only payloads follow the file's byte-order flag. The size in the header is not trusted: real files state it wrongly.
struct DigitalMicrographTagParser {
  /// How deep groups may lie in one another; real files stay under 20.
  static let depthLimit = 64
  /// How many tags a file may have; real files stay under 20,000.
  static let tagLimit = 250_000

  private let file: String
  private let bytes: [UInt8]
  private var offset = 0
  private var hasLongLengths = false
  private var tags: DigitalMicrographTags

  /// Whether a file begins as DM3 and DM4 files do.
  static func recognises(_ head: [UInt8]) -> Bool {
    guard head.count >= 18, head[0] == 0, head[1] == 0, head[2] == 0, head[3] == 3 || head[3] == 4 else {
      return false
    }
    let flag = head[3] == 3 ? 8 : 12
    guard head[flag] == 0, head[flag + 1] == 0, head[flag + 2] == 0, head[flag + 3] <= 1 else { return false }
    return head[flag + 4] <= 1 && head[flag + 5] <= 1
  }

  /// The tags of a file.
  static func tags(of bytes: [UInt8], file: String) throws(InputProblem) -> DigitalMicrographTags {
    guard recognises(bytes) else {
      throw InputProblem(
        .malformed, file: file, place: .byteOffset(0), expected: "the header of a DM3 or DM4 file",
        found: bytes.count < 18 ? "only \(bytes.count) bytes" : "other bytes",
        remedy: "Export the data from DigitalMicrograph again, as DM3 or DM4.")
    }
    var parser = DigitalMicrographTagParser(bytes: bytes, file: file)
    parser.tags.nodes.append(.init(parent: -1, ordinal: 0, name: 0..<0, content: .group))
    try parser.readGroup(0, depth: 0)
    return parser.tags
  }

  private init(bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes
    hasLongLengths = bytes[3] == 4
    offset = hasLongLengths ? 16 : 12
    tags = DigitalMicrographTags(bytes: bytes, isBigEndian: bytes[offset - 1] == 0)
  }

  private mutating func readGroup(_ group: Int, depth: Int) throws(InputProblem) {
    guard depth < Self.depthLimit else {
      throw problem(
        .limitExceeded, in: group, expected: "groups at most \(Self.depthLimit) deep",
        found: "a deeper group",
        remedy: "The file is damaged; export the data again.")
    }
    try skip(2, in: group)  // sorted, open: how the tag browser showed the group
    let count = try readLength(in: group)
    var previous = -1
    var ordinal = 0
    while ordinal < count {
      let kind = try readInteger(1, in: group)
      guard kind != 0 else { break }
      let nameLength = try readInteger(2, in: group)
      let name = offset..<offset + nameLength
      try skip(nameLength, in: group)
      if hasLongLengths { try skip(8, in: group) }
      guard tags.nodes.count < Self.tagLimit else {
        throw problem(
          .limitExceeded, in: group, expected: "at most \(Self.tagLimit) tags", found: "more",
          remedy: "The file is damaged; export the data again.")
      }
      let node = tags.nodes.count
      tags.nodes.append(.init(parent: group, ordinal: ordinal, name: name, content: .group))
      if previous < 0 { tags.nodes[group].firstChild = node } else { tags.nodes[previous].nextSibling = node }
      previous = node
      switch kind {
      case 20: try readGroup(node, depth: depth + 1)
      case 21: tags.nodes[node].content = try readData(node)
      default:
        throw problem(
          .malformed, in: node, expected: "a group (20) or a data tag (21)", found: "the code \(kind)",
          remedy: "The file is damaged; export the data again.")
      }
      ordinal += 1
    }
  }

  private mutating func readData(_ node: Int) throws(InputProblem) -> DigitalMicrographTags.Content {
    let marker = try readInteger(4, in: node)
    guard marker == 0x2525_2525 else {
      throw problem(
        .malformed, in: node, expected: "the marker %%%% of a data tag", found: "other bytes",
        remedy: "The file is damaged before this place; export the data again.")
    }
    let count = try readLength(in: node)
    guard count >= 1, count <= 1_024 else {
      throw problem(
        .malformed, in: node, expected: "1 to 1024 numbers that describe the type", found: "\(count)",
        remedy: "The file is damaged; export the data again.")
    }
    var description: [Int] = []
    for _ in 0..<count { description.append(try readLength(in: node)) }
    return try content(described: description[...], in: node)
  }

  /// Reads a payload whose type is described by numbers: a scalar, `15` a structure, `18` text, `20` an array.
  private mutating func content(
    described description: ArraySlice<Int>, in node: Int
  ) throws(InputProblem) -> DigitalMicrographTags.Content {
    let start = offset
    let code = description.first ?? 0
    if let number = DigitalMicrographNumber(code: code) {
      try skip(number.size, in: node)
      return .number(number, offset: start)
    }
    switch code {
    case 15:
      let (types, _) = try fields(of: description.dropFirst(), in: node)
      try skip(types.reduce(0) { $0 + $1.size }, in: node)
      return .structure(types, offset: start)
    case 18:
      try skip(description.dropFirst().first ?? 0, in: node)
      return .text(start..<offset)
    case 20: return try array(described: description.dropFirst(), in: node)
    default: throw unknownType(code, in: node)
    }
  }

  private mutating func array(
    described description: ArraySlice<Int>, in node: Int
  ) throws(InputProblem) -> DigitalMicrographTags.Content {
    let start = offset
    let count = description.last ?? 0
    if let code = description.first, let number = DigitalMicrographNumber(code: code), description.count == 2
    {
      try skip(count, times: number.size, in: node)
      return .array(number, count: count, offset: start)
    }
    let size = try elementSize(description.dropLast(), in: node)
    try skip(count, times: size, in: node)
    return .block(start..<offset, description: "\(count) elements of \(size) bytes")
  }

  /// The bytes of one element of an array of structures or arrays.
  private func elementSize(_ description: ArraySlice<Int>, in node: Int) throws(InputProblem) -> Int {
    let code = description.first ?? 0
    if let number = DigitalMicrographNumber(code: code) { return number.size }
    switch code {
    case 15:
      let (types, _) = try fields(of: description.dropFirst(), in: node)
      return types.reduce(0) { $0 + $1.size }
    case 20:
      // An array in an array: its own count stands at the end of its description.
      let inner = try elementSize(description.dropFirst().dropLast(), in: node)
      let (size, overflows) = inner.multipliedReportingOverflow(by: description.last ?? 0)
      guard !overflows else { throw runsOut(needed: .max, in: node) }
      return size
    default: throw unknownType(code, in: node)
    }
  }

  /// The types of a structure's fields: `nameLength, count, (nameLength, type) × count`.
  private func fields(
    of description: ArraySlice<Int>, in node: Int
  ) throws(InputProblem) -> (types: [DigitalMicrographNumber], used: Int) {
    let numbers = Array(description)
    guard numbers.count >= 2, numbers[1] <= (numbers.count - 2) / 2 else {
      throw problem(
        .malformed, in: node, expected: "two numbers for each field of a structure",
        found: "\(numbers.count) numbers", remedy: "The file is damaged; export the data again.")
    }
    var types: [DigitalMicrographNumber] = []
    for index in 0..<numbers[1] {
      let code = numbers[3 + 2 * index]
      guard let type = DigitalMicrographNumber(code: code) else { throw unknownType(code, in: node) }
      types.append(type)
    }
    return (types, 2 + 2 * types.count)
  }

  private mutating func readLength(in node: Int) throws(InputProblem) -> Int {
    try readInteger(hasLongLengths ? 8 : 4, in: node)
  }

  private mutating func readInteger(_ size: Int, in node: Int) throws(InputProblem) -> Int {
    guard bytes.count - offset >= size else { throw runsOut(needed: size, in: node) }
    var value: UInt64 = 0
    for index in 0..<size { value = value << 8 | UInt64(bytes[offset + index]) }
    offset += size
    guard let number = Int(exactly: value) else {
      throw problem(
        .malformed, in: node, expected: "a length", found: "\(value)",
        remedy: "The file is damaged; export the data again.")
    }
    return number
  }

  private mutating func skip(_ count: Int, times size: Int = 1, in node: Int) throws(InputProblem) {
    let (length, overflows) = count.multipliedReportingOverflow(by: size)
    guard !overflows, length <= bytes.count - offset else {
      throw runsOut(needed: overflows ? .max : length, in: node)
    }
    offset += length
  }

  private func unknownType(_ code: Int, in node: Int) -> InputProblem {
    problem(
      .malformed, in: node, expected: "a type code of the DM format (2 to 12, 15, 18, 20)", found: "\(code)",
      remedy: "The file is damaged; export the data again.")
  }

  private func runsOut(needed: Int, in node: Int) -> InputProblem {
    problem(
      .truncated, in: node, expected: needed == .max ? "data that fits into a file" : "\(needed) more bytes",
      found: "\(bytes.count - offset) bytes before the end of the file",
      remedy: "The copy is incomplete or damaged; compare its size with the original and copy it again.")
  }

  private func problem(
    _ code: InputProblem.Code, in node: Int, expected: String, found: String, remedy: String
  ) -> InputProblem {
    let path = tags.path(to: node)
    let place: InputProblem.Place =
      path.isEmpty ? .byteOffset(offset) : .part("tag “\(path.prefix(200))”, byte \(offset)")
    return InputProblem(code, file: file, place: place, expected: expected, found: found, remedy: remedy)
  }
}
