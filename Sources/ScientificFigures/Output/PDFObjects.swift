/// The objects of a PDF file and where each begins.
struct PDFObjects {
  private(set) var bytes: [UInt8] = Array("%PDF-1.4\n%\u{E2}\u{E3}\u{CF}\u{D3}\n".utf8)
  private var offsets: [Int: Int] = [:]
  private var last = 0

  /// A number for an object that is written later.
  mutating func reserve() -> Int {
    last += 1
    return last
  }

  /// Writes the object of a number: its dictionary, and the bytes of a stream where it has one.
  mutating func write(_ number: Int, _ dictionary: String, stream: [UInt8]? = nil) {
    offsets[number] = bytes.count
    bytes += Array("\(number) 0 obj\n".utf8)
    if let stream {
      bytes +=
        Array("<< \(dictionary) /Length \(stream.count) >>\nstream\n".utf8) + stream
        + Array("\nendstream".utf8)
    } else {
      bytes += Array(dictionary.utf8)
    }
    bytes += Array("\nendobj\n".utf8)
  }

  /// The whole file: the objects, the table of their places, and the trailer.
  mutating func finish(root: Int, info: Int) -> [UInt8] {
    let start = bytes.count
    var table = "xref\n0 \(last + 1)\n0000000000 65535 f \n"
    for number in 1...max(last, 1) {
      let digits = "\(offsets[number] ?? 0)"
      table += String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
    }
    table +=
      "trailer\n<< /Size \(last + 1) /Root \(root) 0 R /Info \(info) 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return bytes + Array(table.utf8)
  }
}
