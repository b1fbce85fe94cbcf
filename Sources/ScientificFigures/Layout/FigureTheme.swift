public import RasterCanvas

/// Sizes, widths and habits of a figure for one kind of page.
public struct FigureTheme: Sendable, Hashable {
  /// The name as a user writes it: `nature183`.
  public var name: String
  /// The width of the page, in points.
  public var width: Double
  /// The size of axis labels and legends, in points.
  public var textSize: Double
  /// The size of tick labels, in points.
  public var tickSize: Double
  /// The size of titles of panels, in points.
  public var titleSize: Double
  /// The size of notes and labels inside panels, in points.
  public var noteSize: Double
  /// The smallest text that may appear, subscripts included, in points.
  public var smallestText: Double
  /// The size of panel letters, in points.
  public var letterSize: Double
  /// How panels are lettered.
  public var letterStyle: LetterStyle
  /// How units stand in axis labels.
  public var unitStyle: UnitStyle
  /// The width of axes and ticks, in points.
  public var axisWidth: Double
  /// The width of minor ticks and guides, in points.
  public var fineWidth: Double
  /// The width of the faintest lines, of raw data and small markers, in points.
  public var hairWidth: Double
  /// The width of data lines, in points.
  public var lineWidth: Double
  /// The length of ticks, in points; minor ones have 0.57 of it.
  public var tickLength: Double
  /// The width of markers, in points.
  public var markerSize: Double
  /// The rules that a page of this theme is checked against.
  public var rules: JournalRules
  /// Colours that were chosen for binders or species by their names, instead of those of the palette.
  public var colours: [String: CanvasColor] = [:]

  /// How panels are lettered.
  public enum LetterStyle: Sendable, Hashable {
    /// a, b, c
    case lowercase
    /// (a), (b), (c)
    case parenthesised
    /// A, B, C
    case uppercase

    /// The letter of a panel by its index; after z come aa, ab.
    func letter(_ index: Int) -> String {
      let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
      let last = String(alphabet[index % 26])
      let text = index < 26 ? last : String(alphabet[(index / 26 - 1) % 26]) + last
      switch self {
      case .lowercase: return text
      case .parenthesised: return "(" + text + ")"
      case .uppercase: return text.uppercased()
      }
    }
  }

  /// How units stand in axis labels.
  public enum UnitStyle: Sendable, Hashable {
    /// `Depth (nm)`
    case parentheses
    /// `Depth / nm`
    case solidus
  }

  /// Creates a theme whose sizes follow from the text size.
  ///
  /// - Parameters:
  ///   - name: The name as a user writes it.
  ///   - millimetres: The width of the page.
  ///   - textSize: The size of axis labels, in points.
  ///   - smallestText: The smallest text that may appear, in points.
  ///   - letters: How panels are lettered.
  ///   - units: How units stand in axis labels.
  ///   - lineWidth: The width of data lines, in points; axes have two thirds of it.
  ///   - rules: The rules of the journal.
  public init(
    name: String, millimetres: Double, textSize: Double, smallestText: Double, letters: LetterStyle,
    units: UnitStyle = .parentheses, lineWidth: Double = 0.9, rules: JournalRules
  ) {
    self.name = name
    width = millimetres * pointsPerMillimetre
    self.textSize = textSize
    tickSize = max(textSize - 0.5, smallestText)
    titleSize = textSize + 0.5
    noteSize = max(textSize - 1, smallestText)
    self.smallestText = smallestText
    letterSize = max(textSize + 1, 8)
    letterStyle = letters
    unitStyle = units
    axisWidth = max(lineWidth * 2 / 3, rules.thinnestLine)
    fineWidth = max(lineWidth / 2, rules.thinnestLine)
    hairWidth = max(0.35, rules.thinnestLine)
    self.lineWidth = lineWidth
    tickLength = textSize * 0.4
    markerSize = textSize * 0.42
    self.rules = rules
  }
}

/// Points in a millimetre: 72 / 25.4.
public let pointsPerMillimetre = 72 / 25.4

/// What a journal demands of figures.
public struct JournalRules: Sendable, Hashable {
  /// The journal or publisher.
  public var journal: String
  /// The widths that fit its columns, in mm; empty where any is accepted.
  public var widths: [Double]
  /// The largest height, in mm; `nil` where none is stated.
  public var largestHeight: Double?
  /// The smallest text, in points.
  public var smallestText: Double
  /// The largest text apart from panel letters, in points; `nil` where none is stated.
  public var largestText: Double?
  /// The thinnest line, in points.
  public var thinnestLine: Double
  /// The lowest resolution of pixel files of coloured figures with lines, in dots per inch.
  public var lowestResolution: Double

  /// Creates rules.
  public init(
    journal: String, widths: [Double], largestHeight: Double?, smallestText: Double,
    largestText: Double? = nil, thinnestLine: Double, lowestResolution: Double = 300
  ) {
    self.journal = journal
    self.widths = widths
    self.largestHeight = largestHeight
    self.smallestText = smallestText
    self.largestText = largestText
    self.thinnestLine = thinnestLine
    self.lowestResolution = lowestResolution
  }

  /// The rules of every journal or publisher that is known.
  public static let journals: [JournalRules] = [.nature, .rsc, .acs, .elsevier, .wiley, .cell, .science]

  /// The rules of a journal by its name, or `nil` if it is not known.
  public static func named(_ journal: String) -> JournalRules? { journals.first { $0.journal == journal } }

