import Foundation

/// A family of lines of unit area with a centre, a full width at half maximum and a Lorentzian share.
package enum ProfileFamily: String, Sendable, Hashable, Codable, CaseIterable {
  /// The sum of a Gaussian and a Lorentzian of one width, mixed by height: CasaXPS's SGL.
  case gaussianLorentzianSum
  /// The product of a Gaussian and a Lorentzian: CasaXPS's GL.
  case gaussianLorentzianProduct
  /// The Voigt profile; the Lorentzian share is that of the widths.
  case voigt
  /// The asymmetric line of conductive carbon: CasaXPS's LA(1.2, 2.5, 5) (Biesinger, Appl. Surf. Sci. 597, 153681, 2022).
  case graphitic

  /// The line's base, repeated at higher energy by excited vibrations: the lines of carbon in hydrocarbons and polymers.
  /// The asymmetry is the mean number of quanta, the centre that of the maximum.
  case vibrational
  /// The line's base for one part of the carbon, the asymmetric line of conductive carbon with its π–π* satellite for the
  /// other. The asymmetry is the other part.
  case conductive
  /// The line's base with an exponential tail to higher energy. The asymmetry is the tail's length over the extent, which
  /// is a constant; the centre is that of the maximum.
  case tailed
  /// The line's base twice: a part of the specimen is charged further. The asymmetry is that part, the extent how far.
  case replicated

  /// The largest Lorentzian share: above, Olivero and Longbothum's Gaussian width is lost in rounding.
  package static let largestMixing = 0.95

  private static let graphiticShape = AsymmetricLorentzianShape(alpha: 1.2, beta: 2.5, gaussian: 5)

  /// Writes the line and its derivatives.
  ///
  /// - Parameters:
  ///   - x: The points.
  ///   - count: How many points there are.
  ///   - line: The line's place, width and shape.
  ///   - columns: Where the values and their derivatives go.
  func fill(_ x: UnsafePointer<Double>, count: Int, _ line: ProfilePlace, _ columns: ProfileColumns) {
    switch self {
    case .gaussianLorentzianSum:
      let width = exp(line.logWidth)
      columns.fill(
        GaussianLorentzianSum(), [1, line.centre, width, line.mixing], byLogWidth: [0, 0, width, 0],
        byMixing: [0, 0, 0, 1], x, count)
    case .gaussianLorentzianProduct:
      let width = exp(line.logWidth)
      columns.fill(
        GaussianLorentzianProduct(), [1, line.centre, width, max(line.mixing, 1e-3)],
        byLogWidth: [0, 0, width, 0], byMixing: [0, 0, 0, 1], x, count)
    case .voigt:
      // Olivero and Longbothum, JQSRT 17, 233, 1977, solved for the Gaussian width.
      let width = exp(line.logWidth)
      let m = min(line.mixing, Self.largestMixing)
      let root = ((1 - 0.5346 * m) * (1 - 0.5346 * m) - 0.2166 * m * m).squareRoot()
      let slope = (-0.5346 * (1 - 0.5346 * m) - 0.2166 * m) / root
      columns.fill(
        VoigtShape(), [1, line.centre, width * root, width * m],
        byLogWidth: [0, 0, width * root, width * m], byMixing: [0, 0, width * slope, width], x, count)
    case .graphitic:
      let width = exp(line.logWidth)
      columns.fill(
        Self.graphiticShape, [1, line.centre, width], byLogWidth: [0, 0, width], byMixing: [0, 0, 0], x,
        count)
    case .conductive: fillConductive(x, count, line, columns)
    case .vibrational, .tailed:
      guard let progression = progression(of: line) else { return }
      fill(progression, x, count, line, columns)
    case .replicated: fillReplicated(x, count, line, columns)
    }
  }

  /// The copies that a line is made of; `nil` for a family without copies at equal steps.
  fileprivate func progression(of line: ProfilePlace) -> LineProgression? {
    switch self {
    case .vibrational:
      .quanta(mean: line.asymmetry, step: Self.vibrationalQuantum, width: exp(line.logWidth))
    case .tailed: .tail(mean: line.asymmetry, step: line.extent, width: exp(line.logWidth))
    default: nil
    }
  }

  private func fill(
    _ progression: LineProgression, _ x: UnsafePointer<Double>, _ count: Int, _ line: ProfilePlace,
    _ columns: ProfileColumns
  ) {
    columns.clear(count)
    for n in progression.weights.indices {
      var place = line
      place.centre += progression.step * Double(n) - progression.maximum
      line.base.fill(x, count: count, place, columns.part)
      columns.add(
        columns.part, weight: progression.weights[n], weightSlope: progression.slopes[n],
        centreSlope: -progression.maximumByAsymmetry, logWidthSlope: -progression.maximumByLogWidth, count)
    }
  }

  private func fillReplicated(
    _ x: UnsafePointer<Double>, _ count: Int, _ line: ProfilePlace, _ columns: ProfileColumns
  ) {
    let part = line.asymmetry
    columns.clear(count)
    line.base.fill(x, count: count, line, columns.part)
    columns.add(columns.part, weight: 1 - part, weightSlope: -1, count)
    var copy = line
    copy.centre += line.extent
    line.base.fill(x, count: count, copy, columns.part)
    columns.add(columns.part, weight: part, weightSlope: 1, extentSlope: 1, count)
  }

  /// The energy of a C–H stretching vibration in the ion, in eV.
  ///
  /// Beamson et al., Surf. Interface Anal. 17 (1991) 105.
  private static let vibrationalQuantum = 0.4
  /// How far the π–π* satellite lies above the line of conductive carbon, and its width, in eV, and its part of the area.
  ///
  /// Biesinger, Appl. Surf. Sci. 597 (2022) 153681.
  private static let satellite = (distance: 6.4, width: 2.6, share: 0.06)

  private func fillConductive(
    _ x: UnsafePointer<Double>, _ count: Int, _ line: ProfilePlace, _ columns: ProfileColumns
  ) {
    let part = line.asymmetry
    columns.clear(count)
    line.base.fill(x, count: count, line, columns.part)
    columns.add(columns.part, weight: 1 - part, weightSlope: -1, count)
    Self.graphitic.fill(x, count: count, line, columns.part)
    let main = 1 - Self.satellite.share
    columns.add(columns.part, weight: part * main, weightSlope: main, count)
    columns.fillFixed(
      [1, line.centre + Self.satellite.distance, Self.satellite.width, line.mixing], x, count)
    columns.add(
      columns.part, weight: part * Self.satellite.share, weightSlope: Self.satellite.share, count)
  }
}

/// Where a line lies and what shape it has.
struct ProfilePlace {
  /// The position.
  var centre: Double
  /// The natural logarithm of the full width at half maximum.
  var logWidth: Double
  /// The Lorentzian share.
  var mixing: Double
  /// The asymmetry, for families that have one.
  var asymmetry: Double
  /// The extent, for families that have one, in the unit of the position.
  var extent: Double
  /// The family that an asymmetric one is made from.
  var base: ProfileFamily

  /// The place of a line at parameters, its shares within what the families allow.
  init(_ line: ProfileLine, _ parameters: [Double]) {
    centre = line.centre.value(parameters)
    logWidth = line.logWidth.value(parameters)
    mixing = min(max(line.mixing.value(parameters), 0), ProfileFamily.largestMixing)
    asymmetry = max(line.asymmetry.value(parameters), 0)
    extent = line.extent.value(parameters)
    base = line.base
  }
}

extension ProfileLine {
  /// How far the maximum of an asymmetric line lies above where it would be without asymmetry.
  package func asymmetricOffset(_ parameters: [Double]) -> Double {
    family.progression(of: ProfilePlace(self, parameters))?.maximum ?? 0
  }
}
