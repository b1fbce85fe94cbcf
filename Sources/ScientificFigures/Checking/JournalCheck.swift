import RasterCanvas

/// What a figure has that a journal does not take.
public struct JournalCheck: Sendable {
  /// A breach of a rule.
  public struct Breach: Sendable, Hashable {
    /// The rule that is broken.
    public var rule: Rule
    /// What breaks it, in words.
    public var found: String
    /// What the rule asks for.
    public var expected: String
    /// The measured value: points for texts and lines, millimetres for sizes, dots per inch for resolutions.
    public var value: Double
  }

  /// A rule of journals.
  public enum Rule: String, Sendable, Hashable {
    /// A text is too small.
    case smallText = "small-text"
    /// A text is too large.
    case largeText = "large-text"
    /// A line is too thin.
    case thinLine = "thin-line"
    /// The page does not fit a column.
    case width = "width"
    /// The page is too high.
    case height = "height"
    /// The file has too few pixels.
    case resolution
    /// Texts cover one another, lie on a frame, are cut, or leave the page.
    case overlap = "overlap"
  }

  /// The width of the page, in mm.
  public let width: Double
  /// What is wrong, in the order of the page.
  public let breaches: [Breach]

  /// Checks a page against the rules of a journal.
  ///
  /// Lines that only shade (of width 0) are no lines.
  ///
  /// - Parameters:
  ///   - scene: The page.
  ///   - rules: The rules.
  ///   - resolution: The resolution of the pixel file that is sent, in dots per inch; `nil` for vectors.
  public init(_ scene: FigureScene, rules: JournalRules, resolution: Double? = nil) {
    width = scene.width / pointsPerMillimetre
    var breaches = Self.page(
      width: width, height: scene.height / pointsPerMillimetre, rules: rules,
      resolution: resolution)
    var thinnest: [SceneRole: Double] = [:]
    Self.collect(scene.items, rules: rules, thinnest: &thinnest, breaches: &breaches)
    for (role, width) in thinnest.sorted(by: { $0.key.rawValue < $1.key.rawValue })
    where width < rules.thinnestLine - 0.005 {
      breaches.append(
        Breach(
          rule: .thinLine,
          found: "lines of the kind “\(role.rawValue)” are \(VectorNumber.text(width)) pt thin",
          expected: "at least \(VectorNumber.text(rules.thinnestLine)) pt", value: width))
    }
    let overlaps = SceneOverlaps(scene)
    breaches += overlaps.pairs.map { pair in
      Breach(
        rule: .overlap, found: "“\(pair.first.source.plainText)” covers “\(pair.second.source.plainText)”",
        expected: "texts apart from one another", value: 0)
    }
    breaches += overlaps.outside.map { text in
      Breach(
        rule: .overlap, found: "“\(text.source.plainText)” leaves the page", expected: "texts on the page",
        value: 0)
    }
    breaches += overlaps.cut.map { text in
      Breach(
        rule: .overlap, found: "“\(text.source.plainText)” is cut at the edge of its panel",
        expected: "whole texts", value: 0)
    }
    breaches += overlaps.onFrames.map { text in
      Breach(
        rule: .overlap, found: "“\(text.source.plainText)” lies on a frame", expected: "texts beside frames",
        value: 0)
    }
    self.breaches = breaches
  }

  /// Checks a picture of which no more is known than its size.
  ///
  /// - Parameters:
  ///   - width: The width, in mm.
  ///   - height: The height, in mm.
  ///   - resolution: The resolution, in dots per inch.
  ///   - rules: The rules.
  public init(width: Double, height: Double, resolution: Double, rules: JournalRules) {
    self.width = width
    breaches = Self.page(width: width, height: height, rules: rules, resolution: resolution)
  }

  private static func page(
    width: Double, height: Double, rules: JournalRules, resolution: Double?
  ) -> [Breach] {
    var breaches: [Breach] = []
    // Half a millimetre is lost in any layout program.
    if !rules.widths.isEmpty, !rules.widths.contains(where: { abs($0 - width) <= 0.5 }) {
      breaches.append(
        Breach(
          rule: .width, found: "the page is \(VectorNumber.text(width)) mm wide",
          expected: rules.widths.map { VectorNumber.text($0) }.joined(separator: ", ") + " mm", value: width))
    }
    if let largest = rules.largestHeight, height > largest + 0.5 {
      breaches.append(
        Breach(
          rule: .height, found: "the page is \(VectorNumber.text(height)) mm high",
          expected: "at most \(VectorNumber.text(largest)) mm", value: height))
    }
    if let resolution, resolution < rules.lowestResolution - 0.5 {
      breaches.append(
        Breach(
          rule: .resolution, found: "the file has \(VectorNumber.text(resolution)) dots per inch",
          expected: "at least \(VectorNumber.text(rules.lowestResolution)) dots per inch", value: resolution))
    }
    return breaches
  }

  private static func collect(
    _ items: [SceneItem], rules: JournalRules, thinnest: inout [SceneRole: Double], breaches: inout [Breach]
  ) {
    func note(_ stroke: SceneStroke?, _ role: SceneRole) {
      guard let stroke, stroke.width > 0 else { return }
      thinnest[role] = min(thinnest[role] ?? .infinity, stroke.width)
    }
    for item in items {
      switch item {
      case .group(let group): collect(group.items, rules: rules, thinnest: &thinnest, breaches: &breaches)
      case .shape(let shape): note(shape.stroke, shape.role)
      case .markers(let markers): note(markers.stroke, markers.role)
      case .image: break
      case .text(let text):
        for piece in text.text.pieces {
          if piece.size < rules.smallestText - 0.005 {
            breaches.append(
              Breach(
                rule: .smallText,
                found: "“\(piece.text)” in “\(text.source.plainText)” has "
                  + "\(VectorNumber.text(piece.size)) pt",
                expected: "at least \(VectorNumber.text(rules.smallestText)) pt", value: piece.size))
          } else if let largest = rules.largestText, piece.size > largest + 0.005, text.role != .panelLetter {
            breaches.append(
              Breach(
                rule: .largeText, found: "“\(text.source.plainText)” has \(VectorNumber.text(piece.size)) pt",
                expected: "at most \(VectorNumber.text(largest)) pt", value: piece.size))
          }
        }
      }
    }
  }
}
