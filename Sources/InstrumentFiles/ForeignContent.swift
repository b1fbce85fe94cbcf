/// What a file is that no reader knows, where its first bytes tell.
///
/// A photograph that was renamed, or a report in place of the export, is the commonest slip; naming it saves a search.
enum ForeignContent {
  /// The content in words.
  static func description(of head: FileHead) -> String {
    let kinds: [(signature: [UInt8], words: String)] = [
      ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
      (Array("GIF8".utf8), "a GIF picture"), (Array("%PDF".utf8), "a PDF document"),
      ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"), ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
      ([0x89, 0x48, 0x44, 0x46], "an HDF5 file"), ([0x1F, 0x8B], "a gzip archive, to be unpacked first"),
      (Array("PK".utf8), "a zip archive or workbook of another kind"),
      ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel or Word file; save it as xlsx"),
      (Array("<!DOCTYPE html".utf8), "a web page"), (Array("<html".utf8), "a web page"),
    ]
    return kinds.first { head.bytes.starts(with: $0.signature) }?.words ?? "content that no reader recognises"
  }
}
