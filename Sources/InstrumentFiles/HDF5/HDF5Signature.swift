/// The eight bytes by which an HDF5 file is known.
enum HDF5Signature {
  private static let bytes: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Whether a file's head has the signature at its start, or at 512, 1024, 2048 … bytes, behind what a program puts first.
  static func stands(in head: FileHead) -> Bool {
    var place = 0
    while place + bytes.count <= head.bytes.count {
      if head.bytes[place..<place + bytes.count].elementsEqual(bytes) { return true }
      place = max(512, place * 2)
    }
    return false
  }
}

extension FileHead {
  /// Whether all words stand among the file's first bytes, or all among its last.
  func holds(_ words: [String]) -> Bool {
    [bytes, tail].contains { end in
      words.allSatisfy { word in
        let pattern = Array(word.utf8)
        guard let first = pattern.first, end.count >= pattern.count else { return false }
        return (0...end.count - pattern.count).contains {
          end[$0] == first && end[$0..<$0 + pattern.count].elementsEqual(pattern)
        }
      }
    }
  }
}
