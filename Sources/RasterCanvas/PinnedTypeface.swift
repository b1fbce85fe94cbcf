/// The typefaces that figures are set in: Liberation Sans 2, which has the metrics of Arial.
public enum PinnedTypeface: Sendable, Hashable, CaseIterable {
  /// Upright.
  case regular
  /// Upright and bold.
  case bold
  /// Slanted.
  case italic
  /// Slanted and bold.
  case boldItalic

  /// The Debian package that holds the files.
  public static let package = "fonts-liberation2"
  /// The version of the typeface that the checksums belong to.
  public static let version = "2.1.5"

  /// Where Debian puts the file.
  public var path: String {
    let style =
      switch self {
      case .regular: "Regular"
      case .bold: "Bold"
      case .italic: "Italic"
      case .boldItalic: "BoldItalic"
      }
    return "/usr/share/fonts/truetype/liberation2/LiberationSans-\(style).ttf"
  }

  /// The SHA-256 of the file.
  public var sha256: String {
    switch self {
    case .regular: "8d91388f1d3604b3b8ae0e3ee2d140e50cd6122f9214514f4aca772540a4076d"
    case .bold: "ba0e0dc3f7aca5b0afbc31e800531ee43be3aa79ae35b2ef1f6470a9547765c4"
    case .italic: "01f559e5c501d3d5777647c6a92b3ff37a4523bcf4f3b6e97ae052af567618b1"
    case .boldItalic: "15c1068175252e4adee6d3721bf74064ffe437f679d9dbaeacd03fa7711a041b"
    }
  }
}
