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
  package static let magic = Array("IPHDF5".utf8) + [1]
  package static let group: UInt8 = 1
  package static let array: UInt8 = 2
  package static let link: UInt8 = 3
  package static let unread: UInt8 = 4
  package static let refused: UInt8 = 5
  package static let end: UInt8 = 0x7E
  /// The mark of an array that was not read.
  package static let noValues: UInt8 = 0
  /// The mark of texts; numbers have that of their kind.
  package static let texts: UInt8 = 6
}
