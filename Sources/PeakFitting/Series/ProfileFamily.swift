import Foundation

/// A family of lines of unit area with a centre, a full width at half maximum and a Lorentzian share.
package enum ProfileFamily: String, Sendable, Hashable, Codable, CaseIterable {
  /// The sum of a Gaussian and a Lorentzian of one width, mixed by height: CasaXPS's SGL.
  case gaussianLorentzianSum
  /// The Voigt profile; the Lorentzian share is that of the widths.
  case voigt
  /// The asymmetric line of conductive carbon: CasaXPS's LA(1.2, 2.5, 5) (Biesinger, Appl. Surf. Sci. 597, 153681, 2022).
  case graphitic

  /// The largest Lorentzian share: above, Olivero and Longbothum's Gaussian width is lost in rounding.
  package static let largestMixing = 0.95

  private static let graphiticShape = AsymmetricLorentzianShape(alpha: 1.2, beta: 2.5, gaussian: 5)

  /// Writes the line and its derivatives.
  ///
  /// - Parameters:
  ///   - x: The points.
  ///   - count: How many points there are.
  ///   - centre: The position.
  ///   - logWidth: The natural logarithm of the full width at half maximum.
  ///   - mixing: The Lorentzian share.
  ///   - columns: Where the values and their derivatives by centre, logarithm of the width and share go.
  func fill(
    _ x: UnsafePointer<Double>, count: Int, centre: Double, logWidth: Double, mixing: Double,
    _ columns: ProfileColumns
  ) {
    let width = exp(logWidth)
    switch self {
    case .gaussianLorentzianSum:
      columns.fill(
        GaussianLorentzianSum(), [1, centre, width, mixing], byLogWidth: [0, 0, width, 0],
        byMixing: [0, 0, 0, 1], x, count)
    case .voigt:
      // Olivero and Longbothum, JQSRT 17, 233, 1977, solved for the Gaussian width.
      let m = min(mixing, Self.largestMixing)
      let root = ((1 - 0.5346 * m) * (1 - 0.5346 * m) - 0.2166 * m * m).squareRoot()
      let slope = (-0.5346 * (1 - 0.5346 * m) - 0.2166 * m) / root
      columns.fill(
        VoigtShape(), [1, centre, width * root, width * m], byLogWidth: [0, 0, width * root, width * m],
        byMixing: [0, 0, width * slope, width], x, count)
    case .graphitic:
      columns.fill(
        Self.graphiticShape, [1, centre, width], byLogWidth: [0, 0, width], byMixing: [0, 0, 0], x, count)
    }
  }
}

/// Memory for one line with its derivatives.
final class ProfileColumns {
  /// The line of unit area.
  let value: UnsafeMutablePointer<Double>
  /// Its derivative by the centre.
  let byCentre: UnsafeMutablePointer<Double>
  /// Its derivative by the logarithm of the width.
  let byLogWidth: UnsafeMutablePointer<Double>
  /// Its derivative by the Lorentzian share.
  let byMixing: UnsafeMutablePointer<Double>
  private let own: UnsafeMutablePointer<Double>
  private let pointers: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    value = .allocate(capacity: 8 * capacity)
    value.initialize(repeating: 0, count: 8 * capacity)
    byCentre = value + capacity
    byLogWidth = value + 2 * capacity
    byMixing = value + 3 * capacity
    own = value + 4 * capacity
    pointers = .allocate(capacity: 4)
    for k in 0..<4 { (pointers + k).initialize(to: own + k * capacity) }
  }

  deinit {
    value.deallocate()
    pointers.deallocate()
  }

  /// Fills the columns from a shape of height 1 by dividing by its area.
  fileprivate func fill(
    _ shape: some LineShape, _ parameters: [Double], byLogWidth widthSlopes: [Double],
    byMixing mixingSlopes: [Double], _ x: UnsafePointer<Double>, _ count: Int
  ) {
    value.update(repeating: 0, count: count)
    parameters.withUnsafeBufferPointer { p in
      guard let base = p.baseAddress else { return }
      shape.fill(x, count: count, parameters: base, values: value, derivatives: UnsafePointer(pointers))
    }
    guard let area = shape.area(parameters), area.value > 0 else { return }
    let scale = 1 / area.value
    chain(widthSlopes, area, scale, count, into: byLogWidth)
    chain(mixingSlopes, area, scale, count, into: byMixing)
    for i in 0..<count {
      byCentre[i] = own[capacity + i] * scale
      value[i] *= scale
    }
  }

  /// (f/A)′ = f′/A − f A′/A² for one way in which the shape's parameters move together.
  private func chain(
    _ slopes: [Double], _ area: ShapeArea, _ scale: Double, _ count: Int,
    into target: UnsafeMutablePointer<Double>
  ) {
    let areaSlope = zip(slopes, area.gradient).reduce(0) { $0 + $1.0 * $1.1 } * scale * scale
    for i in 0..<count { target[i] = -value[i] * areaSlope }
    for (k, slope) in slopes.enumerated() where slope != 0 {
      let column = own + k * capacity
      let factor = slope * scale
      for i in 0..<count { target[i] += factor * column[i] }
    }
  }
}
