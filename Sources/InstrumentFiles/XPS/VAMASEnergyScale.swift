import InstrumentMeasurements

/// Which energy an abscissa of a VAMAS block shows.
enum VAMASEnergyScale {
  /// The scale by the axis's label; where an energy axis in eV does not say, by the sign of its step, with a note.
  static func scale(
    of axis: MeasurementAxis, notes: inout [String]
  ) -> PhotoelectronSpectrum.EnergyScale {
    let label = axis.quantity.lowercased()
    let words = label.split { !($0.isLetter || $0 == ".") }.map(String.init)
    if label.contains("bind") || words.contains("be") || words.contains("b.e.") { return .binding }
    if label.contains("kinet") || words.contains("ke") || words.contains("k.e.") { return .kinetic }
    let isOther = ["loss", "photon", "excitation"].contains { label.contains($0) }
    guard axis.unit.lowercased() == "ev", label.isEmpty || label.contains("energ"), !isOther else {
      return .unknown
    }
    guard let first = axis.first, let last = axis.last, first != last else { return .unknown }
    let scale: PhotoelectronSpectrum.EnergyScale = last < first ? .binding : .kinetic
    notes.append(
      "the abscissa is labelled “\(axis.quantity)” only; it \(last < first ? "falls" : "rises"), as the standard "
        + "has it for \(scale.rawValue) energy")
    return scale
  }
}

/// The unit of an etch time, which stands in the unit of its variable or behind its label.
enum EtchTimeUnit {
  /// The seconds in one unit; `nil` where neither the unit nor the label's end is a time.
  static func seconds(label: String, unit: String) -> Double? {
    let ending = label.lowercased().split { !$0.isLetter }.last.map(String.init) ?? ""
    return factor(unit.lowercased()) ?? factor(ending)
  }

  private static func factor(_ unit: String) -> Double? {
    switch unit {
    case "s", "sec", "secs", "second", "seconds": 1
    case "m", "min", "mins", "minute", "minutes": 60
    case "h", "hr", "hour", "hours": 3600
    default: nil
    }
  }
}
