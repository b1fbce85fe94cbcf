import AnalysisFindings
import ICPMSAnalysis

extension QuantityDimension {
  /// A mass per area, kept in mg/cm².
  static let loading = QuantityDimension(
    "loading", units: [Unit(["mg/cm²", "mg/cm2", "mg/cm^2"]), Unit(["g/m²", "g/m2"], factor: 0.1)],
    example: "10 mg/cm²")
  /// A mass, kept in mg.
  static let mass = QuantityDimension(
    "mass", units: [Unit(["mg"]), Unit(["g"], factor: 1000), Unit(["µg", "ug", "μg"], factor: 1e-3)],
    example: "27 mg")
  /// An electric charge, kept in Ah.
  static let charge = QuantityDimension(
    "charge", units: [Unit(["Ah"]), Unit(["mAh"], factor: 1e-3), Unit(["C"], factor: 1 / 3600.0)],
    example: "0.6 Ah")
}

extension ValueForm where Value == String {
  /// The formula of a cathode's active material.
  static var cathode: ValueForm {
    .parsed(
      "a formula with numbers such as LiNi0.8Co0.1Mn0.1O2",
      value: { text in
        let loading = Estimate(value: 1, unit: "mg/cm²", standardUncertainty: 0)
        return CathodeMaterial(formula: text, loading: loading).map { _ in text }
      }, text: { $0.isEmpty ? "unknown" : $0 })
  }
}
