import AnalysisFindings

/// One image of a DM file: where its pixels lie, of what type, and how its dimensions are calibrated.
struct DigitalMicrographImage {
  /// The image's group in the table of tags.
  var node: Int
  /// The dimensions, fastest first, as stored.
  var dimensions: [Dimension]
  /// The type of a pixel.
  var pixelType: DigitalMicrographPixelType
  /// Where the pixels lie.
  var range: Range<Int>
  /// What was odd about the image.
  var notes: [String]

  /// A dimension; `position = scale × (index − origin)`.
  struct Dimension {
    /// The number of pixels.
    var count: Int
    /// The pixel at position 0; 0 if the file has none.
    var origin = 0.0
    /// The step; 1 if the file has none.
    var scale = 1.0
    /// The unit as stored.
    var units = ""
  }

  /// The image in a group of `ImageList`.
  init(node: Int, of tags: DigitalMicrographTags, file: String) throws(InputProblem) {
    self.node = node
    notes = []
    func problem(
      _ code: InputProblem.Code, _ tag: String, _ expected: String, _ found: String, _ remedy: String
    )
      -> InputProblem
    {
      InputProblem(
        code, file: file, place: .part("tag “\(tags.path(to: node)) / ImageData\(tag)”"), expected: expected,
        found: found, remedy: remedy)
    }
    let damaged = "The file is damaged; save the image from DigitalMicrograph again."
    guard let data = tags.node("ImageData", from: node) else {
      throw problem(.missing, "", "the data of an image", "nothing", damaged)
    }
    guard let code = tags.wholeNumber(tags.child("DataType", of: data)) else {
      throw problem(.missing, " / DataType", "the type of the pixels", "nothing", damaged)
    }
    guard let type = DigitalMicrographPixelType(rawValue: code) else {
      throw problem(
        .unsupported, " / DataType", "integers, floating-point or complex numbers, or colours",
        [5, 27, 28].contains(code) ? "a packed complex image (\(code))" : "the type \(code)",
        "In DigitalMicrograph, change the data type to Real 4 or Complex 8 and save again.")
    }
    pixelType = type
    dimensions = []
    var count = 1
    for tag in tags.node("Dimensions", from: data).map(tags.children(of:)) ?? [] {
      guard let size = tags.wholeNumber(tag), size > 0, size <= tags.bytes.count else {
        throw problem(
          .malformed, " / Dimensions", "sizes of at least one pixel", tags.description(of: tag) ?? "a group",
          damaged)
      }
      let (product, overflows) = count.multipliedReportingOverflow(by: size)
      guard !overflows, product <= tags.bytes.count else {
        throw problem(
          .malformed, " / Dimensions", "no more pixels than the file has bytes", "\(count) × \(size)", damaged
        )
      }
      count = product
      dimensions.append(Dimension(count: size))
    }
    guard !dimensions.isEmpty else {
      throw problem(.missing, " / Dimensions", "at least one dimension", "none", damaged)
    }
    range = try Self.pixels(of: data, count: count, type: type, in: tags, problem: problem, notes: &notes)
    readCalibrations(of: data, in: tags)
  }

  private static func pixels(
    of data: Int, count: Int, type: DigitalMicrographPixelType, in tags: DigitalMicrographTags,
    problem: (InputProblem.Code, String, String, String, String) -> InputProblem, notes: inout [String]
  ) throws(InputProblem) -> Range<Int> {
    guard let tag = tags.child("Data", of: data) else {
      throw problem(
        .missing, " / Data", "the pixels", "nothing (a file may refer to a .raw file beside it)",
        "Open the data set in DigitalMicrograph and save it as one DM4 file.")
    }
    let stored: Range<Int>
    switch tags.nodes[tag].content {
    case .array(let number, let count, let offset): stored = offset..<offset + count * number.size
    case .block(let range, _): stored = range
    case .structure(let types, let offset): stored = offset..<offset + types.reduce(0) { $0 + $1.size }
    case .number(let number, let offset): stored = offset..<offset + number.size
    case .group, .text:
      throw problem(
        .malformed, " / Data", "an array of pixels", "a group or a text", "Save the image again.")
    }
    // At most 16 bytes a pixel, and no more pixels than the file has bytes: the product cannot overflow.
    let needed = count * type.size
    guard needed <= stored.count else {
      throw problem(
        .malformed, " / Data", "\(count) pixels of \(type.size) bytes (\(type.name))",
        "\(stored.count) bytes",
        "The image's size and its pixels contradict each other; save the image from DigitalMicrograph again.")
    }
    if needed < stored.count {
      notes.append(
        "The image stores \(stored.count) bytes of pixels, of which its dimensions need \(needed); "
          + "the rest was left out.")
    }
    return stored.lowerBound..<stored.lowerBound + needed
  }

  private mutating func readCalibrations(of data: Int, in tags: DigitalMicrographTags) {
    let calibrations = tags.node("Calibrations", "Dimension", from: data).map(tags.children(of:)) ?? []
    for (index, tag) in calibrations.prefix(dimensions.count).enumerated() {
      if let origin = tags.number(tags.child("Origin", of: tag)), origin.isFinite {
        dimensions[index].origin = origin
      }
      if let scale = tags.number(tags.child("Scale", of: tag)), scale.isFinite, scale != 0 {
        dimensions[index].scale = scale
      } else {
        notes.append("Dimension \(index) has no usable scale; its pixels are numbered.")
      }
      dimensions[index].units = tags.text(tags.child("Units", of: tag)) ?? ""
    }
    if calibrations.count < dimensions.count {
      notes.append(
        "Only \(calibrations.count) of \(dimensions.count) dimensions are calibrated; the others are numbered."
      )
    }
  }
}
