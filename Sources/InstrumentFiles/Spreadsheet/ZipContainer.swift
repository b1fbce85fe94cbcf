import AnalysisFindings
import Foundation
import InterphaseCZip

/// A zip file in memory whose members are read in pieces, with limits for the file as a whole.
final class ZipContainer {
  /// The most bytes that all members that are read may unpack to, each reading counted.
  static let unpackedLimit = 1 << 26
  /// The most members that a file may list.
  static let countLimit = 10_000

  private let archive: OpaquePointer
  private let file: String
  private var bytesLeft = ZipContainer.unpackedLimit

  /// Opens the bytes of a file.
  init(_ bytes: [UInt8], file: String) throws(InputProblem) {
    self.file = file
    func problem(_ found: String) -> InputProblem {
      InputProblem(
        .malformed, file: file, expected: "a workbook (a zip archive)", found: found,
        remedy: "The copy is incomplete or damaged; copy or export it again.")
    }
    // Before the library makes an entry of each: they would take many times the bytes that list them.
    guard ZipDirectory.entryCount(in: bytes, upTo: Self.countLimit + 1) <= Self.countLimit else {
      throw InputProblem(
        .limitExceeded, file: file, expected: "at most \(Self.countLimit) members",
        found: "more", remedy: "This is no workbook; check the file.")
    }
    // libzip keeps the bytes for as long as the archive is open, and frees them with it.
    guard let copy = malloc(max(bytes.count, 1)) else { throw problem("too many bytes for this machine") }
    bytes.withUnsafeBytes { if let start = $0.baseAddress { memcpy(copy, start, bytes.count) } }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw problem("bytes that cannot be opened")
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw problem("a damaged archive (\(String(cString: zip_error_strerror(&error))))")
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  /// Reads a member in pieces; `false` if there is no such member.
  ///
  /// - Parameter body: is given a step that fills a buffer and returns the number of its bytes, 0 at the end.
  func read(
    _ member: String,
    _ body: ((UnsafeMutableRawBufferPointer) throws(InputProblem) -> Int) throws(InputProblem) -> Void
  ) throws(InputProblem) -> Bool {
    let index = zip_name_locate(archive, member, 0)
    guard index >= 0 else { return false }
    try checkMethod(of: UInt64(index), member)
    guard let handle = zip_fopen_index(archive, UInt64(index), 0) else {
      throw InputProblem(
        .malformed, file: file, place: .part(member), expected: "a member that can be unpacked",
        found: String(cString: zip_strerror(archive)),
        remedy: "Save the workbook again, without a password.")
    }
    defer { zip_fclose(handle) }
    try body { buffer throws(InputProblem) in try piece(of: handle, member, buffer) }
    return true
  }

  /// Refuses methods that no workbook has, among them those whose unpacking takes memory by a number in the file.
  private func checkMethod(of index: UInt64, _ member: String) throws(InputProblem) {
    var facts = zip_stat_t()
    zip_stat_init(&facts)
    let isKnown = zip_stat_index(archive, index, 0, &facts) == 0
    guard isKnown, [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(facts.comp_method)) else {
      throw InputProblem(
        .malformed, file: file, place: .part(member), expected: "a member that is stored or deflated",
        found: "another method of compression", remedy: "Save the workbook again with a table program.")
    }
  }

  private func piece(
    of handle: OpaquePointer, _ member: String, _ buffer: UnsafeMutableRawBufferPointer
  ) throws(InputProblem) -> Int {
    let count = Int(zip_fread(handle, buffer.baseAddress, UInt64(buffer.count)))
    guard count >= 0 else {
      throw InputProblem(
        .malformed, file: file, place: .part(member), expected: "a sound member of the archive",
        found: String(cString: zip_file_strerror(handle)),
        remedy: "The copy is incomplete or damaged; copy or export it again.")
    }
    bytesLeft -= count
    guard bytesLeft >= 0 else {
      throw InputProblem(
        .limitExceeded, file: file, place: .part(member),
        expected: "at most \(Self.unpackedLimit) bytes in all members when unpacked", found: "more",
        remedy: "The file is damaged or made to exhaust memory; export it again, in parts if it is large.")
    }
    return count
  }
}
