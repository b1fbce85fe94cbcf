/// The white lines of one spectrum, by one method.
public struct WhiteLines: Sendable, Hashable {
  /// The energy of the L3 maximum in eV.
  public var thirdLine: Double
  /// The energy of the L2 maximum in eV.
  public var secondLine: Double
  /// What the method takes for L3 in counts: an area but for the second derivative.
  public var thirdArea: Double
  /// What the method takes for L2 in counts.
  public var secondArea: Double
  /// The height of the L3 maximum in counts a channel, with its continuum.
  public var thirdHeight: Double
  /// The height of the L2 maximum in counts a channel, with its continuum.
  public var secondHeight: Double
  /// The mean counts a channel behind L2.
  public var continuumLevel: Double

  /// L3/L2.
  public var ratio: Double { thirdArea / secondArea }

  /// The ratio of the maxima as they are seen; another quantity than a ratio of areas.
  public var heightRatio: Double { thirdHeight / secondHeight }

  /// Where the lines are sought and counted, in eV.
  public struct Windows: Sendable, Hashable {
    /// Where the L3 maximum is sought.
    public var thirdSearch: ClosedRange<Double>
    /// Where the L2 maximum is sought.
    public var secondSearch: ClosedRange<Double>
    /// Where the continuum behind L2 is read.
    public var post: ClosedRange<Double>
    /// How far from its maximum L3 is counted.
    public var thirdHalfWidth: Double
    /// How far from its maximum L2 is counted.
    public var secondHalfWidth: Double
    /// Where Gaussians are fitted; from 7 eV before L3 to 7 eV behind L2 if it is `nil`.
    public var fit: ClosedRange<Double>?

    /// Creates windows.
    public init(
      thirdSearch: ClosedRange<Double>, secondSearch: ClosedRange<Double>, post: ClosedRange<Double>,
      thirdHalfWidth: Double = 5, secondHalfWidth: Double = 4, fit: ClosedRange<Double>? = nil
    ) {
      self.thirdSearch = thirdSearch
      self.secondSearch = secondSearch
      self.post = post
      self.thirdHalfWidth = thirdHalfWidth
      self.secondHalfWidth = secondHalfWidth
      self.fit = fit
    }
  }

  /// Measures the lines of a spectrum on a level continuum.
  ///
  /// - Parameters:
  ///   - counts: Counts a channel, the background removed.
  ///   - energies: The energies of the channels in eV.
  ///   - windows: Where to look and count; ends included.
  ///   - method: The continuum under the lines.
  /// - Returns: `nil` where a window holds no channel or a fit finds no lines.
  public static func measure(
    _ counts: [Double], energies: [Double], windows: Windows, method: WhiteLineMethod
  ) -> WhiteLines? {
    guard let third = SpectrumMaximum.vertex(counts, energies: energies, window: windows.thirdSearch),
      let second = SpectrumMaximum.vertex(counts, energies: energies, window: windows.secondSearch)
    else { return nil }
    let post = energies.indices.filter { windows.post.contains(energies[$0]) }
    guard !post.isEmpty else { return nil }
    let level = post.reduce(0) { $0 + counts[$1] } / Double(post.count)
    let rest = zip(counts, energies).map { value, energy in
      value - level * method.continuum(at: energy, thirdLine: third.energy, secondLine: second.energy)
    }
    guard
      let areas = areas(
        rest, energies, lines: (third.energy, second.energy), windows: windows, method: method)
    else { return nil }
    return WhiteLines(
      thirdLine: third.energy, secondLine: second.energy, thirdArea: areas.third, secondArea: areas.second,
      thirdHeight: third.height, secondHeight: second.height, continuumLevel: level)
  }

  private static func areas(
    _ rest: [Double], _ energies: [Double], lines: (third: Double, second: Double), windows: Windows,
    method: WhiteLineMethod
  ) -> (third: Double, second: Double)? {
    guard energies.count > 1, let first = energies.first, let last = energies.last, last > first else {
      return nil
    }
    let step = (last - first) / Double(energies.count - 1)
    var values = rest
    switch method {
    case .doubleArctan, .pearsonStep, .rawWindows: break
    case .secondDerivative(let width):
      values = SecondDerivativeLines.curvature(rest, width: width, step: step)
    case .gaussians:
      let channels = EvenWindow(energies, windows.fit ?? (lines.third - 7)...(lines.second + 7)).channels
      return GaussianPair(
        Array(rest[channels]), energies: Array(energies[channels]), maxima: lines
      ).map { ($0.third.area(step: step), $0.second.area(step: step)) }
    }
    let sum = { (line: Double, half: Double) in
      energies.indices.filter { abs(energies[$0] - line) <= half }.reduce(0.0) { $0 + values[$1] }
    }
    return (sum(lines.third, windows.thirdHalfWidth), sum(lines.second, windows.secondHalfWidth))
  }
}
