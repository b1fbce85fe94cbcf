import AnalysisFindings
import InstrumentFiles
import InstrumentMeasurements

/// Writes small DM3 and DM4 files for tests.
struct DigitalMicrographFile {
  /// A tag of a group.
  indirect enum Tag {
    /// A named group; an empty name makes a list's entry.
    case group(String, [Tag])
    /// A data tag: name, type description, payload.
    case data(String, [Int], [UInt8])
  }

  /// 3 or 4.
  var version = 3
  /// Whether payloads are stored with the low byte first.
  var isLittleEndian = true

  /// The bytes of a file with a root group of tags.
  func bytes(_ tags: [Tag]) -> [UInt8] {
    let body = group(tags)
    return big(version, 4) + big(body.count, version == 3 ? 4 : 8) + big(isLittleEndian ? 1 : 0, 4) + body
      + [UInt8](repeating: 0, count: 8)
  }

  /// A file as the readers get it.
  func contents(_ tags: [Tag], name: String = "a.dm3") -> FileContents {
    let bytes = bytes(tags)
    return FileContents(source: .init(path: "/data/\(name)", byteCount: bytes.count), bytes: bytes)
  }

  private func big(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> (8 * (size - 1 - $0))) }
  }

  private func length(_ value: Int) -> [UInt8] { big(value, version == 3 ? 4 : 8) }

  /// A group's body.
  func group(_ tags: [Tag]) -> [UInt8] { [1, 0] + length(tags.count) + tags.flatMap(entry) }

  private func entry(_ tag: Tag) -> [UInt8] {
    let (kind, name, body): (UInt8, String, [UInt8])
    switch tag {
    case .group(let title, let tags): (kind, name, body) = (20, title, group(tags))
    case .data(let title, let info, let payload):
      (kind, name) = (21, title)
      body = Array("%%%%".utf8) + length(info.count) + info.flatMap(length) + payload
    }
    return [kind] + big(name.utf8.count, 2) + Array(name.utf8) + (version == 4 ? big(body.count, 8) : [])
      + body
  }

  /// The bytes of an integer in the file's order.
  func payload<Number: FixedWidthInteger>(_ value: Number) -> [UInt8] {
    withUnsafeBytes(of: isLittleEndian ? value.littleEndian : value.bigEndian) { Array($0) }
  }

  /// A number of type float32.
  func float(_ name: String, _ value: Float) -> Tag { .data(name, [6], payload(value.bitPattern)) }

  /// A number of type float64.
  func double(_ name: String, _ value: Double) -> Tag { .data(name, [7], payload(value.bitPattern)) }

  /// A number of type uint32.
  func number(_ name: String, _ value: UInt32) -> Tag { .data(name, [5], payload(value)) }

  /// A text.
  func text(_ name: String, _ value: String) -> Tag {
    .data(name, [20, 4, value.utf16.count], value.utf16.flatMap { payload($0) })
  }

  /// One calibrated dimension.
  struct Dimension {
    var count: Int
    var origin: Float = 0
    var scale: Float = 1
    var units = ""
  }

  /// An image as an entry of `ImageList`; the pixels are an array of the type with code `element`.
  func image(
    _ name: String, _ dimensions: [Dimension], dataType: Int, element: Int, pixels: [UInt8], count: Int,
    tags: [Tag] = [], calibrated: Bool = true
  ) -> Tag {
    let calibrations = dimensions.map {
      Tag.group("", [float("Origin", $0.origin), float("Scale", $0.scale), text("Units", $0.units)])
    }
    let brightness = Tag.group(
      "Brightness", [float("Origin", 10), float("Scale", 0.5), text("Units", "e-")])
    return .group(
      "",
      [
        .group(
          "ImageData",
          [
            .group("Calibrations", calibrated ? [brightness, .group("Dimension", calibrations)] : []),
            .data("Data", [20, element, count], pixels),
            number("DataType", UInt32(dataType)),
            .group("Dimensions", dimensions.map { number("", UInt32($0.count)) }),
            number("PixelDepth", 4),
          ]),
        .group("ImageTags", tags), text("Name", name),
      ])
  }

  /// An image of float32 values.
  func image(
    _ name: String, _ dimensions: [Dimension], _ values: [Float], format: String = "", signal: String = "",
    tags: [Tag] = [], calibrated: Bool = true
  ) -> Tag {
    var all = tags
    if !format.isEmpty {
      all.append(.group("Meta Data", [text("Format", format), text("Signal", signal)]))
    }
    return image(
      name, dimensions, dataType: 2, element: 6, pixels: values.flatMap { payload($0.bitPattern) },
      count: values.count, tags: all, calibrated: calibrated)
  }

  /// A file whose images are these.
  func contents(images: [Tag], thumbnails: [UInt32] = []) -> FileContents {
    contents([
      .group("ImageList", images),
      .group("Thumbnails", thumbnails.map { .group("", [number("ImageIndex", $0)]) }),
    ])
  }

  /// The signals that the reader finds in a file.
  static func signals(_ file: FileContents) throws -> [ElectronMicroscopySignal] {
    try DigitalMicrographReader().measurements(in: file).compactMap { $0 as? ElectronMicroscopySignal }
  }
}
