/// A unit of concentration in dilute water, where 1 ppb is 1 µg/L.
package struct ConcentrationUnit: Sendable, Hashable {
  /// How many µg/L one of the unit is.
  package let microgramsPerLitre: Double

  /// Reads a unit as `ppb`, `µg/L`, `ug L-1`; `nil` if it is none of mass per volume.
  package init?(_ text: String) {
    // Three characters stand for micro, and the litre may be a power of -1.
    let folded = text.lowercased().replacing("μ", with: "µ").filter { !$0.isWhitespace && $0 != "·" }
      .replacing("l^-1", with: "/l").replacing("l⁻¹", with: "/l").replacing("l-1", with: "/l")
    switch folded {
    case "ppt", "ng/l", "pg/ml": microgramsPerLitre = 1e-3
    case "ppb", "µg/l", "ug/l", "mcg/l", "ng/ml": microgramsPerLitre = 1
    case "ppm", "mg/l", "µg/ml", "ug/ml": microgramsPerLitre = 1e3
    case "g/l", "mg/ml": microgramsPerLitre = 1e6
    default: return nil
    }
  }
}
