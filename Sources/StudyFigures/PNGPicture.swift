public import AnalysisFindings
import InstrumentFiles
public import ScientificFigures

/// How large a PNG file is on the page: what its header and its `pHYs` chunk say (PNG, ISO/IEC 15948, 11.2.2, 11.3.5.3).
public struct PNGPicture: Sendable, Hashable {
  /// The width, in mm.
  public let width: Double
  /// The height, in mm.
  public let height: Double
  /// The resolution, in dots per inch; the lower one where the two directions differ.
  public let resolution: Double

  /// The largest file that is read, in bytes; a page at 1200 dots per inch has a fifth of it.
  static let sizeLimit = 1 << 27

  /// Reads the size of a PNG file; `nil` where the path is no PNG file at all.
  ///
  /// A file that ends within the signature is a PNG file that was cut off.
  ///
  /// - Throws: an `InputProblem` for a PNG file that is cut off or damaged, or has no size or resolution.
  public init?(path: String) throws(InputProblem) {
    guard FileKind(path: path) == .file,
      let start = try? RegularFile.ends(of: path, length: PNGChunks.signature.count).head, !start.isEmpty,
      start.elementsEqual(PNGChunks.signature.prefix(start.count))
    else { return nil }
    let bytes: [UInt8]
    do {
      bytes = try RegularFile.bytes(of: path, atMost: Self.sizeLimit)
    } catch {
      throw InputProblem(
        error, file: path, expected: "a picture", limit: Self.sizeLimit, remedy: "Check the spelling.",
        largeRemedy: "Name a page as it is sent to a journal.")
    }
    let chunks = try PNGChunks(bytes, file: path)
    guard let header = chunks["IHDR"], chunks["IDAT"] != nil, let size = Self.pair(header) else {
      throw InputProblem(
        .malformed, file: path, expected: "a picture with its size and pixels", found: "none",
        remedy: PNGChunks.remedy)
    }
    guard let dots = Self.dots(chunks["pHYs"]) else {
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
  private static func dots(_ chunk: ArraySlice<UInt8>?) -> (Double, Double)? {
    guard let chunk, chunk.count == 9, chunk.last == 1 else { return nil }
    return pair(chunk)
  }

  /// The first two numbers of a chunk, both above zero.
  private static func pair(_ chunk: ArraySlice<UInt8>) -> (Double, Double)? {
    guard chunk.count >= 8 else { return nil }
    let first = PNGChunks.number(chunk.prefix(4))
    let second = PNGChunks.number(chunk.dropFirst(4).prefix(4))
    return first > 0 && second > 0 ? (Double(first), Double(second)) : nil
  }
}

extension JournalCheck {
  /// Checks the size and resolution of a PNG file.
  public init(_ picture: PNGPicture, rules: JournalRules) {
    self.init(
      width: picture.width, height: picture.height, resolution: picture.resolution, rules: rules)
  }
}
