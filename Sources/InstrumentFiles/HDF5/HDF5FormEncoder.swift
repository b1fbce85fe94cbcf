/// Writes the form of `HDF5Form`, in pieces, to wherever its bytes go.
package struct HDF5FormEncoder {
  /// Takes bytes; whether they arrived.
  private let sink: ([UInt8]) -> Bool
  private var buffer: [UInt8] = []
  /// Whether all bytes so far arrived.
  package private(set) var isSound = true

  private static let pieceBytes = 1 << 16

  /// Creates an encoder and writes the magic.
  package init(sink: @escaping ([UInt8]) -> Bool) {
    self.sink = sink
    put(HDF5Form.magic)
  }

  /// Writes a mark, a kind, a rank or a width.
  package mutating func put(_ byte: UInt8) { buffer.append(byte) }

  /// Writes a count.
  mutating func put(count: Int) { put(integer: UInt32(clamping: count)) }

  /// Writes a text.
  package mutating func put(text: String) {
    var text = text
    text.withUTF8 { bytes in
      put(count: bytes.count)
      put(bytes)
    }
  }

  /// Writes what an array is: type and shape.
  mutating func put(type: String, shape: [Int]) {
    put(text: type)
    put(UInt8(clamping: shape.count))
    for length in shape { put(integer: UInt64(clamping: length)) }
  }

  /// Writes bytes.
  package mutating func put(_ bytes: some Collection<UInt8>) {
    var rest = bytes[...]
    while !rest.isEmpty {
      buffer.append(contentsOf: rest.prefix(Self.pieceBytes))
      rest = rest.dropFirst(Self.pieceBytes)
      if buffer.count >= Self.pieceBytes { flush() }
    }
  }

  /// Sends what has not gone yet.
  package mutating func flush() {
    isSound = isSound && sink(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private mutating func put(integer: some FixedWidthInteger) {
    withUnsafeBytes(of: integer.littleEndian) { put($0) }
  }
}

extension HDF5FormEncoder {
  /// Writes an object with all that is in it.
  package mutating func put(_ object: HDF5Object) {
    switch object.content {
    case .group(let members):
      put(HDF5Form.group)
      put(object.attributes)
      put(count: members.count)
      for member in members {
        put(text: member.name)
        put(member.object)
      }
    case .array(let array):
      put(HDF5Form.array)
      put(object.attributes)
      put(array)
    case .link(let path):
      put(HDF5Form.link)
      put(text: path)
    case .unread(let reason):
      put(HDF5Form.unread)
      put(text: reason)
    }
  }

  private mutating func put(_ attributes: [HDF5Object.Attribute]) {
    put(count: attributes.count)
    for attribute in attributes {
      put(text: attribute.name)
      put(attribute.value)
    }
  }

  private mutating func put(_ array: HDF5Array) {
    put(type: array.storedType, shape: array.shape)
    switch array.elements {
    case .numbers(let numbers):
      put(numbers.kind.rawValue)
      put(UInt8(numbers.width))
      put(numbers.bytes)
    case .texts(let texts):
      put(HDF5Form.texts)
      for text in texts { put(text: text) }
    case .unread(let reason):
      put(HDF5Form.noValues)
      put(text: reason)
    }
  }
}
