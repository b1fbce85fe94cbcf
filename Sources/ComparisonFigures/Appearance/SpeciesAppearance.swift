import ChemicalSpecies
public import RasterCanvas
public import ScientificFigures

/// How a species looks in every figure: one label, one colour, one dash and one marker, and whether its fills are hatched.
///
/// The colours follow origin: what comes from the salt is orange and green, from the binder blue, from the transition
/// metals of the active material purple, from carbon and solvent sky, orange, green and purple by oxidation. There are
/// more species than colours: those that share one are told apart by hatched fills or a darker tone, and by dashes and
/// markers without any colour.
public struct SpeciesAppearance: Sendable, Hashable {
  /// The name as drawn.
  public var label: FigureText
  /// The colour of lines; fills are lighter.
  public var colour: CanvasColor
  /// The dashes of lines, in line widths.
  public var dashes: [Double]
  /// The marker of points.
  public var marker: MarkerShape
  /// Whether fills have slanted lines.
  public var isHatched: Bool

  /// The appearance of a species by its name in any spelling.
  ///
  /// A species that the table does not know takes a look by its place among its neighbours.
  ///
  /// - Parameters:
  ///   - name: The species: `LiF`, `PO2-`, `C-C`.
  ///   - index: Its place in the figure, for species that are not in the table.
  public init(_ name: String, index: Int = 0) { self.init(name, look: Self.place(name) ?? index) }

  /// A species with one of the looks.
  ///
  /// They are the colours of the palette, then the same hatched, then darker ones, then the colours again; each time with
  /// other dashes and markers. Below zero is grey.
  private init(_ name: String, look: Int) {
    label = Self.spelledOut[name] ?? FigureText(species: name)
    guard look >= 0 else {
      (colour, dashes, marker, isHatched) = (SeriesPalette.grey, [2, 2], .cross, true)
      return
    }
    let (round, slot) = (look / 6, look % 6)
    let plain = SeriesPalette.colour(slot)
    colour = round == 2 ? plain.darkened(by: 0.4) : plain
    isHatched = round == 1
    dashes = SeriesPalette.dashes(slot + round)
    marker = SeriesPalette.marker(slot + round)
  }

  /// The appearances of the species of one figure, with the colours that the theme has for some of them.
  public static func distinct(_ names: [String], theme: FigureTheme) -> [SpeciesAppearance] {
    zip(names, distinct(names)).map { name, appearance in
      var appearance = appearance
      if let chosen = theme.colours[name] { appearance.colour = chosen }
      return appearance
    }
  }

  /// The appearances of the species of one figure; where two would look alike, the later one gets a look of its own.
  ///
  /// Species of a tied group (the CH2 and CF2 of PVDF) keep one look on purpose.
  public static func distinct(_ names: [String]) -> [SpeciesAppearance] {
    var owners: [Int: String] = [:]
    // Those of the table go before, so that a stranger never takes their look.
    for name in names {
      guard let place = place(name), owners[place] == nil else { continue }
      owners[place] = group(name)
    }
    return names.enumerated().map { index, name in
      if let place = place(name), place < 0 || owners[place] == group(name) {
        return SpeciesAppearance(name, look: place)
      }
      // A species that occurs again keeps its look.
      let own = (0..<24).first { owners[$0] == group(name) }
      let free = own ?? (0..<24).first { owners[$0] == nil } ?? index % 24
      owners[free] = group(name)
      return SpeciesAppearance(name, look: free)
    }
  }

  /// Satellites of any number are grey.
  private static func place(_ name: String) -> Int? {
    name.hasPrefix("satellite") ? -1 : table[SpeciesName(name)]
  }

  /// Species that belong together and share a look.
  private static func group(_ name: String) -> String {
    switch name {
    case "CH2", "CF2", "CFx", "C-F": "PVDF"
    case "CO3", "Li2CO3": "carbonate"
    case "TM-O", "M-O": "oxide"
    default: name
    }
  }

  private static let spelledOut: [String: FigureText] = [
    "C-C": "C–C / C–H", "CO3": "CO_3",
  ]

  // Looks: 0 blue, 1 orange, 2 green, 3 purple, 4 sky, 5 vermilion; 6 to 11 the same hatched; 12 to 17 darker; 18 to 23
  // the colours with other dashes, for elements, which have no fills; −1 grey.
  private static let table: [SpeciesName: Int] = [
    "C-C": 4, "C-O": 7, "C=O": 8, "O-C=O": 9, "CO3": 11, "CH2": 0, "CF2": 0, "CFx": 0, "C-F": 0,
    "LiF": 2, "LixPFyOz": 1, "NiF2": 5, "LixPFy": 10,
    "TM-O": 3, "M-O": 3, "Li2CO3": 11, "POxFy": 6,
    "Ni2+": 15, "Ni3+": 16,
    "C2HO-": 0, "PO2-": 1, "LiF2-": 2, "Ni-": 3, "CP-": 4, "NiF3-": 5, "NiO2-": 15,
    "C": 22, "F": 20, "O": 23, "Ni": 21, "P": 19, "Li": 18,
  ]
}

/// How a binder looks in every figure.
public struct BinderAppearance: Sendable, Hashable {
  /// The colour of outlines and points.
  public var colour: CanvasColor
  /// The fill of bars.
  public var fill: CanvasColor
  /// The marker of cells.
  public var marker: MarkerShape

  /// The appearance of a binder by its place in the study.
  ///
  /// - Parameters:
  ///   - index: The place.
  ///   - colour: A colour that was chosen for the binder; `nil` for that of the palette.
  public init(index: Int, colour: CanvasColor? = nil) {
    self.colour = colour ?? SeriesPalette.colour(index)
    fill = self.colour.lightened(by: 0.7)
    marker = SeriesPalette.marker(index)
  }
}
