import BinderComparison
import InstrumentMeasurements
import InterphaseTestSupport

/// The real instrument files of the conformance study.
enum RealFiles {
  static let polymer = SharedData.path("xps/vamas/cheminfo_polyethyleneglycol.vms")
  static let alloy = SharedData.path("xps/vamas/lg4x_0-150W.vms")
  static let calibrated = SharedData.path("xps/vamas/cheminfo_assigned.vms")
  static let fluorine = SharedData.path(
    "xps/casaxps_export/mahe/20240220_Au_MPPipTFSI4AMSIol3_F_1s.csv")
  static let lineScan = SharedData.path("eels/eelsmodel/BN_example__HLmulti_02_cal.dm3")
  static let metals = SharedData.path("icpms/agilent/8900_msms_Mn_Co_Ni.xlsx")

  /// A depth profile, by its path below the profiles' folder.
  static func profile(_ name: String) -> String { SharedData.path("sims/" + name) }

  /// The profiles with a buried maximum that acceptance test 6 of the reference names.
  static let buried = [
    "xlab_psc/main/FACSPI-stack/I241209v_B_FACSPI_1f-1nA_neg-B4_-_NF.txt",
    "xlab_psc/main/MAPI-2PACz-dip-aging/I241209p_A_MAPI_1f-1nA_neg-B4_-_NF.txt",
    "xlab_psc/main/MAPI-2PACz-dip-aging/I240814f_S_MAPI-deg_1f-vLC_neg-C4_-_NF.txt",
  ]

  /// A study of real files only, two specimens measured by all techniques.
  static let manifest = """
    study: Real files of four techniques
    allowFilesOutside: true
    samples:
      - name: first
        binder: P
        files: ["\(polymer)", "\(fluorine)", "\(profile(buried[0]))", "\(lineScan)"]
        rows: [S1, S2]
      - name: second
        binder: Q
        files: ["\(alloy)", "\(profile(buried[2]))"]
        rows: S4
    tables: "\(metals)"
    sims: {interphaseIon: PO2-, bulkIon: InO2-, sputterRate: 0.2 nm/s, sputterRateUncertainty: 5 %}
    icpms: {area: 2.01 cm², volume: 25 mL}

    """
}
