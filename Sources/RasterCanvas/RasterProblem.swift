/// Why something could not be drawn or encoded, and what to do about it.
public struct RasterProblem: Error, Sendable, Hashable {
  /// The kind of problem; new kinds may be added without breaking clients.
  public var code: Code
  /// What is wrong.
  public var found: String
  /// What can be done about it.
  public var remedy: String

  /// Creates a problem.
  public init(_ code: Code, found: String, remedy: String) {
    self.code = code
    self.found = found
    self.remedy = remedy
  }

  /// A kind of problem.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The stable name.
    public let rawValue: String

    /// Creates a code from its stable name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A width or height that is zero, negative, or beyond the limit.
    public static let sizeRefused = Code(rawValue: "size-refused")
    /// A pixel array does not have width × height entries.
    public static let pixelCount = Code(rawValue: "pixel-count")
    /// The font file is not there.
    public static let fontMissing = Code(rawValue: "font-missing")
    /// The font file is not the pinned one.
    public static let fontAltered = Code(rawValue: "font-altered")
    /// The font file cannot be read as a scalable typeface.
    public static let fontUnreadable = Code(rawValue: "font-unreadable")
    /// The image could not be encoded.
    public static let encodingFailed = Code(rawValue: "encoding-failed")
  }
}

extension RasterProblem: CustomStringConvertible {
  /// The problem in one paragraph, as it is printed to a user.
  public var description: String { "\(found). \(remedy)" }
}
