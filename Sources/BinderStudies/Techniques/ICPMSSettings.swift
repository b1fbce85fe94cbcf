import AnalysisFindings
import ICPMSAnalysis
import InstrumentMeasurements

/// How deposits are computed, with the facts of the specimens that no table holds.
struct ICPMSSettings: Codable, Hashable, Sendable {
  /// The options of the analysis.
  var deposit = DepositOptions()
  /// The names of the procedural blanks' rows; by themselves those of the study's blanks, or of the vendor's type.
  var blanks: [String] = []
  /// The area of the electrode in cm².
  var area: Double?
  /// The relative standard uncertainty of the area.
  ///
  /// A disc of 12 mm whose diameter is known to 0.06 mm; the punch or a photograph says it better.
  var areaUncertainty = 0.01
  /// The volume of the digest in mL.
  var volume: Double?
  /// The relative standard uncertainty of the volume.
  ///
  /// A flask of 10 mL within ± 0.025 mL (ISO 1042, class A), filling and temperature; a tube with marks is worse.
  var volumeUncertainty = 0.005
  /// The dilution of the digest before the measurement, where the table has none.
  var dilution: Double?
  /// What deposits are referred to beside the area.
  var cell = Cell()

  /// What is known of the cell that a specimen comes from.
  struct Cell: Codable, Hashable, Sendable {
    /// The formula of the cathode's active material.
    var cathode = ""
    /// The active material per area of the cathode in mg/cm².
    var cathodeLoading: Double?
    /// The relative standard uncertainty of the loading: weighed discs of one coating differ by 2 to 3 %.
    var cathodeLoadingUncertainty = 0.02
    /// The mass of lithium of the whole electrode in mg.
    var lithiumMass: Double?
    /// The relative standard uncertainty of that mass: a foil's thickness is stated to 5 %, rectangular.
    var lithiumMassUncertainty = 0.03
    /// The charge that the cell has passed in Ah.
    var charge: Double?
    /// The relative standard uncertainty of that charge: a cycler's current is within 0.1 % of its range, rectangular,
    /// and cells use a tenth to a half of it.
    var chargeUncertainty = 0.002
  }

  /// A digest of a table with these facts.
  func specimen(_ name: String, rows: [String], in table: ConcentrationTable) -> DepositSpecimen {
    func fact(_ value: Double?, _ unit: String, _ source: String, _ share: Double) -> Estimate? {
      value.map {
        Estimate(
          value: $0, unit: unit, standardUncertainty: 0,
          sharedEffects: [SharedEffect(source: source, effect: $0 * share)])
      }
    }
    var specimen = DepositSpecimen(
      name: name, rows: DepositSpecimen.rows(named: rows, in: table),
      volume: fact(volume, "mL", "digest volume", volumeUncertainty),
      area: fact(area, "cm²", "electrode area", areaUncertainty), dilution: dilution)
    specimen.cathode = fact(
      cell.cathodeLoading, "mg/cm²", "cathode loading", cell.cathodeLoadingUncertainty
    ).flatMap { CathodeMaterial(formula: cell.cathode, loading: $0) }
    specimen.lithiumMass = fact(cell.lithiumMass, "mg", "lithium mass", cell.lithiumMassUncertainty)
    specimen.charge = fact(cell.charge, "Ah", "charge passed", cell.chargeUncertainty)
    return specimen
  }
}
