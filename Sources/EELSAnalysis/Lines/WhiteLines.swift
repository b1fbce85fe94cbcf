/// The white lines of one spectrum, by one method.
public struct WhiteLines: Sendable, Hashable {
  /// The energy of the L3 maximum in eV.
  public var thirdLine: Double
  /// The energy of the L2 maximum in eV.
  public var secondLine: Double
  /// The area of L3 in counts, the continuum removed.
  public var thirdArea: Double
  /// The area of L2 in counts, the continuum removed.
  public var secondArea: Double
  /// The mean counts a channel behind L2.
  public var continuumLevel: Double

  /// L3/L2.
  public var ratio: Double { thirdArea / secondArea }

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

    /// Creates windows.
    public init(
      thirdSearch: ClosedRange<Double>, secondSearch: ClosedRange<Double>, post: ClosedRange<Double>,
      thirdHalfWidth: Double = 5, secondHalfWidth: Double = 4
    ) {
      self.thirdSearch = thirdSearch
      self.secondSearch = secondSearch
      self.post = post
      self.thirdHalfWidth = thirdHalfWidth
      self.secondHalfWidth = secondHalfWidth
    }
  }

  /// Measures the lines of a spectrum on a level continuum.
  ///
  /// - Parameters:
  ///   - counts: Counts a channel, the background removed.
  ///   - energies: The energies of the channels in eV.
  ///   - windows: Where to look and count; ends included.
  ///   - method: The continuum under the lines.
  /// - Returns: `nil` where a window holds no channel.
  public static func measure(
    _ counts: [Double], energies: [Double], windows: Windows, method: WhiteLineMethod
  ) -> WhiteLines? {
    guard let third = SpectrumMaximum.vertex(counts, energies: energies, window: windows.thirdSearch),
      let second = SpectrumMaximum.vertex(counts, energies: energies, window: windows.secondSearch)
    else { return nil }
    let post = energies.indices.filter { windows.post.contains(energies[$0]) }
    guard !post.isEmpty else { return nil }
    let level = post.reduce(0) { $0 + counts[$1] } / Double(post.count)
    let area = { (line: Double, half: Double) in
      energies.indices.filter { abs(energies[$0] - line) <= half }.reduce(0.0) {
        $0 + counts[$1]
          - level
          * method.continuum(at: energies[$1], thirdLine: third.energy, secondLine: second.energy)
      }
    }
    return WhiteLines(
      thirdLine: third.energy, secondLine: second.energy,
      thirdArea: area(third.energy, windows.thirdHalfWidth),
      secondArea: area(second.energy, windows.secondHalfWidth), continuumLevel: level)
  }
}
