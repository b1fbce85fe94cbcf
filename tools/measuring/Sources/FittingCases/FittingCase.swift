public import Foundation
public import PeakFitting

/// One of the benchmark data sets of `shared/peers/fitting`: spectra on one abscissa, starts, and a box.
public struct FittingCase: Sendable {
  /// The abscissa.
  public var x: [Double]
  /// The lower bounds of the parameters.
  public var lower: [Double]
  /// The upper bounds.
  public var upper: [Double]
  /// Starts: one for each spectrum, or one for all.
  public var starts: [[Double]]
  /// The spectra, with σ = √max(y, 1).
  public var spectra: [FitSpectrum]

  /// Reads a data set: little-endian doubles nx, np, N, ns | x | lower | upper | starts | y.
  public init(file: URL) throws {
    let numbers = try readDoubles(file)
    guard numbers.count > 4 else { throw CocoaError(.fileReadCorruptFile) }
    let (points, parameters) = (Int(numbers[0]), Int(numbers[1]))
    let (count, startCount) = (Int(numbers[2]), Int(numbers[3]))
    guard numbers.count == 4 + points + (2 + startCount) * parameters + count * points else {
      throw CocoaError(.fileReadCorruptFile)
    }
    var next = 4
    func take(_ count: Int) -> [Double] {
      defer { next += count }
      return Array(numbers[next..<(next + count)])
    }
    x = take(points)
    lower = take(parameters)
    upper = take(parameters)
    starts = (0..<startCount).map { _ in take(parameters) }
    spectra = []
    for _ in 0..<count {
      let y = take(points)
      let sigma = y.map { max($0, 1).squareRoot() }
      spectra.append(try FitSpectrum(x: x, y: y, noise: .standardDeviations(sigma)))
    }
  }

  /// The setting of a parameter with one of the starts.
  func setting(_ index: Int, _ start: [Double]) -> ParameterSetting {
    .free(start: start[index], lower: lower[index], upper: upper[index])
  }

  private var centre: Double { x.reduce(0, +) / Double(x.count) }

  /// Peaks [height, centre, width, mixing] each, then a straight line: case (a), and two regions of case (c).
  public func peaksModel(start: [Double]) throws -> PeakModel {
    var model = PeakModel()
    let peaks = (lower.count - 2) / 4
    for k in 0..<peaks {
      try model.add("peak \(k)", GaussianLorentzianSum(), peak(4 * k, start))
    }
    try model.addBackground(
      "line", PolynomialShape(order: 1, origin: centre),
      ["b0": setting(4 * peaks, start), "b1": setting(4 * peaks + 1, start)])
    return model
  }

  /// Doublets of area ratio 2 : 1 with a common splitting and width ratio: case (b), and a region of case (c).
  public func doubletsModel(start: [Double]) throws -> PeakModel {
    var model = PeakModel()
    let pairs = (lower.count - 4) / 4
    try model.addParameter("splitting", setting(4 * pairs, start))
    try model.addParameter("width ratio", setting(4 * pairs + 1, start))
    for k in 0..<pairs {
      try model.add("main \(k)", GaussianLorentzianSum(), peak(4 * k, start))
    }
    for k in 0..<pairs {
      try model.addPartner(
        "partner \(k)", of: "main \(k)", areaRatio: 0.5, splitting: .named("splitting"),
        widthRatio: .named("width ratio"))
    }
    try model.addBackground(
      "line", PolynomialShape(order: 1, origin: centre),
      ["b0": setting(4 * pairs + 2, start), "b1": setting(4 * pairs + 3, start)])
    return model
  }

  /// A power law and three Gaussians, without bounds but for the signs of widths: case (d).
  public func edgesModel(start: [Double]) throws -> PeakModel {
    var model = PeakModel()
    try model.addBackground(
      "power law", PowerLawShape(reference: 500),
      ["amplitude": .free(start[0]), "exponent": .free(start[1])])
    for k in 0..<3 {
      try model.add(
        "edge \(k)", SigmaGaussianShape(),
        [
          .height: .free(start[2 + 3 * k]), .centre: .free(start[3 + 3 * k]),
          .sigma: .free(start[4 + 3 * k], atLeast: 1e-3),
        ])
    }
    return model
  }

  private func peak(_ first: Int, _ start: [Double]) -> [ParameterName: ParameterSetting] {
    [
      .height: setting(first, start), .centre: setting(first + 1, start),
      .fullWidthAtHalfMaximum: setting(first + 2, start), .mixing: setting(first + 3, start),
    ]
  }
}

/// Reads a file of little-endian doubles.
public func readDoubles(_ file: URL) throws -> [Double] {
  let data = try Data(contentsOf: file)
  return (0..<(data.count / 8)).map { index in
    var bits: UInt64 = 0
    for byte in (0..<8).reversed() { bits = bits << 8 | UInt64(data[data.startIndex + index * 8 + byte]) }
    return Double(bitPattern: bits)
  }
}

extension FittingCase {
  /// The free parameters of a result in the order of the box.
  public func boxOrder(_ result: FitResult, doublets: Bool) -> [Double] {
    guard doublets else { return result.freeValues }
    // The model's own parameters (splitting, width ratio) come first there, before the line here.
    let peaks = result.freeValues.dropFirst(2).dropLast(2)
    return peaks + result.freeValues.prefix(2) + result.freeValues.suffix(2)
  }
}
