import AnalysisFindings

/// The chunks of a PNG file, each with its checksum (PNG, ISO/IEC 15948, 5.3), from the signature to the end mark.
struct PNGChunks {
  /// The first eight bytes of every PNG file.
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The data of the first chunk of each name.
  private var first: [String: ArraySlice<UInt8>] = [:]

  /// Reads the chunks of a whole file.
  ///
  /// - Parameters:
  ///   - bytes: The file, which begins with the signature.
  ///   - file: The file's name, for problems.
  /// - Throws: an `InputProblem` with the place where the file ends before its end mark or differs from its checksums.
  init(_ bytes: [UInt8], file: String) throws(InputProblem) {
    let checksum = PNGChecksum()
    var index = Self.signature.count
    while first["IEND"] == nil {
      let room = bytes.count - index - 12
      guard room >= 0, case let length = Self.number(bytes[index..<index + 4]), length <= room else {
        throw InputProblem(
          .truncated, file: file, place: .byteOffset(min(index, bytes.count)),
          expected: "a PNG file up to its end mark",
          found: "the end of the file after \(bytes.count) bytes", remedy: Self.remedy)
      }
      let content = bytes[index + 4..<index + 8 + length]
      guard checksum.value(of: content) == Self.number(bytes[content.endIndex..<content.endIndex + 4]) else {
        throw InputProblem(
          .malformed, file: file, place: .byteOffset(index),
          expected: "a part of a PNG file as its checksum says", found: "other bytes", remedy: Self.remedy)
      }
      let name = String(decoding: content.prefix(4), as: UTF8.self)
      if first[name] == nil { first[name] = content.dropFirst(4) }
      index = content.endIndex + 4
    }
  }

  /// The data of the first chunk of a name; `nil` where there is none.
  subscript(_ name: String) -> ArraySlice<UInt8>? { first[name] }

  /// A number of four bytes, the highest first.
  static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  static let remedy = "The file is damaged: copy it again, or write it again with `interphase figure`."
}

/// The checksum of PNG chunks: CRC-32 with the polynomial of ISO 3309 (PNG, ISO/IEC 15948, annex D).
private struct PNGChecksum {
  private let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
  }

  func value(of bytes: ArraySlice<UInt8>) -> Int {
    Int(bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 } ^ UInt32.max)
  }
}
