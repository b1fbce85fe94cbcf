import ChemicalSpecies
public import RasterCanvas
public import ScientificFigures

/// How a species looks in every figure: one label, one colour, one dash and one marker.
///
/// The colours follow origin: what comes from the salt is orange and green, from the binder blue, from the transition
/// metals of the active material purple, from carbon and solvent sky, orange, green and purple by oxidation. Species
/// that meet in one panel have different colours; the dashes and markers tell them apart without any colour.
public struct SpeciesAppearance: Sendable, Hashable {
  /// The name as drawn.
  public var label: FigureText
  /// The colour of lines; fills are lighter.
  public var colour: CanvasColor
  /// The dashes of lines, in line widths.
  public var dashes: [Double]
  /// The marker of points.
  public var marker: MarkerShape

  /// The appearance of a species by its name in any spelling.
  ///
  /// A species that the table does not know takes a colour by its place among its neighbours.
  ///
  /// - Parameters:
  ///   - name: The species: `LiF`, `PO2-`, `C-C`.
  ///   - index: Its place in the panel, for species that are not in the table.
  public init(_ name: String, index: Int = 0) {
    label = Self.spelledOut[name] ?? FigureText(species: name)
    let place = Self.place(name)
    let slot = place ?? index
    colour = slot < 0 ? SeriesPalette.grey : SeriesPalette.colour(slot)
    dashes = slot < 0 ? [2, 2] : SeriesPalette.dashes(slot)
    marker = slot < 0 ? .cross : SeriesPalette.marker(slot)
  }

  /// The appearances of the species of one panel, with the colours that the theme has for some of them.
  public static func distinct(_ names: [String], theme: FigureTheme) -> [SpeciesAppearance] {
    zip(names, distinct(names)).map { name, appearance in
      var appearance = appearance
      if let chosen = theme.colours[name] { appearance.colour = chosen }
      return appearance
    }
  }

  /// The appearances of the species of one panel; where two would look alike, the later one gets a look of its own.
  ///
  /// Species of a tied group (the CH2 and CF2 of PVDF) keep one colour on purpose.
  public static func distinct(_ names: [String]) -> [SpeciesAppearance] {
    var taken: [Int: String] = [:]
    return names.enumerated().map { index, name in
      let known = place(name)
      if let known, known < 0 || taken[known] == nil || group(name) == taken[known] {
        taken[known] = group(name)
        return SpeciesAppearance(name)
      }
      let free = (0..<6).first { taken[$0] == nil } ?? index % 6
      taken[free] = group(name)
      var appearance = SpeciesAppearance(name, index: free)
      appearance.colour = SeriesPalette.colour(free)
      appearance.dashes = SeriesPalette.dashes(free)
      appearance.marker = SeriesPalette.marker(free)
      return appearance
    }
  }

  /// Satellites of any number are grey.
  private static func place(_ name: String) -> Int? {
    name.hasPrefix("satellite") ? -1 : table[SpeciesName(name)]
  }

  /// Species that belong together and share a colour.
  private static func group(_ name: String) -> String {
    ["CH2", "CF2", "CFx", "C-F"].contains(name) ? "PVDF" : name
  }

  private static let spelledOut: [String: FigureText] = [
    "C-C": "C–C / C–H", "CO3": "CO_3",
  ]

  // Places in SeriesPalette: 0 blue, 1 orange, 2 green, 3 purple, 4 sky, 5 vermilion; −1 grey.
  private static let table: [SpeciesName: Int] = [
    "C-C": 4, "C-O": 1, "C=O": 2, "O-C=O": 3, "CO3": 5, "CH2": 0, "CF2": 0, "CFx": 0, "C-F": 0,
    "LiF": 2, "LixPFyOz": 1, "NiF2": 5, "LixPFy": 4,
    "TM-O": 3, "M-O": 3, "Li2CO3": 5, "POxFy": 0,
    "Ni2+": 3, "Ni3+": 4,
    "C2HO-": 0, "PO2-": 1, "LiF2-": 2, "Ni-": 3, "CP-": 4, "NiF3-": 5, "NiO2-": 3,
    "C": 4, "F": 2, "O": 5, "Ni": 3, "P": 1, "Li": 0,
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
