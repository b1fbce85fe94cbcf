import MeasuringCZlib

/// The members of a zip archive, read and written without the library that is tested.
public struct ZipArchive {
  /// The members in their order.
  public var members: [(name: String, bytes: [UInt8])]

  /// An archive of members.
  public init(_ members: [(name: String, bytes: [UInt8])]) { self.members = members }

  /// The members of a sound archive, found by its directory; `nil` where it is none.
  public init?(_ bytes: [UInt8]) {
    func number(_ place: Int, _ length: Int) -> Int {
      guard place >= 0, place + length <= bytes.count else { return 0 }
      return bytes[place..<place + length].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard let end = bytes.indices.last(where: { number($0, 4) == 0x0605_4b50 }) else { return nil }
    members = []
    var entry = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      guard number(entry, 4) == 0x0201_4b50 else { return nil }
      let nameLength = number(entry + 28, 2)
      let header = number(entry + 42, 4)
      let start = header + 30 + number(header + 26, 2) + number(header + 28, 2)
      let packed = number(entry + 20, 4)
      guard start + packed <= bytes.count, entry + 46 + nameLength <= bytes.count else { return nil }
      let name = String(decoding: bytes[entry + 46..<entry + 46 + nameLength], as: UTF8.self)
      let content = Array(bytes[start..<start + packed])
      members.append(
        (name, number(entry + 10, 2) == 8 ? Self.inflated(content, number(entry + 24, 4)) : content))
      entry += 46 + nameLength + number(entry + 30, 2) + number(entry + 32, 2)
    }
  }

  /// The archive's bytes, with right checksums; deflated where that is wished.
  public func bytes(isDeflated: Bool = false) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let packed = isDeflated ? Self.deflated(member.bytes) : member.bytes
      let sum = member.bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
      let facts =
        [20, 0, isDeflated ? 8 : 0, 0, 0x21].flatMap { Self.number($0, 2) } + Self.number(Int(sum), 4)
        + Self.number(packed.count, 4) + Self.number(member.bytes.count, 4)
        + Self.number(member.name.utf8.count, 2) + Self.number(0, 2)
      directory +=
        Self.number(0x0201_4b50, 4) + Self.number(20, 2) + facts + Self.number(0, 10)
        + Self.number(file.count, 4) + Array(member.name.utf8)
      file += Self.number(0x0403_4b50, 4) + facts + Array(member.name.utf8) + packed
    }
    return file + directory + Self.number(0x0605_4b50, 4) + Self.number(0, 4)
      + Self.number(members.count, 2) + Self.number(members.count, 2) + Self.number(directory.count, 4)
      + Self.number(file.count, 4) + Self.number(0, 2)
  }

  private static func number(_ value: Int, _ length: Int) -> [UInt8] {
    (0..<length).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
  }

  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    run(bytes, capacity: Int(compressBound(UInt(bytes.count))) + 64) { stream in
      _ = deflateInit2_(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, streamSize)
      deflate(&stream, Z_FINISH)
      deflateEnd(&stream)
    }
  }

  private static func inflated(_ bytes: [UInt8], _ size: Int) -> [UInt8] {
    run(bytes, capacity: size) { stream in
      _ = inflateInit2_(&stream, -15, ZLIB_VERSION, streamSize)
      inflate(&stream, Z_FINISH)
      inflateEnd(&stream)
    }
  }

  private static let streamSize = Int32(MemoryLayout<z_stream>.size)

  private static func run(_ bytes: [UInt8], capacity: Int, _ work: (inout z_stream) -> Void) -> [UInt8] {
    var input = bytes
    return [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { output, count in
      input.withUnsafeMutableBufferPointer { input in
        var stream = z_stream()
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        work(&stream)
        count = output.count - Int(stream.avail_out)
      }
    }
  }
}
