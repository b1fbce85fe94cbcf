/// Words of file and folder names whose meaning is known, in lower case: English, German, and Korean in Latin letters.
enum NameVocabulary {
  /// Words that say how, where or by whom something was measured, and nothing of the specimen.
  static let saysNothing: Set<String> = {
    let words = """
      xps esca ups xrd tof sims tofsims tof-sims eels stem tem haadf edx eds icp icpms icp-ms icpoes ms oes saicas peel \
      adhesion sem afm ftir raman eis gcd cv \
      data raw rawdata export exports exported export1 ascii txt csv vms dm3 dm4 msa emsa files file folder new old final copy \
      kopie backup test tests \
      results result measurement measurements measured meas analysis analyses study studies project paper fig figure \
      profile profiles depth depthprofile dp scan scans linescan line map maps mapping image images spectrum spectra survey wide \
      narrow region regions highres hr core loss coreloss lowloss low high neg pos negative positive ion ions polarity bi cs ar \
      cathode anode electrode li lithium nmc nca ncm lco lfp nmc811 ncm811 nmc622 ncm622 nmc532 ncm523 nmc111 cei sei interphase \
      interface surface binder binders polymer polymers bare cells batch table digest digests tag session run edge edges slot \
      messung messungen messdaten rohdaten daten ergebnis ergebnisse auswertung projekt probe proben spektrum spektren \
      tiefenprofil tiefenprofile profil profile bild bilder kathode anode elektrode elektroden bindemittel haftung schaelversuch \
      alt neu kopie von sonstiges tabelle tabellen serie \
      cheukjeong bunseok deiteo siheom gyeolgwa baindeo geukpan yanggeuk eumgeuk jeongeuk siryo wonbon pyomyeon \
      jan feb mar apr may jun jul aug sep oct nov dec january february march april june july august september october november \
      december januar februar maerz märz mai juni juli oktober dezember \
      c1s o1s f1s p2p li1s s2p n1s ni2p co2p mn2p mn3s si2p al2p na1s 1s 2p 3p 2p3 2p32 c o f p n s ni co mn ok nil col mnl \
      and und of the der die das with mit for fuer für from vs
      """
    return Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }()

  /// Words after which the number of a cell stands.
  static let cell: Set<String> = [
    "cell", "cel", "zelle", "zell", "sel", "sample", "smp", "spl", "specimen", "probe", "siryo", "coin",
    "coincell",
    "pouch", "electrode", "elektrode", "nr", "no", "num", "number", "nummer", "replicate", "rep", "repl",
    "disc", "disk",
  ]

  /// Words after which the number of a spot or a repeat on one specimen stands.
  static let spot: Set<String> = [
    "spot", "area", "point", "punkt", "pos", "position", "stelle", "crater", "krater", "scan", "level",
    "aufnahme", "repeat",
    "wiederholung", "session", "run",
  ]

  /// Polymers that serve as binders, the usual reference first.
  static let polymers = [
    "pvdf", "cmc", "sbr", "paa", "pan", "pi", "pai", "peo", "pva", "ptfe", "alginate", "alg", "sa",
    "chitosan", "guar",
    "xanthan", "lipaa", "napaa", "nacmc", "licmc", "pmma", "pvp", "tpu", "nbr", "hnbr", "gelatin", "agar",
    "starch", "lignin",
    "pedot", "pnb", "peba", "pes", "psu", "eva",
  ]

  /// States of a specimen by the words for them.
  static let states: [String: String] = {
    let words = [
      "pristine": "pristine fresh uncycled unzykliert frisch neuwertig virgin",
      "soaked": "soaked eingelegt soak", "formed": "formed formiert formation",
      "cycled": "cycled zykliert aged gealtert postmortem",
    ]
    var states: [String: String] = [:]
    for (state, all) in words { for word in all.split(separator: " ") { states[String(word)] = state } }
    return states
  }()

  /// Words for blanks and standards of a table, which are no specimens.
  static let blanks: Set<String> = [
    "blank", "blk", "blanks", "leer", "leerwert", "blindwert", "blindprobe", "rinse", "wash", "calblk",
    "prepblank",
  ]

  /// Whether a row is a standard or a control of the instrument by its name.
  static func isStandard(_ row: String) -> Bool {
    let first = row.lowercased().prefix { $0.isLetter }
    return [
      "std", "standard", "cal", "calibration", "qc", "qcs", "ccv", "icv", "icb", "ccb", "tune", "rinse",
      "wash", "dummy",
    ].contains(String(first))
  }

  /// Units that follow a number: settings of an instrument, cycles, amounts.
  static let units: Set<String> = [
    "kev", "ev", "kv", "v", "mv", "na", "pa", "ma", "ua", "µa", "nm", "um", "µm", "mm", "cm", "s", "sec",
    "min", "h", "hr",
    "hrs", "deg", "grad", "°", "°c", "c", "k", "ppm", "ppb", "rpm", "mg", "ml", "cyc", "cycle", "cycles",
    "zyklen", "zyklus",
    "x", "kx", "pts", "wt", "pc", "degc", "hz", "mm2", "um2", "kcps", "percent", "st", "nd", "rd", "th",
    "hoe",
  ]
}
