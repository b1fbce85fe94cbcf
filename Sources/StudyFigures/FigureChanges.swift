public import ComparisonFigures
public import RasterCanvas
public import ScientificFigures

/// What is wanted otherwise than usual in a figure; what is `nil` or empty stays as it is.
///
/// A figure heeds what it has: a change of ions does nothing to bars. The file of changes says which figure heeds what.
public struct FigureChanges: Sendable, Hashable {
  /// The page.
  public var theme: FigureTheme?
  /// The width of the page, in mm.
  public var width: Double?
  /// The size of axis labels, in points; all other texts follow.
  public var textSize: Double?
  /// The width of data lines, in points; all other lines follow.
  public var lineWidth: Double?
  /// Whether panels have letters.
  public var hasLetters: Bool?
  /// The binders shown, in this order.
  public var binders: [String]?
  /// What binders are called, in markup, by their names in the study.
  public var displayNames: [String: String] = [:]
  /// Colours of binders and species, by their names in the study.
  public var colours: [String: CanvasColor] = [:]
  /// The title in the file's metadata.
  public var title: String?
  /// The caption.
  public var caption: String?
  /// The height of each row of panels, in mm.
  public var panelHeight: Double?
  /// The horizontal axes with numbers.
  public var x = AxisChanges()
  /// The vertical axes with numbers.
  public var y = AxisChanges()
  /// Where legends of panels go.
  public var legend: FigurePanel.Legend?
  /// The specimens that stand for their binders.
  public var samples: [String]?
  /// The regions of fitted spectra, in this order.
  public var regions: [String]?
  /// The etch time of fitted spectra, in s.
  public var level: Double?
  /// How the rows of fitted spectra are scaled, or the maps of an ion.
  public var scaling: FittedSpectraFigure.Scaling?
  /// The binding energies shown, in eV, by region.
  public var energies: [String: AxisLimits] = [:]
  /// The ions of depth profiles, maps and volumes, in this order.
  public var ions: [String]?
  /// What runs along the horizontal axis of depth profiles.
  public var abscissa: InterphaseProfileFigure.Abscissa?
  /// The rows of XPS depth profiles: `atomic`, or a region for the shares of its components; of adhesion against depth
  /// the figures: `force per width`, `shear strength`.
  public var quantities: [String]?
  /// The elements and components of XPS depth profiles, in this order.
  public var species: [String]?
  /// The groups of bars, by the labels under them.
  public var measures: [String]?
  /// What the whiskers of bars show.
  public var whiskers: Whiskers?
  /// What stands over the brackets of bars.
  public var brackets: Brackets?
  /// The edges of EELS spectra: `O K`, `Ni L`.
  public var edges: [String]?
  /// How many EELS spectra are drawn at most.
  public var traces: Int?
  /// The techniques whose verdicts are shown.
  public var techniques: [String]?
  /// How far spectra over one another are apart.
  public var arrangement: StackedSpectraFigure.Arrangement?
  /// What stands over one another.
  public var over: Stacking?
  /// The colours of the values of maps.
  public var colourScale = ColourScale()
  /// The regions of micrographs whose Fourier transforms are shown, by specimen.
  public var boxes: [String: [MicrographBox]] = [:]
  /// The part of a micrograph that is shown, by specimen.
  public var crops: [String: MicrographBox] = [:]
  /// Where the changes were read; `nil` where a program made them.
  package var origin: FigureChangesOrigin?

  /// Creates changes that change nothing.
  public init() {}

  /// What the whiskers of bars show.
  public enum Whiskers: String, Sendable, Hashable, CaseIterable {
    /// The standard deviation between cells.
    case standardDeviation = "sd"
    /// The 95 % interval of the mean.
    case interval
  }

  /// What stands over the brackets of bars.
  public enum Brackets: String, Sendable, Hashable, CaseIterable {
    /// Stars for p < 0.05, 0.01 and 0.001.
    case stars
    /// The p-value.
    case probabilities = "p"
    /// There are no brackets.
    case none
  }

  /// What stands over one another in a stack of spectra.
  public enum Stacking: String, Sendable, Hashable, CaseIterable {
    /// The etch levels of a specimen.
    case levels
    /// The binders, each at its first level.
    case binders
  }

  /// What is wanted otherwise of the colours of values.
  public struct ColourScale: Sendable, Hashable {
    /// The colours.
    public var colours: ColourMap?
    /// The values of the first and the last colour.
    public var limits: AxisLimits?

    /// Creates changes that change nothing.
    public init() {}

    /// The colours that can be asked for.
    package static let maps: [ColourMap] = [.cividis, .viridis, .grey]
  }

  /// What is wanted otherwise of axes.
  public struct AxisChanges: Sendable, Hashable {
    /// The label in markup.
    public var label: String?
    /// The values shown.
    public var limits: AxisLimits?
    /// The scale.
    public var scale: AxisScale?
    /// A stretch that is left out.
    public var gap: AxisGap?
    /// Whether bars find such a stretch by themselves where there is much room between low and high ones.
    public var isBroken = false

    /// Creates changes that change nothing.
    public init() {}
  }
}
