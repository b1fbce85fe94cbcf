import AnalysisFindings

/// One plateau of a cut: the forces and the depth at which the blade runs parallel to the surface.
struct Plateau {
  /// The points.
  let range: Range<Int>
  /// The depth below the surface in µm.
  let depth: Double
  /// The horizontal force in N.
  let force: CorrelatedMean
  /// The standard uncertainty of the zero under it, in N.
  let zeroUncertainty: Double
  /// The mean vertical force in N; `nil` where none was recorded.
  let verticalForce: Double?
  /// The slope of the depth along the plateau, in µm per unit of the positions: how far the machine is tilted.
  let tilt: Double
  /// The standard uncertainty of the depth in µm.
  ///
  /// Along a tilted surface the scale of the machine departs from the depth of the cut since the contact, unless it is the
  /// blade that sinks along the plateau: which of the two is not known.
  let depthUncertainty: Double
  /// The lowest and the highest force in what was averaged, in N.
  let extremes: ClosedRange<Double>

  init?(_ range: Range<Int>, of cut: PreparedCut, _ options: AdhesionOptions) {
    self.range = range
    let positions = Array(cut.positions[range])
    let forces = Array(cut.forces[range])
    let depths = Array(cut.depths[range])
    guard let first = positions.first, let last = positions.last else { return nil }
    var kept = 0
    switch options.cut.relaxation {
    case .fitted:
      guard let fit = CorrelatedMean(relaxing: forces, at: positions) ?? CorrelatedMean(mean: forces) else {
        return nil
      }
      force = fit
      // What is said of scatter and vertical force rests on what comes after five time constants.
      let end = first + 5 * (fit.relaxation?.constant ?? 0)
      kept = positions.firstIndex { $0 >= end } ?? 0
    case .skipped(let share):
      let start = first + (last - first) * share
      kept = positions.firstIndex { $0 >= start } ?? 0
      guard let mean = CorrelatedMean(mean: Array(forces[kept...])) else { return nil }
      force = mean
    }
    let rest = forces[kept...]
    guard let low = rest.min(), let high = rest.max() else { return nil }
    extremes = low...high
    depth = Array(depths[kept...]).mean
    verticalForce = cut.verticalForces.isEmpty ? nil : Array(cut.verticalForces[range].dropFirst(kept)).mean
    zeroUncertainty = cut.zeroUncertainty(at: (first + last) / 2, options)
    let (middle, mean) = (positions.mean, depths.mean)
    let spread = positions.map { $0 - middle }.squares
    let cross = zip(positions, depths).reduce(0) { $0 + ($1.0 - middle) * ($1.1 - mean) }
    tilt = spread > 0 ? cross / spread : 0
    let start = cut.zero.map { cut.positions[min($0.contact, cut.positions.count - 1)] } ?? first
    let tilted = tilt * (middle - start)
    depthUncertainty =
      (cut.contactUncertainty * cut.contactUncertainty + tilted * tilted).squareRoot()
  }

  /// The random standard uncertainty of the force in N.
  var standardUncertainty: Double {
    (force.standardUncertainty * force.standardUncertainty + zeroUncertainty * zeroUncertainty).squareRoot()
  }

  /// The degrees of freedom of that (Welch and Satterthwaite; the zero's are unlimited).
  var degreesOfFreedom: Double? {
    let own = force.standardUncertainty * force.standardUncertainty
    guard own > 0 else { return nil }
    let total = standardUncertainty * standardUncertainty
    return force.degreesOfFreedom * (total / own) * (total / own)
  }
}

/// A plateau inside the coating and one along the collector, of those that a run has.
struct PlateauPlaces {
  /// The plateau along the collector.
  private(set) var interface: Plateau?
  /// The plateau inside the coating that is nearest to its middle.
  private(set) var coating: Plateau?
  /// How the interface was told, in words.
  private(set) var words: String

  /// Tells plateaus apart by the thickness of the coating; without one the deepest is what the options say.
  init(_ plateaus: [Plateau], _ options: AdhesionOptions.Cut) {
    let deepest = plateaus.max { $0.depth < $1.depth }
    let thickness: Double
    if let stated = options.coatingThickness {
      thickness = stated
      // A coating is not known better than to a seventh of its thickness, one or two particles.
      interface = plateaus.filter { abs($0.depth - stated) <= 0.15 * stated }.max {
        $0.range.count < $1.range.count
      }
      words = "a plateau within 15 % of the stated thickness counts as the interface"
    } else if options.deepestPlateau == .interface {
      interface = deepest
      thickness = deepest?.depth ?? 0
      words = "the deepest plateau counts as the interface, for no thickness of the coating is stated"
    } else {
      thickness = (deepest?.depth ?? 0) * 2
      words = "the deepest plateau is stated to lie inside the coating"
    }
    coating = plateaus.filter { $0.depth >= thickness / 3 && $0.depth <= thickness * 2 / 3 }
      .min { abs($0.depth - thickness / 2) < abs($1.depth - thickness / 2) }
  }
}
