/// How force profiles are read; facts that no file holds, and choices with the field's defaults.
public struct AdhesionOptions: Sendable, Hashable, Codable {
  /// What is known of blade and machine.
  public var blade = Blade()
  /// How a cut is read.
  public var cut = Cut()
  /// How a peel curve is read.
  public var peel = Peel()
  /// The relative standard uncertainty of the force, common to all runs.
  ///
  /// A load cell of class 1 is within ± 1 % (ISO 7500-1), rectangular.
  public var forceUncertainty = 0.006
  /// How far the zero of the force may have drifted at the end of a run, as a standard uncertainty in N.
  ///
  /// Nothing in a run that ends under load shows a drift. A load cell of class C that may creep by 0.0233 % of its
  /// capacity in half an hour (OIML R 60) creeps by at most 1.2 mN of 5 N, rectangular.
  public var zeroDriftUncertainty = 0.0007
  /// The longest excursion of the force that is taken for debris, in s; 0 takes none.
  public var spikeDuration = 1.0
  /// How many standard deviations of its neighbours an excursion must reach.
  public var spikeThreshold = 6.0

  /// Creates the defaults.
  public init() {}

  /// The facts of a blade.
  public struct Blade: Sendable, Hashable, Codable {
    /// The width in mm; `nil` if it is not known.
    public var width: Double?
    /// The relative standard uncertainty of the width, common to all runs: a blade of 1 mm within ± 20 µm, rectangular.
    public var widthUncertainty = 0.012
    /// Where the shear angle comes from.
    public var shearAngle = ShearAngle.measured
  }

  /// Where the angle of the shear plane comes from.
  public enum ShearAngle: Sendable, Hashable, Codable {
    /// From both forces; 45° is assumed, and said, where the vertical force was not recorded or is a set load, which
    /// presses on more than the shear plane.
    case measured
    /// This angle in degrees.
    case assumed(Double)
  }

  /// The choices for an oblique cut.
  public struct Cut: Sendable, Hashable, Codable {
    /// How the blade was driven.
    public var mode = Mode.automatic
    /// Where the surface of the coating is.
    public var contact = Contact.found
    /// The thickness of the coating in µm, by which plateaus are told apart; `nil` if it is not known.
    public var coatingThickness: Double?
    /// What the deepest plateau is where no thickness is known.
    public var deepestPlateau = Place.interface
    /// What is done about the relaxation at the beginning of a plateau.
    public var relaxation = Relaxation.fitted
    /// The depths in µm at which the force per width is reported, to be compared at equal depth.
    public var strengthDepths: [Double] = []
    /// How far around such a depth forces are averaged, in µm.
    public var depthWindow = 0.5
    /// The depth in µm above which no shear stress is computed, as it diverges at the surface.
    public var smallestDepth = 2.0
  }

  /// How a blade is driven.
  public enum Mode: String, Sendable, Hashable, Codable, CaseIterable {
    /// Found from the course of depth and vertical force.
    case automatic
    /// Both velocities are set; at a set depth the vertical one is zero.
    case constantVelocity
    /// The vertical force is set and the depth follows.
    case constantLoad
  }

  /// Where depth 0 is.
  public enum Contact: Sendable, Hashable, Codable {
    /// Where the force begins to rise.
    case found
    /// At this depth of the file's own scale, in µm.
    case depth(Double)
  }

  /// What a plateau is.
  public enum Place: String, Sendable, Hashable, Codable, CaseIterable {
    /// The blade runs along the current collector.
    case interface
    /// The blade runs inside the coating.
    case coating
  }

  /// What is done about the relaxation at the beginning of a plateau.
  public enum Relaxation: Sendable, Hashable, Codable {
    /// An exponential approach is fitted with the plateau.
    case fitted
    /// This share of the plateau is left out, from 0 to 0.9.
    case skipped(Double)
  }

  /// The facts and choices of a peel test.
  public struct Peel: Sendable, Hashable, Codable {
    /// The width of the strip in mm; `nil` if it is not known.
    public var width: Double?
    /// The relative standard uncertainty of a strip's width: a strip of 12 mm cut within ± 0.4 mm, rectangular.
    public var widthUncertainty = 0.02
    /// The angle between strip and substrate in degrees.
    public var angle = 180.0
    /// What is left out at the beginning of the peeled length.
    public var skip = Skip.automatic
    /// The peeled length in mm that is averaged; `nil` for 50 mm, or what is left of a shorter strip.
    public var averagingLength: Double?
  }

  /// The beginning of a peel test, which is not averaged.
  public enum Skip: Sendable, Hashable, Codable {
    /// 25 mm (ISO 29862), of a strip shorter than 60 mm 20 % of its length.
    case automatic
    /// This length in mm.
    case length(Double)
    /// This share of the peeled length, from 0 to 0.9.
    case share(Double)
  }
}