  /// Nature: 89, 120–136 and 183 mm, at most 247 mm high, text of 5 to 7 pt, panel letters of 8 pt bold.
  public static let nature = JournalRules(
    journal: "nature", widths: [89, 120, 136, 183], largestHeight: 247, smallestText: 5, thinnestLine: 0.25)
  /// Royal Society of Chemistry: 83 and 171 mm, at most 233 mm high.
  public static let rsc = JournalRules(
    journal: "rsc", widths: [83, 171], largestHeight: 233, smallestText: 5, thinnestLine: 0.4,
    lowestResolution: 600)
  /// American Chemical Society: 3.25 and 7 in, at most 9.5 in high, text from 5 pt, lines from 0.5 pt.
  public static let acs = JournalRules(
    journal: "acs", widths: [82.5, 177.8], largestHeight: 241, smallestText: 5, thinnestLine: 0.5)
  /// Elsevier: 90, 140 and 190 mm; subscripts from 6 pt.
  public static let elsevier = JournalRules(
    journal: "elsevier", widths: [90, 140, 190], largestHeight: 240, smallestText: 6, thinnestLine: 0.25,
    lowestResolution: 500)
  /// Wiley (Advanced … family): about 85 and 178 mm.
  public static let wiley = JournalRules(
    journal: "wiley", widths: [85, 178], largestHeight: nil, smallestText: 5, thinnestLine: 0.25,
    lowestResolution: 600)
  /// Cell Press: 85, 114 and 174 mm, at most 200 mm high, text of 6 to 8 pt, lines of 0.5 to 1.5 pt.
  public static let cell = JournalRules(
    journal: "cell", widths: [85, 114, 174], largestHeight: 200, smallestText: 6, largestText: 8,
    thinnestLine: 0.5)
  /// Science: 57, 121 and 184 mm, text from 5 pt.
  public static let science = JournalRules(
    journal: "science", widths: [57, 121, 184], largestHeight: nil, smallestText: 5, thinnestLine: 0.25)
  /// A report or slide: any width, readable text.
  public static let free = JournalRules(
    journal: "free", widths: [], largestHeight: nil, smallestText: 6, thinnestLine: 0.25)
}

extension FigureTheme {
  /// Nature, single column.
  public static let nature89 = nature("nature89", 89)
  /// Nature, one and a half columns.
  public static let nature136 = nature("nature136", 136)
  /// Nature, double column: the default.
  public static let nature183 = nature("nature183", 183)
  /// RSC, single column; axis labels with a solidus, letters in parentheses.
  public static let rsc83 = rsc("rsc83", 83)
  /// RSC, double column.
  public static let rsc171 = rsc("rsc171", 171)
  /// ACS, single column.
  public static let acs82 = acs("acs82", 82.5)
  /// ACS, double column.
  public static let acs178 = acs("acs178", 177.8)
  /// Elsevier, single column.
  public static let elsevier90 = elsevier("elsevier90", 90)
  /// Elsevier, one and a half columns.
  public static let elsevier140 = elsevier("elsevier140", 140)
  /// Elsevier, double column.
  public static let elsevier190 = elsevier("elsevier190", 190)
  /// Wiley, single column.
  public static let wiley85 = wiley("wiley85", 85)
  /// Wiley, double column.
  public static let wiley178 = wiley("wiley178", 178)
  /// A slide: 254 mm wide, large text.
  public static let slide = FigureTheme(
    name: "slide", millimetres: 254, textSize: 14, smallestText: 10, letters: .lowercase, lineWidth: 1.6,
    rules: .free)
  /// A page of a report: 180 mm wide, text of 8 pt.
  public static let report = FigureTheme(
    name: "report", millimetres: 180, textSize: 8, smallestText: 6, letters: .lowercase, rules: .free)

  /// Every preset.
  public static let presets: [FigureTheme] = [
    .nature89, .nature136, .nature183, .rsc83, .rsc171, .acs82, .acs178, .elsevier90, .elsevier140,
    .elsevier190, .wiley85, .wiley178, .slide, .report,
  ]

  /// The preset of a name, or `nil` if there is none.
  public static func named(_ name: String) -> FigureTheme? { presets.first { $0.name == name } }

  private static func nature(_ name: String, _ millimetres: Double) -> FigureTheme {
    FigureTheme(
      name: name, millimetres: millimetres, textSize: 7, smallestText: 5, letters: .lowercase, rules: .nature)
  }

  private static func rsc(_ name: String, _ millimetres: Double) -> FigureTheme {
    FigureTheme(
      name: name, millimetres: millimetres, textSize: 7, smallestText: 5, letters: .parenthesised,
      units: .solidus, lineWidth: 1, rules: .rsc)
  }

  private static func acs(_ name: String, _ millimetres: Double) -> FigureTheme {
    FigureTheme(
      name: name, millimetres: millimetres, textSize: 7, smallestText: 5, letters: .lowercase, lineWidth: 1,
      rules: .acs)
  }

  private static func elsevier(_ name: String, _ millimetres: Double) -> FigureTheme {
    FigureTheme(
      name: name, millimetres: millimetres, textSize: 8, smallestText: 6, letters: .parenthesised,
      rules: .elsevier)
  }

  private static func wiley(_ name: String, _ millimetres: Double) -> FigureTheme {
    FigureTheme(
      name: name, millimetres: millimetres, textSize: 8, smallestText: 5, letters: .lowercase, rules: .wiley)
  }
}
