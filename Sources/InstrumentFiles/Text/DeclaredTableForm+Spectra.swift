import AnalysisFindings

extension DeclaredTableForm {
  /// Electron spectra: an energy and intensities.
  public static let photoelectronSpectra = DeclaredTableForm(
    Technique(rawValue: "xps"),
    columns: [
      Column(.bindingEnergy, "The column of the binding energy."),
      Column(.kineticEnergy, "The column of the kinetic energy."),
      Column(.intensity, "The column or columns of intensities."),
      Column(.variable, "The column of a further variable, such as the transmission."),
      Column(.sputterTime, "The column of the etch or sputter time."),
    ], needed: [[.bindingEnergy, .kineticEnergy], [.intensity]]
  ) { table, facts throws(InputProblem) in try table.photoelectronSpectra(facts) }
}

extension ColumnDeclaration.Meaning {
  /// A kinetic energy (xps).
  public static let kineticEnergy = Self(rawValue: "kineticEnergy")
  /// A binding energy (xps).
  public static let bindingEnergy = Self(rawValue: "bindingEnergy")
  /// A further variable of the spectrum, such as the transmission (xps).
  public static let variable = Self(rawValue: "variable")
}

extension ColumnDeclaration.Facts {
  /// The species of an electron spectrum: `Ni`.
  public var species: String? {
    get { texts["species"] }
    set { texts["species"] = newValue }
  }
  /// The transition of an electron spectrum: `2p`.
  public var transition: String? {
    get { texts["transition"] }
    set { texts["transition"] = newValue }
  }
  /// The photon energy in eV.
  public var excitationEnergy: Double? {
    get { numbers["photonEnergy"] }
    set { numbers["photonEnergy"] = newValue }
  }
  /// The pass energy in eV.
  public var passEnergy: Double? {
    get { numbers["passEnergy"] }
    set { numbers["passEnergy"] = newValue }
  }
  /// The dwell time of one point in one sweep, in s.
  public var dwellTime: Double? {
    get { numbers["dwellTime"] }
    set { numbers["dwellTime"] = newValue }
  }
  /// The number of sweeps.
  public var sweeps: Double? {
    get { numbers["sweeps"] }
    set { numbers["sweeps"] = newValue }
  }
  /// The etch time of an electron spectrum in s, where no column holds it.
  public var etchTime: Double? {
    get { numbers["etchTime"] }
    set { numbers["etchTime"] = newValue }
  }
}
