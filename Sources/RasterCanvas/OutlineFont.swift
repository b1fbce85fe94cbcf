import Foundation
import InterphaseCCrypto
import Synchronization

/// A typeface whose unhinted outlines are drawn as paths.
///
/// One pinned typeface makes the same text the same pixels everywhere, so no font is ever searched for or replaced.
public final class OutlineFont: Sendable {
  /// The path of the font file.
  public let path: String
  /// The SHA-256 of the font file, lower-case hexadecimal.
  public let sha256: String
  /// Family and style as the file names them.
  public let name: String
  /// The measures in font units.
  let measures: TypefaceMeasures
  private let typeface: Mutex<Typeface>

  /// Opens one of the pinned typefaces.
  ///
  /// - Throws: `fontMissing` with the package to install, `fontAltered` where the file is another version,
  ///   `fontUnreadable`.
  public convenience init(_ pinned: PinnedTypeface) throws(RasterProblem) {
    try self.init(path: pinned.path, pinned: pinned)
  }

  /// Opens any scalable typeface by its path.
  ///
  /// - Throws: `fontMissing`, `fontUnreadable`.
  public convenience init(path: String) throws(RasterProblem) {
    try self.init(path: path, pinned: nil)
  }

  private init(path: String, pinned: PinnedTypeface?) throws(RasterProblem) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw RasterProblem(
        .fontMissing, found: "The font file \(path) is not there or cannot be read",
        remedy: pinned == nil
          ? "Check the path."
          : "Install the package \(PinnedTypeface.package): apt-get install \(PinnedTypeface.package).")
    }
    let bytes = [UInt8](data)
    let sha256 = Self.sha256(bytes)
    if let pinned, sha256 != pinned.sha256 {
      throw RasterProblem(
        .fontAltered, found: "The font file \(path) has the SHA-256 \(sha256), not \(pinned.sha256)",
        remedy:
          "Install \(PinnedTypeface.package) \(PinnedTypeface.version), or name this file as a typeface "
          + "of your own; text may then look different.")
    }
    let opened = try Typeface(bytes: bytes, path: path)
    self.path = path
    self.sha256 = sha256
    name = opened.name
    measures = opened.measures
    typeface = Mutex(opened)
  }

  private static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    _ = SHA256(bytes, bytes.count, &digest)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }

  /// How far the typeface reaches above the base line at a size, in pixels (positive).
  public func ascent(size: Double) -> Double { scaled(measures.ascender, size) }
  /// How far the typeface reaches below the base line at a size, in pixels (positive).
  public func descent(size: Double) -> Double { scaled(-measures.descender, size) }
  /// The distance between base lines at a size, in pixels.
  public func lineHeight(size: Double) -> Double { scaled(measures.lineHeight, size) }
  /// The height of capitals at a size, in pixels.
  public func capHeight(size: Double) -> Double { scaled(measures.capHeight, size) }
  /// The height of small letters at a size, in pixels.
  public func xHeight(size: Double) -> Double { scaled(measures.xHeight, size) }

  /// The advance of one character at a size, in pixels; `nil` where the typeface does not have it.
  public func advance(of character: Unicode.Scalar, size: Double) -> Double? {
    typeface.withLock { typeface in
      let glyph = typeface.glyph(character)
      return glyph.isMissing ? nil : scaled(glyph.advance, size)
    }
  }

  /// The kerning between two characters at a size, in pixels; mostly negative.
  public func kerning(_ left: Unicode.Scalar, _ right: Unicode.Scalar, size: Double) -> Double {
    typeface.withLock { scaled($0.kerning($0.glyph(left), $0.glyph(right)), size) }
  }

  /// The advance of a line of text at a size, in pixels, kerning included.
  public func width(of text: String, size: Double) -> Double {
    typeface.withLock { typeface in
      var units = 0
      var previous: TypefaceGlyph?
      for character in text.unicodeScalars {
        let glyph = typeface.glyph(character)
        if let previous { units += typeface.kerning(previous, glyph) }
        units += glyph.advance
        previous = glyph
      }
      return scaled(units, size)
    }
  }

  /// Lays out one line of text from left to right, with pair kerning.
  ///
  /// `size` is the height of the em square in pixels. A size that is not a positive number gives an empty line.
  public func layout(_ text: String, size: Double) -> LaidOutText {
    var line = LaidOutText(width: 0, glyphs: [], missing: [])
    guard size > 0, size.isFinite else { return line }
    let scale = size / Double(measures.unitsPerEm)
    typeface.withLock { typeface in
      var units = 0
      var previous: TypefaceGlyph?
      for character in text.unicodeScalars {
        let glyph = typeface.glyph(character)
        if let previous { units += typeface.kerning(previous, glyph) }
        if glyph.isMissing { line.missing.append(character) }
        let x = Double(units) * scale
        let place = CanvasTransform(a: scale, b: 0, c: 0, d: -scale, tx: x, ty: 0)
        line.glyphs.append(
          PlacedGlyph(
            character: character, x: x, advance: Double(glyph.advance) * scale,
            path: glyph.outline.transformed(by: place)))
        units += glyph.advance
        previous = glyph
      }
      line.width = Double(units) * scale
    }
    return line
  }

  private func scaled(_ units: Int, _ size: Double) -> Double {
    Double(units) * size / Double(measures.unitsPerEm)
  }
}
