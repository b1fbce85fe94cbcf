/// The form in which the tree of an HDF5 file crosses from the process that opened it; both ends are of one build.
///
///     answer    = magic object end | magic refused
///     magic     = the bytes of “IPHDF5” and the form's version, 1
///     object    = 1 attributes count (text object)*     a group: names and objects
///               | 2 attributes array                    a data set
///               | 3 text                                a link: the path from the root
///               | 4 text                                what was not read: why
///     attributes = count (text array)*
///     array     = text rank length* 0 text              the stored type, the shape; what was not read: why
///               | text rank length* kind width byte*    numbers, little-endian, as many as the shape says
///               | text rank length* 6 text*             texts, as many as the shape says
///     refused   = 5 text                                the file as a whole was not read: what was found
///     end       = 0x7E
///     text      = count, that many bytes of UTF-8
///
/// Marks, kinds, ranks and widths are one byte, counts four, lengths eight, all little-endian. The end that was opened may
/// be in the hands of a hostile file: nothing of the answer is believed before it is checked.
package enum HDF5Form {
  /// How every answer begins.
  package static let magic = Array("IPHDF5".utf8) + [1]
  /// The mark of a group.
  package static let group: UInt8 = 1
  /// The mark of a data set.
  package static let array: UInt8 = 2
  /// The mark of a link.
  package static let link: UInt8 = 3
  /// The mark of what was not read.
  package static let unread: UInt8 = 4
  /// The mark of a file that was not read as a whole.
  package static let refused: UInt8 = 5
  /// How every answer with a tree ends.
  package static let end: UInt8 = 0x7E
  /// The mark of an array that was not read.
  package static let noValues: UInt8 = 0
  /// The mark of texts; numbers have that of their kind.
  package static let texts: UInt8 = 6
}
