import AnalysisFindings
import InstrumentMeasurements

/// The findings, curve, diagnostics and warnings of one oblique cut.
struct CutReport {
  let cut: PreparedCut
  let course: BladeCourse
  let plateaus: [Plateau]
  let options: AdhesionOptions
  /// How the blade was driven; `automatic` where nothing tells it.
  private let mode: AdhesionOptions.Mode

  init(_ profile: ForceProfile, _ options: AdhesionOptions) throws(InputProblem) {
    self.options = options
    let cut = try PreparedCut(profile, options)
    self.cut = cut
    course = BladeCourse(positions: cut.positions, depths: cut.depths, contact: cut.zero?.contact ?? 0)
    plateaus = course.plateaus.compactMap { Plateau($0, of: cut, options) }
    mode = Self.mode(cut, course, options)
  }

  /// Adds everything to a result.
  func add(to result: inout AnalysisResult) {
    result.warnings += cut.warnings
    describe(&result)
    guard let width = options.blade.width else {
      let reason = NoAnswer(.factMissing, "The width of the blade is not stated.", unit: "N/m")
      result.add(.interfaceStrength, titles.interface, method: method, .noAnswer(reason))
      result.add(.cohesion, titles.cohesion, method: method, .noAnswer(reason))
      return
    }
    addPlaces(width, &result)
    for depth in options.cut.strengthDepths { addStrength(at: depth, width, &result) }
    result.curves.append(
      CutProfile(cut, course, width: width, isUnderSetLoad: mode == .constantLoad, options).curve)
  }

  private let titles = (interface: "Interfacial strength F_H/w", cohesion: "Cohesion F_H/w at mid-depth")

  /// How the blade was driven, in words; runs of one method are shown together.
  private var method: String {
    switch mode {
    case .constantVelocity: "SAICAS, constant velocity"
    case .constantLoad: "SAICAS, constant load"
    case .automatic: "SAICAS, mode not told"
    }
  }

  private static func mode(
    _ cut: PreparedCut, _ course: BladeCourse, _ options: AdhesionOptions
  ) -> AdhesionOptions.Mode {
    guard options.cut.mode == .automatic else { return options.cut.mode }
    // Set velocities go down evenly; a set load presses evenly while the depth follows as the coating lets it.
    if course.slopeScatter < 0.15 { return .constantVelocity }
    let pressed = course.descents.flatMap {
      cut.verticalForces.isEmpty ? [] : Array(cut.verticalForces[$0])
    }
    guard pressed.count > 10 else { return .automatic }
    let mean = pressed.mean
    let deviation = (pressed.map { $0 - mean }.squares / Double(pressed.count)).squareRoot()
    return deviation < 0.15 * abs(mean) ? .constantLoad : .automatic
  }

  private func addPlaces(_ width: Double, _ result: inout AnalysisResult) {
    let places = PlateauPlaces(plateaus, options.cut)
    result.diagnose("interface", places.words)
    let isAsked = options.cut.strengthDepths.isEmpty
    if let interface = places.interface {
      result.add(
        .interfaceStrength, titles.interface, method: method, .estimate(strength(interface, width)))
      result.add(
        .interfaceDepth, "Depth of the interface", method: "depth of the plateau below the contact",
        .estimate(
          Estimate(value: interface.depth, unit: "µm", standardUncertainty: interface.depthUncertainty)))
    } else if isAsked {
      result.add(
        .interfaceStrength, titles.interface, method: method, .noAnswer(noPlateau("along the collector")))
    }
    if let coating = places.coating {
      let depth = Estimate(value: coating.depth, unit: "µm", standardUncertainty: coating.depthUncertainty)
      result.add(
        .cohesion, "\(titles.cohesion), \(PrintedNumber.significant(coating.depth)) µm", method: method,
        .estimate(strength(coating, width)))
      result.add(
        .cohesionDepth, "Depth of the cohesion", method: "depth of the plateau below the contact",
        .estimate(depth))
      result.add(
        .cohesionStress, "Shear stress at mid-depth",
        method:
          "\(method), \(options.blade.shearAngle.words(hasVerticalForce: vertical(coating) != nil))",
        stress(coating, width, &result))
    } else if isAsked {
      result.add(.cohesion, titles.cohesion, method: method, .noAnswer(noPlateau("inside the coating")))
    }
  }

