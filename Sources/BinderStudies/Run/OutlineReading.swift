import AnalysisFindings
import Foundation
import InstrumentFiles
import InstrumentMeasurements

/// Looks at the files of a study: those that were seen before and are as they were are not read.
final class OutlineReading: @unchecked Sendable {
  private let sources: StudyFiles
  private let registry: ReaderRegistry
  private let techniques: [StudyTechnique]
  private let known: KnownOutlines
  /// Guards what was seen.
  private let guarding = NSLock()
  private var seen: KnownOutlines
  /// The parts that files have; thousands of exports have the same.
  private var parts: [[MeasurementOutline]: [FileOutline.Part]] = [:]

  /// - Parameters:
  ///   - sources: Where files are read.
  ///   - registry: The readers that are asked.
  ///   - techniques: The techniques that the study knows.
  ///   - known: What was seen before.
  init(
    _ sources: StudyFiles, _ registry: ReaderRegistry, _ techniques: [StudyTechnique], known: KnownOutlines
  ) {
    self.sources = sources
    self.registry = registry
    self.techniques = techniques
    self.known = known.readers == KnownOutlines.readers(of: registry) ? known : KnownOutlines(registry)
    seen = KnownOutlines(registry)
  }

  /// What a file holds.
  ///
  /// - Throws: an `InputProblem` where it cannot be read.
  func outline(of entry: StudyPlan.Entry) throws(InputProblem) -> FileOutline {
    let stamp = FileStamp(path: entry.file)
    if let stamp, let file = known.file(entry, stamp), let format = format(of: file, entry) {
      let outlines = known.outlines[file.outlines]
      return guarding.withLock {
        seen.add(file, outlines, of: entry)
        return FileOutline(
          source: SourceFile(
            path: entry.file, sha256: file.sha256, byteCount: stamp.byteCount, format: file.sourceFormat,
            notes: file.notes),
          format: format, parts: shared(outlines))
      }
    }
    let read = try sources.read(entry)
    let outlines = read.measurements.map(\.outline)
    return guarding.withLock {
      // A file that is written while it is read is looked at again the next time.
      if let stamp, stamp.holds {
        let file = KnownOutlines.File(
          stamp: stamp, sha256: read.source.sha256, sourceFormat: read.source.format,
          reader: read.format.identifier, notes: read.source.notes, outlines: 0)
        seen.add(file, outlines, of: entry)
      }
      return FileOutline(source: read.source, format: read.format, parts: shared(outlines))
    }
  }

  /// What was seen of all files.
  var all: KnownOutlines { guarding.withLock { seen } }

  private func format(of file: KnownOutlines.File, _ entry: StudyPlan.Entry) -> InstrumentFormat? {
    entry.table.map(\.format) ?? registry.readers.map(\.format).first { $0.identifier == file.reader }
  }

  private func shared(_ outlines: [MeasurementOutline]) -> [FileOutline.Part] {
    if let known = parts[outlines] { return known }
    let made = outlines.map { FileOutline.Part($0, techniques) }
    parts[outlines] = made
    return made
  }
}
