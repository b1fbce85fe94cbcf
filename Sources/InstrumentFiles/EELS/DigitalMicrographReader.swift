public import AnalysisFindings
public import InstrumentMeasurements

/// Reads Gatan DigitalMicrograph files of versions 3 and 4: spectra, line scans, spectrum images, images, stacks.
///
/// Every image of a file is one measurement; thumbnails (named as such by the file) are left out.
public struct DigitalMicrographReader: InstrumentFileReader {
  /// Creates the reader.
  public init() {}

  /// DM3 and DM4.
  public var format: InstrumentFormat {
    InstrumentFormat(
      identifier: "dm", name: "DigitalMicrograph DM3/DM4", vendor: "Gatan", techniques: ["eels"],
      fileNameEndings: ["dm3", "dm4"])
  }

  /// Certain where the version, the byte-order flag and the root group stand as they must.
  public func recognition(of head: FileHead) -> Recognition {
    DigitalMicrographTagParser.recognises(head.bytes) ? .certain : .no
  }

  /// Reads every image but thumbnails.
  ///
  /// - Throws: where the tags are damaged, or no image of the file can be read.
  public func measurements(in file: FileContents) throws(InputProblem) -> [any InstrumentMeasurement] {
    let path = file.source.path
    let tags = try DigitalMicrographTagParser.tags(of: file.bytes, file: path)
    let images = tags.node("ImageList").map(tags.children(of:)) ?? []
    let thumbnails = Set(
      (tags.node("Thumbnails").map(tags.children(of:)) ?? []).compactMap {
        tags.wholeNumber(tags.child("ImageIndex", of: $0))
      })
    let wanted = images.indices.filter { !thumbnails.contains($0) }
    guard !wanted.isEmpty else {
      throw InputProblem(
        .missing, file: path, place: .part("tag “ImageList”"), expected: "an image other than a thumbnail",
        found: images.isEmpty ? "no image" : "thumbnails only",
        remedy: "Save the data, not a layout or script.")
    }
    var metadata = try DigitalMicrographMetadata(of: tags, file: path)
    var signals: [ElectronMicroscopySignal] = []
    var problems: [InputProblem] = []
    for index in wanted {
      do {
        let image = try DigitalMicrographImage(node: images[index], of: tags, file: path)
        signals.append(try signal(image, tags: tags, metadata: &metadata, file: file))
      } catch {
        problems.append(error)
      }
    }
    if signals.isEmpty, let first = problems.first { throw first }
    // A sound image is not lost for a damaged sibling, but its reader is told.
    let left = problems.map { "Another image of this file was left out: \($0)" }
    for index in signals.indices { signals[index].readingNotes += left }
    return signals
  }

  private func signal(
    _ image: DigitalMicrographImage, tags: DigitalMicrographTags, metadata: inout DigitalMicrographMetadata,
    file: FileContents
  ) throws(InputProblem) -> ElectronMicroscopySignal {
    let facts = DigitalMicrographFacts(of: image.node, in: tags)
    let layout = DigitalMicrographAxes(of: image, format: facts.format, signal: facts.signal)
    let pixels = DigitalMicrographPixels(
      bytes: file.bytes, range: image.range, type: image.pixelType, isBigEndian: tags.isBigEndian,
      order: layout.order)
    let name = tags.text(tags.child("Name", of: image.node)) ?? ""
    let brightness = tags.node("ImageData", "Calibrations", "Brightness", from: image.node)
    let part = { (tag: String) in tags.number(brightness.flatMap { tags.child(tag, of: $0) }) }
    let unit = tags.text(brightness.flatMap { tags.child("Units", of: $0) })
    return ElectronMicroscopySignal(
      title: name.isEmpty ? file.head.name : name, source: file.source,
      metadata: try metadata.entries(for: image.node), readingNotes: image.notes, axes: layout.axes,
      values: pixels.values(), storedType: image.pixelType.name, signal: facts.signal,
      energyAxis: layout.energyAxis, intensityScale: part("Scale") ?? 1, intensityOrigin: part("Origin") ?? 0,
      intensityUnit: unit ?? "", beamEnergy: facts.beamEnergy, convergenceAngle: facts.convergenceAngle,
      collectionAngle: facts.collectionAngle, exposure: facts.exposure)
  }
}
