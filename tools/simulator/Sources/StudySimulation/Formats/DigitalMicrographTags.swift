/// The tag tree of a Gatan DM3 file: big-endian structure, little-endian values.
enum DigitalMicrographTag {
  case group([(name: String, tag: DigitalMicrographTag)])
  case bool(Bool)
  case int32(Int32)
  case uint32(UInt32)
  case float(Float)
  case double(Double)
  case text(String)
  case int32Array([Int32])

  /// The bytes of a whole file whose root is this group.
  func fileBytes() -> [UInt8] {
    var body: [UInt8] = []
    appendBody(to: &body)
    body += [UInt8](repeating: 0, count: 8)
    var file: [UInt8] = []
    // Version, the length of the tree and the end mark less four, and "values are little-endian".
    file.appendBigEndian(3)
    file.appendBigEndian(UInt32(body.count - 4))
    file.appendBigEndian(1)
    return file + body
  }

  private func appendEntry(named name: String, to bytes: inout [UInt8]) {
    if case .group = self { bytes.append(20) } else { bytes.append(21) }
    let label = Array(name.utf8)
    bytes.append(UInt8(label.count >> 8))
    bytes.append(UInt8(label.count & 0xff))
    bytes += label
    appendBody(to: &bytes)
  }

  private func appendBody(to bytes: inout [UInt8]) {
    switch self {
    case .group(let entries):
      // Named entries make a sorted group, nameless ones a list.
      bytes += [entries.first?.name.isEmpty ?? false ? 0 : 1, 0]
      bytes.appendBigEndian(UInt32(entries.count))
      for entry in entries { entry.tag.appendEntry(named: entry.name, to: &bytes) }
    case .bool(let value):
      bytes.appendType([8])
      bytes.append(value ? 1 : 0)
    case .int32(let value):
      bytes.appendType([3])
      bytes.appendLittleEndian(UInt32(bitPattern: value))
    case .uint32(let value):
      bytes.appendType([5])
      bytes.appendLittleEndian(value)
    case .float(let value):
      bytes.appendType([6])
      bytes.appendLittleEndian(value.bitPattern)
    case .double(let value):
      bytes.appendType([7])
      bytes.appendLittleEndian(UInt32(truncatingIfNeeded: value.bitPattern))
      bytes.appendLittleEndian(UInt32(truncatingIfNeeded: value.bitPattern >> 32))
    case .text(let value):
      let units = Array(value.utf16)
      bytes.appendType([20, 4, UInt32(units.count)])
      for unit in units { bytes += [UInt8(unit & 0xff), UInt8(unit >> 8)] }
    case .int32Array(let values):
      bytes.appendType([20, 3, UInt32(values.count)])
      bytes.reserveCapacity(bytes.count + 4 * values.count)
      for value in values { bytes.appendLittleEndian(UInt32(bitPattern: value)) }
    }
  }
}

extension DigitalMicrographTag {
  /// A list: a group whose entries have no names.
  static func list(_ tags: [DigitalMicrographTag]) -> DigitalMicrographTag {
    .group(tags.map { (name: "", tag: $0) })
  }
}

extension [UInt8] {
  mutating func appendBigEndian(_ value: UInt32) {
    for shift in [24, 16, 8, 0] as [UInt32] { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func appendLittleEndian(_ value: UInt32) {
    append(UInt8(truncatingIfNeeded: value))
    append(UInt8(truncatingIfNeeded: value >> 8))
    append(UInt8(truncatingIfNeeded: value >> 16))
    append(UInt8(truncatingIfNeeded: value >> 24))
  }

  /// The mark and the type description that stand before a DM3 value.
  fileprivate mutating func appendType(_ description: [UInt32]) {
    self += Array("%%%%".utf8)
    appendBigEndian(UInt32(description.count))
    for number in description { appendBigEndian(number) }
  }
}
