/// A zip archive whose members are stored, not deflated, and all have the same date, so that its bytes depend on its
/// contents alone.
package struct StoredArchive {
  private var members: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// Adds a member.
  mutating func add(_ name: String, _ text: String) {
    let contents = Array(text.utf8)
    let offset = UInt32(members.count)
    var header: [UInt8] = []
    header.appendShort(20)  // version needed: 2.0
    header.appendShort(0)  // no flags: names are ASCII
    header.appendShort(0)  // stored
    header.appendShort(0)  // 00:00:00
    header.appendShort(0x21)  // 1980-01-01, the earliest date that a zip archive can state
    header.appendLittleEndian(Self.checksum(contents))
    header.appendLittleEndian(UInt32(contents.count))
    header.appendLittleEndian(UInt32(contents.count))
    header.appendShort(UInt16(name.utf8.count))
    header.appendShort(0)  // no extra field
    members.appendLittleEndian(0x0403_4b50)
    members += header + Array(name.utf8) + contents
    directory.appendLittleEndian(0x0201_4b50)
    directory.appendShort(20)  // made by
    directory += header
    for _ in 0..<3 { directory.appendShort(0) }  // no comment, first disk, no internal attributes
    directory.appendLittleEndian(0)  // no external attributes
    directory.appendLittleEndian(offset)
    directory += Array(name.utf8)
    count += 1
  }

  /// The whole archive.
  func bytes() -> [UInt8] {
    var end: [UInt8] = []
    end.appendLittleEndian(0x0605_4b50)
    end.appendShort(0)
    end.appendShort(0)
    end.appendShort(UInt16(count))
    end.appendShort(UInt16(count))
    end.appendLittleEndian(UInt32(directory.count))
    end.appendLittleEndian(UInt32(members.count))
    end.appendShort(0)
    return members + directory + end
  }

  /// CRC-32 (ISO 3309), bit by bit.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xffff_ffff
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = (remainder >> 1) ^ (remainder & 1 == 1 ? 0xedb8_8320 : 0) }
    }
    return ~remainder
  }
}

extension [UInt8] {
  fileprivate mutating func appendShort(_ value: UInt16) {
    append(UInt8(value & 0xff))
    append(UInt8(value >> 8))
  }
}
