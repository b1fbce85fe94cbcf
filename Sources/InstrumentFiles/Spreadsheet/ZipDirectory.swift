/// What a zip file says of its members without being opened (PKWARE APPNOTE 4.3.7 and 4.3.12).
enum ZipDirectory {
  private static let localHeader: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
  private static let entry: [UInt8] = [0x50, 0x4B, 0x01, 0x02]

  /// Whether bytes begin as a zip file does.
  static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: localHeader) }

  /// The number of entries of the directory that bytes hold, counted no further than a limit.
  static func entryCount(in bytes: [UInt8], upTo limit: Int) -> Int {
    var count = 0
    visit(entry, in: bytes) { _ in
      count += 1
      return count < limit
    }
    return count
  }

  /// Whether bytes hold the header or the entry of a member whose name satisfies a condition.
  ///
  /// Both are looked at, since the head of a file holds headers and its tail the directory.
  static func namesMember(in bytes: [UInt8], where isIt: (ArraySlice<UInt8>) -> Bool) -> Bool {
    var isFound = false
    // The length of the name stands 26 bytes into a header and 28 into an entry, the name 30 and 46.
    for (signature, lengthAt, nameAt) in [(localHeader, 26, 30), (entry, 28, 46)] where !isFound {
      visit(signature, in: bytes) { start in
        guard start + nameAt <= bytes.count else { return false }
        let length = Int(bytes[start + lengthAt]) | Int(bytes[start + lengthAt + 1]) << 8
        isFound = isIt(bytes[start + nameAt..<min(start + nameAt + length, bytes.count)])
        return !isFound
      }
    }
    return isFound
  }

  /// Visits the places of a signature, for as long as that is wished.
  private static func visit(_ signature: [UInt8], in bytes: [UInt8], _ goesOn: (Int) -> Bool) {
    var index = 0
    while index + signature.count <= bytes.count {
      if bytes[index] == signature[0], bytes[index + 1] == signature[1], bytes[index + 2] == signature[2],
        bytes[index + 3] == signature[3]
      {
        guard goesOn(index) else { return }
      }
      index += 1
    }
  }
}
