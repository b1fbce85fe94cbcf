extension RegionModel {
  /// The spread of a distance between two lines, in eV: how far handbooks and studies of battery electrodes differ.
  static let usualOffset = 0.25
  /// The relative spread of a ratio of two widths of a region: what resolved components of one level do.
  static let usualWidthRatio = 0.1

  /// C 1s of interphase, conductive carbon and binder.
  ///
  /// PVDF's CH2 and CF2 carbons are one pair of equal areas and widths 4.5 eV apart (Beamson and Briggs, High Resolution
  /// XPS of Organic Polymers, 1992): without that tie, CH2 is counted as C–O. Head-to-head links and losses of HF leave the
  /// areas equal to within a tenth.
  ///
  /// Beside symmetric lines count lines with vibrations (hydrocarbons, polymers) and a C–C line of which a part is that of
  /// conductive carbon.
  public static let carbon1s = RegionModel(
    coreLevel: "C 1s", element: "C", window: 281.0...296.0,
    components: [
      line("C-C", "C–C/C–H", 284.8, width: 1.25),
      line("CH2", "CH_2 (PVDF)", 286.3, width: 1.35),
      line("C-O", "C–O", 286.5, width: 1.35),
      line("C=O", "C=O", 287.8, width: 1.35),
      line("O-C=O", "O–C=O", 289.0, width: 1.35),
      line("CO3", "CO_3", 290.1, width: 1.35),
      ComponentModel(
        "CF2", title: "CF_2 (PVDF)", position: PriorValue(290.8, spread: 0.1), width: PriorValue(1.35),
        tie: ComponentModel.Tie(
          to: "CH2", areaRatio: PriorValue(1, spread: 0.1), widthRatio: PriorValue(1, spread: 0.05))),
    ], alternatives: [.vibrationalLines, .conductiveCarbon, .tailedCarbon])

  /// F 1s of salt decomposition products and binder.
  public static let fluorine1s = RegionModel(
    coreLevel: "F 1s", element: "F", window: 680.5...694.0,
    components: [
      line("LiF", "LiF", 685.1, width: 1.65),
      line("LixPFyOz", "Li_xPF_yO_z", 686.7, width: 1.7),
      line("CFx", "CF_x", 688.0, width: 1.7),
    ])

  /// O 1s of the oxide and the interphase.
  public static let oxygen1s = RegionModel(
    coreLevel: "O 1s", element: "O", window: 525.0...538.5,
    components: [
      // The oxide lies where its electrons' contact with the current collector puts it, up to 0.7 eV off the books.
      line("TM-O", "TM–O", 529.2, spread: 0.4, width: 1.2),
      line("C=O", "C=O", 531.7, width: 1.7),
      line("C-O", "C–O/P–O", 533.2, width: 1.7),
    ])

  /// P 2p of salt decomposition products.
  public static let phosphorus2p = RegionModel(
    coreLevel: "P 2p", element: "P", window: 129.0...142.0,
    components: [
      line("phosphate", "PO_x", 133.5, width: 1.5),
      line("LixPOyFz", "Li_xPO_yF_z", 135.0, width: 1.5),
      line("LixPFy", "Li_xPF_y", 136.9, width: 1.5),
    ], doublet: twoToOne(splitting: 0.86))

  /// Li 1s of the interphase; Ni, Co and Mn 3p lie above the window.
  public static let lithium1s = RegionModel(
    coreLevel: "Li 1s", element: "Li", window: 51.5...60.0,
    components: [
      line("Li-O", "Li–O/Li_2CO_3", 55.0, width: 1.6),
      line("LiF", "LiF", 55.8, width: 1.7),
    ])

  /// S 2p of sulfates, sulfonates, sulfinates and sulfides.
  public static let sulfur2p = RegionModel(
    coreLevel: "S 2p", element: "S", window: 158.5...175.0,
    components: [
      line("sulfide", "sulfide", 162.0, spread: 0.6, width: 1.3),
      line("sulfinate", "sulfinate/SO_2", 167.0, spread: 0.4, width: 1.4),
      line("sulfonate", "sulfonate/sulfate", 168.9, spread: 0.4, width: 1.4),
    ], doublet: twoToOne(splitting: 1.18))

  /// N 1s of binder and salt.
  public static let nitrogen1s = RegionModel(
    coreLevel: "N 1s", element: "N", window: 394.0...408.0,
    components: [
      line("N-C", "amine/amide/nitrile", 399.8, spread: 0.4, width: 1.5),
      line("N+", "N^+/TFSI", 401.8, spread: 0.5, width: 1.5),
    ])

  /// A component of its own with the usual spreads.
  static func line(
    _ name: String, _ title: String, _ position: Double, spread: Double = usualOffset, width: Double,
    widthSpread: Double = usualWidthRatio, isSatellite: Bool = false
  ) -> ComponentModel {
    ComponentModel(
      name, title: title, position: PriorValue(position, spread: spread),
      width: PriorValue(width, spread: widthSpread), isSatellite: isSatellite)
  }

  /// The doublet of a light element's 2p level: equal widths, areas 2 : 1.
  static func twoToOne(splitting: Double) -> Doublet {
    Doublet(
      splitting: PriorValue(splitting, spread: 0.02), areaRatio: PriorValue(0.5),
      widthRatio: PriorValue(1, spread: 0.02))
  }
}