  private func noPlateau(_ place: String) -> NoAnswer {
    NoAnswer(
      .noPlateau,
      "The blade runs at no depth \(place): \(plateaus.count == 1 ? "one plateau" : "\(plateaus.count) plateaus") found.",
      unit: "N/m")
  }

  /// The force per width of a plateau.
  private func strength(_ plateau: Plateau, _ width: Double) -> Estimate {
    Estimate(
      value: plateau.force.value / width * 1000, unit: "N/m",
      standardUncertainty: plateau.standardUncertainty / width * 1000,
      degreesOfFreedom: plateau.degreesOfFreedom
    ).withShared(options)
  }

  /// The vertical force that the coating exerts; a set load is not that.
  private func vertical(_ plateau: Plateau) -> Double? {
    mode == .constantLoad ? nil : plateau.verticalForce
  }

  private func stress(_ plateau: Plateau, _ width: Double, _ result: inout AnalysisResult) -> Finding.Outcome
  {
    let least = max(options.cut.smallestDepth, 3 * plateau.depthUncertainty)
    guard plateau.depth >= least else {
      return .noAnswer(
        NoAnswer(
          .unresolved,
          "At \(plateau.depth.formatted) µm the depth is not known well enough for a shear stress.",
          unit: "MPa"))
    }
    func stress(_ force: Double, _ depth: Double) -> ShearStress {
      options.blade.shearAngle.stress(
        horizontal: force, vertical: vertical(plateau), width: width, depth: depth)
    }
    let best = stress(plateau.force.value, plateau.depth)
    result.diagnose("shear angle at mid-depth", "\(PrintedNumber.significant(best.angle))°")
    let byForce = stress(plateau.force.value + plateau.standardUncertainty, plateau.depth).value - best.value
    let byDepth = stress(plateau.force.value, plateau.depth + plateau.depthUncertainty).value - best.value
    return .estimate(
      Estimate(
        value: best.value, unit: "MPa",
        standardUncertainty: (byForce * byForce + byDepth * byDepth).squareRoot(),
        degreesOfFreedom: plateau.degreesOfFreedom
      ).withShared(options))
  }

  private func addStrength(at depth: Double, _ width: Double, _ result: inout AnalysisResult) {
    let outcome: Finding.Outcome
    let window = options.cut.depthWindow
    if let plateau = plateaus.first(where: { abs($0.depth - depth) <= window }) {
      outcome = .estimate(strength(plateau, width))
    } else {
      let points = course.descents.flatMap { Array($0) }.filter { abs(cut.depths[$0] - depth) <= window }
      if let mean = CorrelatedMean(mean: points.map { cut.forces[$0] }), let middle = points.median {
        let zero = cut.zeroUncertainty(at: cut.positions[middle], options)
        let own = mean.standardUncertainty
        outcome = .estimate(
          Estimate(
            value: mean.value / width * 1000, unit: "N/m",
            standardUncertainty: (own * own + zero * zero).squareRoot() / width * 1000
          ).withShared(options))
      } else {
        outcome = .noAnswer(
          NoAnswer(.notMeasured, "The blade was never \(depth.formatted) µm deep.", unit: "N/m"))
      }
    }
    result.add(
      .adhesionStrength, "F_H/w at \(depth.formatted) µm", at: [Self.depth(depth)], method: method, outcome)
  }

  private static func depth(_ value: Double) -> Finding.Coordinate {
    Finding.Coordinate(quantity: "depth", value: value, unit: "µm")
  }
}

extension [Int] {
  /// The middle of numbers in order.
  fileprivate var median: Int? { isEmpty ? nil : self[count / 2] }
}

extension Estimate {
  /// The estimate with what force and width of the blade bring to all runs, both proportional to it.
  fileprivate func withShared(_ options: AdhesionOptions) -> Estimate {
    var estimate = self
    estimate.sharedEffects = [
      SharedEffect(source: "force calibration", effect: value * options.forceUncertainty),
      SharedEffect(source: "blade width", effect: -value * options.blade.widthUncertainty),
    ].filter { $0.effect != 0 }
    return estimate
  }
}
