extension RegionModel {
  /// The models for a layered-oxide cathode with a carbonate electrolyte and a fluorinated or fluorine-free binder.
  ///
  /// Binding energies are the field's usual ones with C–C at 284.8 eV.
  public static let cathodeInterphase = [
    carbon1s, fluorine1s, oxygen1s, nickel2p, phosphorus2p, lithium1s, sulfur2p, nitrogen1s,
  ]

  /// Ni 2p with two valences and satellites.
  ///
  /// A field-standard simplification: real Ni 2p is a multiplet (Grosvenor et al., Surf. Sci. 600 (2006) 1771), and each
  /// result of this model says so.
  public static let nickel2p = RegionModel(
    coreLevel: "Ni 2p", element: "Ni", window: 847.0...889.0,
    components: [
      line("Ni2+", "Ni^{2+}", 854.4, width: 2.0, widthSpread: 0.2),
      line("Ni3+", "Ni^{3+}", 855.9, width: 2.3, widthSpread: 0.2),
      line("satellite 1", "satellite", 861.0, spread: 0.4, width: 3.8, widthSpread: 0.2, isSatellite: true),
      line("satellite 2", "satellite", 864.0, spread: 0.4, width: 3.6, widthSpread: 0.2, isSatellite: true),
    ],
    // The weaker line is broadened by a Coster–Kronig decay, in oxides by less than the 1.67 of the metal.
    doublet: Doublet(
      splitting: PriorValue(17.3, spread: 0.15), areaRatio: PriorValue(0.5),
      widthRatio: PriorValue(1.2, spread: 0.1)),
    alternatives: [.fluorineAuger],
    caution: "two lines and two satellites stand for the multiplets of Ni^{2+} and Ni^{3+}")

  /// The two-peak model as study A of the reference studies prints it: Ni2+ at 852.4 eV and Ni3+ at 856.3 eV.
  ///
  /// 852.4 eV is the place of metallic nickel; the model is offered to redo that study, and is never a default.
  public static let nickel2pTwoPeaksAsPublished = RegionModel(
    coreLevel: "Ni 2p", element: "Ni", window: 848.0...860.0,
    components: [
      line("Ni2+", "Ni^{2+}", 852.4, width: 2.4, widthSpread: 0.3),
      line("Ni3+", "Ni^{3+}", 856.3, width: 3.0, widthSpread: 0.3),
    ], caution: "852.4 eV, taken for Ni^{2+}, is the place of the metal")
}
