public import AnalysisFindings
import Foundation
public import ScientificFigures

/// How large a PNG file is on the page: what its header and its `pHYs` chunk say (PNG, ISO/IEC 15948, 11.2.2, 11.3.5.3).
public struct PNGPicture: Sendable, Hashable {
  /// The width, in mm.
  public let width: Double
  /// The height, in mm.
  public let height: Double
  /// The resolution, in dots per inch; the lower one where the two directions differ.
  public let resolution: Double

  /// Reads the size of a PNG file; `nil` where the path is no PNG file at all.
  ///
  /// - Throws: an `InputProblem` for a PNG file without a size or resolution.
  public init?(path: String) throws(InputProblem) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let file = FileHandle(forReadingAtPath: path)
    else { return nil }
    defer { try? file.close() }
    // The resolution stands before the pixels.
    let bytes = [UInt8]((try? file.read(upToCount: 1 << 16)) ?? Data())
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { return nil }
    guard let header = Self.chunk("IHDR", bytes), let size = Self.pair(header), let dots = Self.dots(bytes)
    else {
      throw InputProblem(
        .missing, file: path, expected: "a picture with its resolution", found: "none",
        remedy: "Write it with a resolution, as `interphase figure --dpi` does.")
    }
    // Dots are counted in whole numbers a metre: 300 dots per inch come back as 299.9994.
    width = (1e5 * size.0 / dots.0).rounded() / 100
    height = (1e5 * size.1 / dots.1).rounded() / 100
    resolution = (min(dots.0, dots.1) * 0.254).rounded() / 10
  }

  /// The dots in a metre, across and down.
  private static func dots(_ bytes: [UInt8]) -> (Double, Double)? {
    guard let chunk = chunk("pHYs", bytes), chunk.count == 9, chunk.last == 1 else { return nil }
    return pair(chunk)
  }

  /// The first two numbers of a chunk, both above zero.
  private static func pair(_ chunk: ArraySlice<UInt8>) -> (Double, Double)? {
    guard chunk.count >= 8 else { return nil }
    let (first, second) = (number(chunk.prefix(4)), number(chunk.dropFirst(4).prefix(4)))
    return first > 0 && second > 0 ? (Double(first), Double(second)) : nil
  }

  private static func chunk(_ name: String, _ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    var index = 8
    while index + 12 <= bytes.count {
      let length = number(bytes[index..<index + 4])
      guard length <= bytes.count - index - 12 else { return nil }
      if bytes[(index + 4)..<(index + 8)].elementsEqual(name.utf8) {
        return bytes[(index + 8)..<(index + 8 + length)]
      }
      index += 12 + length
    }
    return nil
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}

extension JournalCheck {
  /// Checks the size and resolution of a PNG file.
  public init(_ picture: PNGPicture, rules: JournalRules) {
    self.init(
      width: picture.width, height: picture.height, resolution: picture.resolution, rules: rules)
  }
}
