import AnalysisFindings
import Foundation
import InterphaseCZip

/// A zip file in memory whose members are read as streams, with limits against content made to exhaust memory.
final class ZipContainer {
  /// The largest member that is unpacked, in bytes.
  static let memberLimit = 1 << 26
  /// The most members that a file may list.
  static let countLimit = 10_000

  private let archive: OpaquePointer
  private let file: String

  /// Opens the bytes of a file.
  init(_ bytes: [UInt8], file: String) throws(InputProblem) {
    self.file = file
    func problem(_ found: String) -> InputProblem {
      InputProblem(
        .malformed, file: file, expected: "a workbook (a zip archive)", found: found,
        remedy: "The copy is incomplete or damaged; copy or export it again.")
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
    guard zip_get_num_entries(archive, 0) <= Self.countLimit else {
      throw InputProblem(
        .limitExceeded, file: file, expected: "at most \(Self.countLimit) members",
        found: "\(zip_get_num_entries(archive, 0))", remedy: "This is no workbook; check the file.")
    }
  }

  deinit { zip_discard(archive) }

  /// A stream of a member's unpacked bytes; `nil` if there is no such member.
  func stream(of member: String) throws(InputProblem) -> ZipMemberStream? {
    let index = zip_name_locate(archive, member, 0)
    guard index >= 0 else { return nil }
    guard let handle = zip_fopen_index(archive, UInt64(index), 0) else {
      throw InputProblem(
        .malformed, file: file, place: .part(member), expected: "a member that can be unpacked",
        found: String(cString: zip_strerror(archive)),
        remedy: "Save the workbook again, without a password.")
    }
    return ZipMemberStream(handle, limit: Self.memberLimit)
  }
}

/// The unpacked bytes of one XML member: never more than a limit, and none behind a document type declaration.
final class ZipMemberStream: InputStream {
  /// Why reading stopped before the member's end; `nil` while all is well.
  private(set) var failure: Failure?

  /// Why a member could not be read to its end.
  enum Failure {
    /// It unpacks to more bytes than are allowed.
    case tooLarge
    /// It is damaged: bad compressed data, a wrong length or checksum.
    case damaged(String)
    /// It has a document type declaration, in which entities are made that grow without end or read other files.
    case declaresEntities
  }

  private let handle: OpaquePointer
  private let limit: Int
  private var total = 0
  private var isAtEnd = false
  /// How many bytes of `doctype` the last bytes match.
  private var matched = 0

  /// What begins the declarations of entities, without which they cannot be used.
  private static let doctype = Array("<!DOCTYPE".utf8)

  fileprivate init(_ handle: OpaquePointer, limit: Int) {
    self.handle = handle
    self.limit = limit
    super.init(data: Data())
  }

  deinit { zip_fclose(handle) }

  override func open() {}

  override func close() {}

  override var hasBytesAvailable: Bool { !isAtEnd }

  // Foundation on Linux traps in the getter that it would inherit here.
  override var streamError: (any Error)? { nil }

  override func read(_ buffer: UnsafeMutablePointer<UInt8>, maxLength length: Int) -> Int {
    guard !isAtEnd else { return 0 }
    let count = Int(zip_fread(handle, buffer, UInt64(max(length, 0))))
    if count < 0 { failure = .damaged(String(cString: zip_file_strerror(handle))) }
    total += max(count, 0)
    if total > limit { failure = .tooLarge }
    if declares(UnsafeBufferPointer(start: buffer, count: max(count, 0))) { failure = .declaresEntities }
    // A failure ends the stream; the reader of the XML asks for it.
    if count <= 0 || failure != nil { isAtEnd = true }
    return failure == nil ? count : 0
  }

  /// Whether a document type declaration stands in the bytes; zeros are passed over, so that UTF-16 hides none.
  private func declares(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where byte != 0 {
      if byte == Self.doctype[matched] {
        matched += 1
        if matched == Self.doctype.count { return true }
      } else {
        matched = byte == Self.doctype[0] ? 1 : 0
      }
    }
    return false
  }
}
