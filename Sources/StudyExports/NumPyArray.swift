import AnalysisFindings

/// Numbers as a NumPy file, format 1.0: little-endian doubles in C order, which `numpy.load` opens.
///
/// The format is that of NumPy Enhancement Proposal 1.
package enum NumPyArray {
  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - values: The numbers, the last axis running fastest.
  ///   - shape: The numbers of places along the axes, whose product is the number of values.
  package static func bytes(_ values: [Double], shape: [Int]) -> [UInt8] {
    var bytes = header(shape)
    bytes.reserveCapacity(bytes.count + 8 * values.count)
    for value in values {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// The numbers of a file of a known shape.
  ///
  /// - Throws: an `InputProblem` where the file has another header or length.
  static func values(
    _ bytes: [UInt8], shape: [Int], file: String
  ) throws(InputProblem) -> [Double] {
    let header = header(shape)
    var count = 1
    for extent in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow, product <= bytes.count else {
        throw problem(
          .malformed, file, expected: "an array of \(words(shape))", found: "\(bytes.count) bytes")
      }
      count = product
    }
    guard bytes.starts(with: header) else {
      throw problem(
        .malformed, file, expected: "a NumPy file of little-endian doubles, \(words(shape))",
        found: "another header")
    }
    guard bytes.count - header.count == 8 * count else {
      throw problem(
        bytes.count - header.count < 8 * count ? .truncated : .malformed, file,
        expected: "\(8 * count) bytes of numbers", found: "\(bytes.count - header.count)")
    }
    return bytes.withUnsafeBytes { raw in
      (0..<count).map { index in
        let bits = raw.loadUnaligned(fromByteOffset: header.count + 8 * index, as: UInt64.self)
        return Double(bitPattern: UInt64(littleEndian: bits))
      }
    }
  }

  /// Everything before the numbers: a magic word, the version and a Python dictionary, padded to 64 bytes.
  private static func header(_ shape: [Int]) -> [UInt8] {
    let extents = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let text = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(extents)), }"
    let length = (10 + text.utf8.count + 1 + 63) / 64 * 64 - 10
    let padded = text + String(repeating: " ", count: length - text.utf8.count - 1) + "\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)]
      + Array(padded.utf8)
  }

  private static func words(_ shape: [Int]) -> String {
    shape.map(String.init).joined(separator: " × ") + " numbers"
  }

  private static func problem(
    _ code: InputProblem.Code, _ file: String, expected: String, found: String
  ) -> InputProblem {
    InputProblem(code, file: file, expected: expected, found: found, remedy: LosslessJSON.remedy)
  }
}
