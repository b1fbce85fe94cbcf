import AnalysisFindings
import Testing
import XPSAnalysis

/// Overlapping lines can change places in a fit; what counts is the most likely end.
@Suite struct LinePlacesTests {
  @Test func linesKeepTheirPlacesWhereLevelsAreChargedDifferently() throws {
    let spectra = [0.0, 0.17, -0.12, 0.23, 0.05, -0.18, 0.11, -0.07].enumerated().map { level, change in
      var carbon = SimulatedSpectrum.carbon(shift: 0.3 + change, etchTime: 30 * Double(level))
      carbon.lines = [
        (20000, 284.8, 1.3), (2400, 286.3, 1.3), (7800, 286.5, 1.3), (3700, 287.8, 1.3),
        (2600, 288.9, 1.3), (2400, 290.0, 1.3), (2400, 290.8, 1.3),
      ]
      return carbon.spectrum(seed: 40 + UInt64(level))
    }
    let result = try PhotoelectronAnalysis.result(of: spectra, sample: "a")
    let whole = 41300.0
    for (name, area) in [("C-C", 20000.0), ("C-O", 7800), ("C=O", 3700), ("CO3", 2400), ("CF2", 2400)] {
      let shares = result.findings.filter { $0.key.rawValue == "xps.share.C 1s.\(name)" }
      #expect(shares.count == 8)
      for finding in shares {
        let estimate = try #require(finding.estimate, "\(name)")
        let deviation = abs(estimate.value - 100 * area / whole)
        #expect(deviation < 3.3 * estimate.combinedUncertainty, "\(name): \(estimate)")
      }
    }
  }
}
