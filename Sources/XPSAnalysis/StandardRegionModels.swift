extension RegionModel {
  /// The models for a layered-oxide cathode with a carbonate electrolyte and a fluorinated or fluorine-free binder.
  ///
  /// Binding energies are the field's usual ones with C–C at 284.8 eV. PVDF's CH2 and CF2 carbons are one pair of equal
  /// areas and widths 4.5 eV apart (Beamson and Briggs, High Resolution XPS of Organic Polymers, 1992): without that
  /// tie, CH2 is counted as C–O.
  public static let cathodeInterphase = [carbon1s, fluorine1s, oxygen1s, nickel2p]

  /// C 1s of interphase, conductive carbon and binder.
  public static let carbon1s = RegionModel(
    coreLevel: "C 1s", element: "C", window: 281.0...295.0,
    components: [
      ComponentModel("C-C", title: "C–C/C–H", bindingEnergy: 284.8, positionTolerance: 0, width: 0.9...1.7),
      ComponentModel(
        "CH2", title: "CH_2 (PVDF)", bindingEnergy: 286.3, positionTolerance: 0.15, width: 0.9...1.7),
      ComponentModel(
        "C-O", title: "C–O", bindingEnergy: 286.5, positionTolerance: 0.15, width: 0.9...1.7, widthOf: "CH2"),
      ComponentModel(
        "C=O", title: "C=O", bindingEnergy: 287.8, positionTolerance: 0.15, width: 0.9...1.7, widthOf: "CH2"),
      ComponentModel(
        "O-C=O", title: "O–C=O", bindingEnergy: 289.0, positionTolerance: 0.15, width: 0.9...1.7,
        widthOf: "CH2"),
      ComponentModel(
        "CO3", title: "CO_3", bindingEnergy: 290.1, positionTolerance: 0.15, width: 0.9...1.7, widthOf: "CH2"),
      ComponentModel(
        "CF2", title: "CF_2 (PVDF)", bindingEnergy: 290.8, positionTolerance: 0, width: 0.9...1.7,
        tiedTo: "CH2"),
    ])

  /// F 1s of salt decomposition products and binder.
  public static let fluorine1s = RegionModel(
    coreLevel: "F 1s", element: "F", window: 680.5...693.0,
    components: [
      ComponentModel("LiF", title: "LiF", bindingEnergy: 685.0, positionTolerance: 0.3, width: 1.1...2.2),
      ComponentModel(
        "LixPFyOz", title: "Li_xPF_yO_z", bindingEnergy: 686.7, positionTolerance: 0.3, width: 1.1...2.2,
        widthOf: "LiF"),
      ComponentModel(
        "CFx", title: "CF_x", bindingEnergy: 688.0, positionTolerance: 0.3, width: 1.1...2.2, widthOf: "LiF"),
    ])

  /// O 1s of the oxide and the interphase.
  public static let oxygen1s = RegionModel(
    coreLevel: "O 1s", element: "O", window: 525.5...538.0,
    components: [
      ComponentModel("TM-O", title: "TM–O", bindingEnergy: 528.9, positionTolerance: 0.9, width: 0.9...1.8),
      ComponentModel("C=O", title: "C=O", bindingEnergy: 531.7, positionTolerance: 0.3, width: 1.2...2.2),
      ComponentModel("C-O", title: "C–O/P–O", bindingEnergy: 533.2, positionTolerance: 0.3, width: 1.2...2.2),
    ])

  /// Ni 2p with two valences and satellites.
  ///
  /// A field-standard simplification: real Ni 2p is a multiplet (Grosvenor et al., Surf. Sci. 600 (2006) 1771), and each
  /// result of this model says so.
  public static let nickel2p = RegionModel(
    coreLevel: "Ni 2p", element: "Ni", window: 848.0...888.0,
    components: [
      ComponentModel(
        "Ni2+", title: "Ni^{2+}", bindingEnergy: 854.4, positionTolerance: 0.4, width: 1.4...3.2),
      ComponentModel(
        "Ni3+", title: "Ni^{3+}", bindingEnergy: 855.9, positionTolerance: 0.4, width: 1.4...3.2,
        widthOf: "Ni2+"),
      ComponentModel(
        "satellite 1", title: "satellite", bindingEnergy: 861.0, positionTolerance: 0.5, width: 2.5...5.5,
        isSatellite: true),
      ComponentModel(
        "satellite 2", title: "satellite", bindingEnergy: 864.0, positionTolerance: 0.5, width: 2.0...5.5,
        widthOf: "satellite 1",
        isSatellite: true),
    ],
    doublet: Doublet(splitting: 17.3, areaRatio: 0.5, widthRatio: 1.0...1.7))

  /// The two-peak model as study A of the reference studies prints it: Ni2+ at 852.4 eV and Ni3+ at 856.3 eV.
  ///
  /// 852.4 eV is the place of metallic nickel; the model is offered to redo that study, and is never a default.
  public static let nickel2pTwoPeaksAsPublished = RegionModel(
    coreLevel: "Ni 2p", element: "Ni", window: 848.0...860.0,
    components: [
      ComponentModel(
        "Ni2+", title: "Ni^{2+}", bindingEnergy: 852.4, positionTolerance: 0.4, width: 1.4...3.5),
      ComponentModel(
        "Ni3+", title: "Ni^{3+}", bindingEnergy: 856.3, positionTolerance: 0.4, width: 1.4...4.5),
    ])
}
