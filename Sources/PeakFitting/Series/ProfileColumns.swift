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
  /// Its derivative by the asymmetry.
  let byAsymmetry: UnsafeMutablePointer<Double>
  /// Its derivative by the extent.
  let byExtent: UnsafeMutablePointer<Double>
  /// Columns for a part of a line that is a sum.
  private(set) lazy var part = ProfileColumns(capacity: capacity)
  private let own: UnsafeMutablePointer<Double>
  private let pointers: UnsafeMutablePointer<UnsafeMutablePointer<Double>>
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
    value = .allocate(capacity: 10 * capacity)
    value.initialize(repeating: 0, count: 10 * capacity)
    byCentre = value + capacity
    byLogWidth = value + 2 * capacity
    byMixing = value + 3 * capacity
    byAsymmetry = value + 4 * capacity
    byExtent = value + 5 * capacity
    own = value + 6 * capacity
    pointers = .allocate(capacity: 4)
    for k in 0..<4 { (pointers + k).initialize(to: own + k * capacity) }
  }

  deinit {
    value.deallocate()
    pointers.deallocate()
  }

  /// Fills the columns from a shape of height 1 by dividing by its area.
  func fill(
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

  /// Sets all columns to 0.
  func clear(_ count: Int) {
    for column in [value, byCentre, byLogWidth, byMixing, byAsymmetry, byExtent] {
      column.update(repeating: 0, count: count)
    }
  }

  /// Adds a part of the line.
  ///
  /// - Parameters:
  ///   - part: The part, of unit area.
  ///   - weight: Its share of the area.
  ///   - weightSlope: The derivative of its share by the asymmetry.
  ///   - centreSlope: The derivative of its place by the asymmetry.
  ///   - logWidthSlope: The derivative of its place by the logarithm of the width.
  ///   - extentSlope: The derivative of its place by the extent.
  ///   - count: How many points there are.
  func add(
    _ part: ProfileColumns, weight: Double, weightSlope: Double, centreSlope: Double = 0,
    logWidthSlope: Double = 0, extentSlope: Double = 0, _ count: Int
  ) {
    for i in 0..<count {
      let moved = weight * part.byCentre[i]
      value[i] += weight * part.value[i]
      byCentre[i] += moved
      byLogWidth[i] += weight * part.byLogWidth[i] + logWidthSlope * moved
      byMixing[i] += weight * part.byMixing[i]
      byAsymmetry[i] += weightSlope * part.value[i] + centreSlope * moved
      byExtent[i] += extentSlope * moved
    }
  }

  /// Fills the part with a sum of Gaussian and Lorentzian whose width and share are constants.
  func fillFixed(_ parameters: [Double], _ x: UnsafePointer<Double>, _ count: Int) {
    part.fill(
      GaussianLorentzianSum(), parameters, byLogWidth: [0, 0, 0, 0], byMixing: [0, 0, 0, 1], x, count)
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
