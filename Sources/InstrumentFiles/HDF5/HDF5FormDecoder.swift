/// Reads the form of `HDF5Form` from bytes that nobody vouches for.
package struct HDF5FormDecoder {
  private let bytes: [UInt8]
  private var place = 0
  private var objects = 0
  private var values = 0

  /// Why bytes are no tree.
  package enum Failure: Error, Hashable {
    /// The file was refused by the process that opened it, with what it found.
    case refused(String)
    /// The bytes are not of the form, from this place on.
    case malformed(Int)
  }

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The tree that bytes hold.
  package static func tree(in bytes: [UInt8]) throws(Failure) -> HDF5Object {
    var decoder = HDF5FormDecoder(bytes)
    guard Array(try decoder.take(HDF5Form.magic.count)) == HDF5Form.magic else { throw .malformed(0) }
    if bytes.count > decoder.place, bytes[decoder.place] == HDF5Form.refused {
      decoder.place += 1
      throw .refused(try decoder.text())
    }
    let root = try decoder.object(depth: 0)
    guard try decoder.byte() == HDF5Form.end, decoder.place == bytes.count else {
      throw .malformed(decoder.place)
    }
    return root
  }

  private mutating func object(depth: Int) throws(Failure) -> HDF5Object {
    try count(&objects, to: HDF5Limits.objects)
    guard depth <= HDF5Limits.depth else { throw .malformed(place) }
    switch try byte() {
    case HDF5Form.group:
      let attributes = try attributes()
      var members: [HDF5Object.Member] = []
      for _ in 0..<(try number(UInt32.self)) {
        members.append(HDF5Object.Member(try text(), try object(depth: depth + 1)))
      }
      return HDF5Object(attributes: attributes, content: .group(members))
    case HDF5Form.array:
      let attributes = try attributes()
      return HDF5Object(attributes: attributes, content: .array(try array()))
    case HDF5Form.link: return HDF5Object(content: .link(try text()))
    case HDF5Form.unread: return HDF5Object(content: .unread(try text()))
    default: throw .malformed(place - 1)
    }
  }

  private mutating func attributes() throws(Failure) -> [HDF5Object.Attribute] {
    var attributes: [HDF5Object.Attribute] = []
    for _ in 0..<(try number(UInt32.self)) {
      try count(&objects, to: HDF5Limits.objects)
      attributes.append(HDF5Object.Attribute(try text(), try array()))
    }
    return attributes
  }

  private mutating func array() throws(Failure) -> HDF5Array {
    let type = try text()
    var shape: [Int] = []
    for _ in 0..<(try byte()) {
      guard let length = Int(exactly: try number(UInt64.self)) else { throw .malformed(place) }
      shape.append(length)
    }
    let mark = try byte()
    if mark == HDF5Form.noValues {
      return HDF5Array(shape: shape, storedType: type, elements: .unread(try text()))
    }
    guard let total = HDF5Array.count(of: shape) else { throw .malformed(place) }
    try count(&values, total, to: HDF5Limits.values)
    if mark == HDF5Form.texts {
      var texts: [String] = []
      for _ in 0..<total { texts.append(try text()) }
      return HDF5Array(shape: shape, storedType: type, elements: .texts(texts))
    }
    let width = Int(try byte())
    guard let kind = HDF5Numbers.Kind(rawValue: mark),
      let numbers = HDF5Numbers(kind: kind, width: width, bytes: try take(total * width))
    else { throw .malformed(place) }
    return HDF5Array(shape: shape, storedType: type, elements: .numbers(numbers))
  }

  private mutating func text() throws(Failure) -> String {
    String(decoding: try take(Int(try number(UInt32.self))), as: UTF8.self)
  }

  private mutating func byte() throws(Failure) -> UInt8 {
    let byte = try take(1)
    return byte[byte.startIndex]
  }

  private mutating func number<Number: FixedWidthInteger>(_ type: Number.Type) throws(Failure) -> Number {
    try take(MemoryLayout<Number>.size).reversed().reduce(0) { $0 << 8 | Number($1) }
  }

  private mutating func take(_ count: Int) throws(Failure) -> ArraySlice<UInt8> {
    guard count <= bytes.count - place else { throw .malformed(place) }
    defer { place += count }
    return bytes[place..<place + count]
  }

  /// Counts what was found; more than is allowed comes from no container of ours.
  private func count(_ sum: inout Int, _ more: Int = 1, to limit: Int) throws(Failure) {
    sum += more
    guard sum <= limit else { throw .malformed(place) }
  }
}

extension HDF5Array {
  /// How many values a shape has, 1 without a dimension; `nil` where they are more than are ever read.
  static func count(of shape: [Int]) -> Int? {
    var count = 1
    // An array without values has none, however long its other dimensions are.
    if shape.contains(0) { return 0 }
    for length in shape {
      let (product, overflows) = count.multipliedReportingOverflow(by: length)
      guard !overflows, product <= HDF5Limits.values else { return nil }
      count = product
    }
    return count
  }
}
