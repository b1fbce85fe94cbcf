public import Interphase

/// Reads the tables of the drop camera: a first line `#SESSILE-DROP 1`, lines `# key: value`, then a drop a line.
public struct DropTableReader: InstrumentFileReader {
  /// Creates a reader.
  public init() {}

  /// The table of the camera.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "sessile-drop", name: "Table of a drop camera", vendor: "",
      techniques: [Technique.contactAngle.rawValue], fileNameEndings: ["drop"])
  }

  /// Certain by the first line.
  public func recognition(of head: FileHead) -> Recognition {
    head.bytes.starts(with: "#SESSILE-DROP 1".utf8) ? .certain : .no
  }

  /// Reads the drops.
  ///
  /// - Throws: an `InputProblem` at a line that is no drop, or if there is none.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    var metadata = VendorMetadata()
    var drops: [SessileDrops.Drop] = []
    let lines = String(decoding: file.bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated().dropFirst() where !line.allSatisfy(\.isWhitespace) {
      if line.first == "#" {
        let parts = line.dropFirst().split(separator: ":", maxSplits: 1).map(Self.trimmed)
        if parts.count == 2 { metadata.append(parts[0], parts[1]) }
        continue
      }
      drops.append(try Self.drop(line, at: index + 1, of: file))
    }
    guard !drops.isEmpty else {
      throw InputProblem(
        .missing, file: file.source.path, expected: "a line with width and height of a drop in mm",
        found: "none", remedy: "Export the table with its drops.")
    }
    let specimen = metadata["specimen"]
    return [
      SessileDrops(
        title: specimen ?? file.head.name, source: file.source, metadata: metadata, specimen: specimen,
        drops: drops)
    ]
  }

  private static func drop(
    _ line: Substring, at number: Int, of file: FileContents
  ) throws(InputProblem) -> SessileDrops.Drop {
    let sizes = line.split(separator: "\t").compactMap { Double(trimmed($0)) }
    guard sizes.count == 2, sizes.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      throw InputProblem(
        .malformed, file: file.source.path, place: .line(number),
        expected: "width and height of a drop in mm, with a tab between them", found: "“\(line.prefix(40))”",
        remedy: "Mend the line, or take it out.")
    }
    return SessileDrops.Drop(width: sizes[0], height: sizes[1])
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
