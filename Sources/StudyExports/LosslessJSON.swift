package import AnalysisFindings
import Foundation

/// A file of results that states the version of its format.
package protocol VersionedFile: Codable {
  /// The version that is written and read.
  static var version: Int { get }
  /// The version that the file states.
  var formatVersion: Int { get }
}

/// JSON that gives every value back as it was, each number with the same bits.
///
/// Numbers have the fewest digits that are theirs alone; `"inf"`, `"-inf"` and `"nan"` stand for what JSON has no number
/// for. Keys are in the order of their letters: same value, same bytes.
package enum LosslessJSON {
  /// How many values a file may have; the decoder needs about 40 bytes for each beside what it makes of it.
  static let valueLimit = 60_000_000

  /// What to do about a file of a results folder that is not as it was written.
  static let remedy = "Write the results again with `interphase run`."

  private static let words = (infinity: "inf", minusInfinity: "-inf", notANumber: "nan")

  /// The bytes of a value, with a line end.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - file: The file's name for problems.
  ///   - limit: The largest size that is read back.
  /// - Throws: an `InputProblem` where the value cannot be encoded or is larger.
  package static func bytes(
    _ value: some Encodable, file: String, atMost limit: Int
  ) throws(InputProblem) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: words.infinity, negativeInfinity: words.minusInfinity, nan: words.notANumber)
    let bytes: [UInt8]
    do {
      bytes = Self.plain(Array(try encoder.encode(value))) + [UInt8(ascii: "\n")]
    } catch {
      throw InputProblem(
        .invalidValue, file: file, expected: "a value that can be written", found: "\(error)",
        remedy: "Report this as a fault of Interphase.")
    }
    guard bytes.count <= limit else {
      throw InputProblem(
        .limitExceeded, file: file, expected: "at most \(limit) bytes", found: "\(bytes.count)",
        remedy: "Split the study into several.")
    }
    return bytes
  }

  /// The document with what would steer a terminal or reorder a text written as escapes; it stands for the same values.
  private static func plain(_ document: [UInt8]) -> [UInt8] {
    // The encoder has escaped what is below a blank; what else steers is not ASCII.
    guard document.contains(where: { $0 >= 0x7F }) else { return document }
    var plain: [UInt8] = []
    plain.reserveCapacity(document.count)
    for scalar in String(decoding: document, as: UTF8.self).unicodeScalars {
      if scalar.isSteering, scalar.value >= 0x7F {
        let digits = String(scalar.value, radix: 16)
        plain += "\\u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)".utf8
      } else {
        plain += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return plain
  }

  /// Reads a value.
  ///
  /// - Throws: an `InputProblem` where the file is no JSON, has too many values, is of another version or type.
  package static func value<Value: VersionedFile>(
    _ type: Value.Type, from bytes: [UInt8], file: String
  ) throws(InputProblem) -> Value {
    try check(bytes, file: file)
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: words.infinity, negativeInfinity: words.minusInfinity, nan: words.notANumber)
    let data = Data(bytes)
    let version: Int
    do {
      let value = try decoder.decode(type, from: data)
      guard value.formatVersion != type.version else { return value }
      version = value.formatVersion
    } catch {
      // A file of a later version lacks what this one asks for: the version is what is to be said of it.
      guard let stated = try? decoder.decode(StatedVersion.self, from: data).formatVersion,
        stated != type.version
      else { throw problem(error, file: file) }
      version = stated
    }
    throw InputProblem(
      .unsupported, file: file, place: .part("formatVersion"), expected: "the format version \(type.version)",
      found: "\(version)", remedy: "Open the results with the version of Interphase that wrote them.")
  }

  private struct StatedVersion: Decodable { var formatVersion: Int }

  /// Refuses a file whose decoding would need more memory than its size suggests.
  private static func check(_ bytes: [UInt8], file: String) throws(InputProblem) {
    let starts: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{")]
    guard bytes.count > valueLimit, bytes.count(where: starts.contains) > valueLimit else { return }
    throw InputProblem(
      .limitExceeded, file: file, expected: "at most \(valueLimit) values", found: "more", remedy: remedy)
  }

  private static func problem(_ error: any Error, file: String) -> InputProblem {
    let code: InputProblem.Code
    let context: DecodingError.Context
    var expected = "results as they are written"
    switch error {
    case DecodingError.keyNotFound(let key, let found):
      (code, context, expected) = (.missing, found, "the key “\(key.stringValue.prefix(60))”")
    case DecodingError.typeMismatch(_, let found), DecodingError.valueNotFound(_, let found):
      (code, context) = (.invalidValue, found)
    case DecodingError.dataCorrupted(let found):
      (code, context) = (found.codingPath.isEmpty ? .malformed : .invalidValue, found)
    default:
      return InputProblem(.malformed, file: file, expected: expected, found: "\(error)", remedy: remedy)
    }
    let way = context.codingPath.map { key in
      key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue.prefix(60))"
    }.joined()
    return InputProblem(
      code, file: file,
      place: way.isEmpty ? .wholeFile : .part(way.hasPrefix(".") ? String(way.dropFirst()) : way),
      expected: expected, found: String(context.debugDescription.prefix(200)), remedy: remedy)
  }
}
