/// A figure that a study draws: its name in a manifest, on the command line, in a file of changes, and as a file.
public struct StudyFigureName: RawRepresentable, Sendable, Hashable, Codable {
  /// The name as it is written.
  public let rawValue: String

  /// Creates a name; those that can be drawn are in a ``FigureCatalogue``.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Binder against binder on one page, where more than one technique was used.
  public static let summary = StudyFigureName(rawValue: "summary")
  /// Fitted XPS panels, binders in rows and regions in columns.
  public static let xpsPanels = StudyFigureName(rawValue: "xps-panels")
  /// XPS spectra over one another: the etch levels of a specimen, or binder over binder.
  public static let xpsStacked = StudyFigureName(rawValue: "xps-stacked")
  /// Apparent atomic percentages and component shares against etch time.
  public static let xpsDepthProfiles = StudyFigureName(rawValue: "xps-depth-profiles")
  /// SIMS profiles with bars for outer and inner CEI.
  public static let simsProfiles = StudyFigureName(rawValue: "sims-profiles")
  /// CEI thicknesses with every cell as a point.
  public static let simsThickness = StudyFigureName(rawValue: "sims-thickness")
  /// Transition metal on the anode with every cell as a point.
  public static let deposition = StudyFigureName(rawValue: "deposition")
  /// EELS waterfall with ΔE and L3/L2 trends.
  public static let eelsScan = StudyFigureName(rawValue: "eels-scan")
  /// Ion maps with one colour scale an ion.
  public static let simsMaps = StudyFigureName(rawValue: "sims-maps")
  /// Ion maps in light of one colour an ion, and their sum.
  public static let simsOverlay = StudyFigureName(rawValue: "sims-overlay")
  /// Ions in space.
  public static let simsVolumes = StudyFigureName(rawValue: "sims-volumes")
  /// The thickness in every pixel as maps and histograms.
  public static let simsThicknessMaps = StudyFigureName(rawValue: "sims-thickness-maps")
  /// Micrographs with Fourier transforms of regions.
  public static let stemFFT = StudyFigureName(rawValue: "stem-fft")
  /// Adhesion against depth by oblique cutting.
  public static let adhesionDepth = StudyFigureName(rawValue: "adhesion-depth")
  /// Adhesion strengths with every run as a point.
  public static let adhesion = StudyFigureName(rawValue: "adhesion")
  /// Single numbers of cells with every cell as a point.
  public static let cellMeasures = StudyFigureName(rawValue: "cell-measures")
  /// Measures against the dose of a series of binders.
  public static let doseResponse = StudyFigureName(rawValue: "dose-response")
  /// All verdicts in one forest plot.
  public static let verdicts = StudyFigureName(rawValue: "verdicts")
  /// The verdicts under the choices that a referee would question.
  public static let robustness = StudyFigureName(rawValue: "robustness")
}
