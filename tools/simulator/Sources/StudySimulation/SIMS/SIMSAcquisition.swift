import Foundation

/// Turns a cell's interphase into a depth profile with counting noise and dead time.
enum SIMSAcquisition {
  /// Shots a data point: 128 × 128 pixels, one each.
  static let shots = 16384
  static let pointCount = 165
  /// Seconds of sputtering between two data points.
  static let timeStep = 1.4666
  /// The stated rate in nm/s (study A as printed), and its standard uncertainty.
  static let statedRate = 0.2
  static let rateUncertainty = 0.01
  /// Cs+ 120 nA and Bi+ 1 pA in ions per second.
  static let sputterCurrent = 120e-9 / 1.602176634e-19
  static let analysisCurrent = 1e-12 / 1.602176634e-19
  /// Areas in cm²: analysis 100 × 100 µm² (study A), crater 300 × 300 µm² (chosen: what 120 nA needs for 0.2 nm/s).
  static let analysisArea = 1e-4
  static let sputterArea = 9e-4

  /// The rate that the instrument really had in this session: it differs from the stated one as its uncertainty says.
  static func trueRate(using generator: inout SeededGenerator) -> Double {
    roundedForDrawing(generator.normal(mean: statedRate, deviation: rateUncertainty))
  }

  static func depths(rate: Double) -> [Double] {
    (0..<pointCount).map { rate * timeStep * Double($0) }
  }

  static func file(of cell: SIMSCell, rate: Double, counts generator: inout SeededGenerator)
    -> DepthProfileFile
  {
    var channels = [DepthProfileFile.Channel(name: "total", massToCharge: nil)]
    channels += SecondaryIonChannel.allCases.map { .init(name: $0.name, massToCharge: $0.massToCharge) }
    let points = depths(rate: rate).enumerated().map { index, depth -> DepthProfileFile.Point in
      let time = timeStep * Double(index)
      let corrected = SecondaryIonChannel.allCases.map { channel -> Double in
        let registered = generator.registeredShots(
          expectedIons: cell.expectation(channel, at: depth), shots: shots)
        // The vendor's Poisson correction of the dead time: −N ln(1 − n/N).
        return registered == 0 ? 0 : -Double(shots) * log1p(-Double(registered) / Double(shots))
      }
      let rest = Double(generator.poisson(cell.restExpectation(at: depth)))
      // Both beams count: the analysis beam for the 1.6384 s of each frame, the sputter beam in between.
      let analysed = analysisCurrent * 0.44 * Double(index + 1)
      let sputtered = sputterCurrent * time
      return DepthProfileFile.Point(
        sputterTime: time, dose: analysed + sputtered,
        fluence: analysed / analysisArea + sputtered / sputterArea,
        intensities: [corrected.reduce(rest, +)] + corrected)
    }
    return DepthProfileFile(channels: channels, points: points)
  }
}
