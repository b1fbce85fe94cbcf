import AnalysisFindings
import Foundation

extension EELSOptions.LengthScale {
  /// How much longer a layer appears at the standard uncertainty of the tilt, relatively.
  private var stretching: Double { 1 / cos(tiltUncertainty * .pi / 180) - 1 }

  /// The relative standard uncertainty of a length.
  var relative: Double { hypot(magnificationUncertainty, stretching) }

  /// What magnification (common to a session) and tilt (each lamella's own) do to a length.
  func effects(on length: Double, scan: String) -> [SharedEffect] {
    [
      SharedEffect(source: magnification, effect: length * magnificationUncertainty),
      SharedEffect(source: "EELS tilt, \(scan)", effect: length * stretching),
    ]
  }
}
