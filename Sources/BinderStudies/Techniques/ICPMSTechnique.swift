import AnalysisFindings
import BinderComparison
import ICPMSAnalysis
import InstrumentFiles
import InstrumentMeasurements
import StudyFigures

extension StudyTechnique {
  /// Metals on electrodes by inductively coupled plasma mass spectrometry; the rows of a specimen are one unit.
  static let icpmsDefinition = TechniqueDefinition(
    .icpms, title: "ICP-MS", engine: 1, defaults: ICPMSSettings(),
    keys: factKeys + cellKeys + channelKeys + calibrationKeys,
    askedFor: ["area", "volume", "blanks"], table: TableDeclaration(.concentrations),
    claims: { $0.kind == .concentrationTable },
    rows: { table in
      table.rows.map { row in
        SpecimenRow(name: row.name, isOfSpecimen: row.type.isEmpty || row.type.lowercased() == "sample")
      }
    },
    polarity: [
      PolarityTable.Entry(
        "icpms.deposit*", better: .lower,
        reason: "less of the cathode's transition metals was found on the electrode that was measured"),
      PolarityTable.Entry(
        "icpms.molar_ratio*", better: .neither, reason: "the make-up of a deposit says nothing of its amount"),
    ], families: icpmsFamilies, choices: icpmsChoices, witnesses: icpmsWitnesses,
    figures: FigureRecipe.depositFigures,
    methods: icpmsMethods,
    isCompared: { key in
      // These are the deposits in other units.
      let inOtherUnits: [Finding.KeyFamily] = [.cathodeShares, .lithiumContents, .depositsPerCharge]
      return !inOtherUnits.contains { $0.contains(key) }
    }, answers: icpmsAnswers, headline: icpmsHeadline, foresight: icpmsForesight
  ) { input throws(InputProblem) in
    let table = try input.measurements(as: ConcentrationTable.self)[0]
    var blanks = input.blanks.flatMap { blank in blank.rows.map { (row: $0, settings: blank.options) } }
    blanks += input.options.blanks.map { (row: $0, settings: input.options) }
    if blanks.isEmpty {
      // The vendor's type for a laboratory reagent blank is what a digest of unused foil is entered as.
      blanks = table.rows.filter { $0.sampleType.uppercased() == "LRB" }.map {
        (row: $0.sampleName, settings: input.options)
      }
    }
    var seen: Set<String> = []
    let once = blanks.filter { seen.insert($0.row).inserted }
    return try DepositAnalysis.result(
      of: table, sample: input.options.specimen(input.sample.name, rows: input.rows, in: table),
      proceduralBlanks: once.map { $0.settings.specimen($0.row, rows: [$0.row], in: table) },
      options: input.options.deposit)
  }

  private static let factKeys: [OptionKey<ICPMSSettings>] = [
    OptionKey(
      "area", \.area, ValueForm.quantity(.area).optional(), example: "2.01 cm²", isFact: true,
      "The area of the electrode that was digested."),
    OptionKey(
      "areaUncertainty", \.areaUncertainty, .quantity(.fraction, zeroAllowed: true), example: "2 %",
      isFact: true, needs: "area", "The relative standard uncertainty of the area, common to all."),
    OptionKey(
      "volume", \.volume, ValueForm.quantity(.volume).optional(), example: "10 mL", isFact: true,
      "The volume of the digest."),
    OptionKey(
      "volumeUncertainty", \.volumeUncertainty, .quantity(.fraction, zeroAllowed: true), example: "0.2 %",
      isFact: true, needs: "volume", "The relative standard uncertainty of the volume, common to all."),
    OptionKey(
      "dilution", \.dilution, ValueForm.quantity(.number).optional(none: "table"), example: "20",
      isFact: true, "By what the digest was diluted before the measurement, where the table does not say."),
    OptionKey(
      "blanks", \.blanks, .list(of: .text("a row's name")), example: "[Blank 1, Blank 2]", isFact: true,
      "The rows of digests of unused foil, whose mean is taken off."),
  ]

  private static let cellKeys: [OptionKey<ICPMSSettings>] = [
    OptionKey(
      "cathode", \.cell.cathode, .cathode, example: "LiNi0.8Co0.1Mn0.1O2", isFact: true,
      "The active material of the cathode, with whose metals deposits are compared."),
    OptionKey(
      "cathodeLoading", \.cell.cathodeLoading, ValueForm.quantity(.loading).optional(),
      example: "10 mg/cm²", isFact: true, needs: "cathode",
      "The active material per area, of whose metal a deposit is a share."),
    OptionKey(
      "cathodeLoadingUncertainty", \.cell.cathodeLoadingUncertainty, .quantity(.fraction, zeroAllowed: true),
      example: "3 %", isFact: true,
      "The relative standard uncertainty of the loading, common to all."),
    OptionKey(
      "lithiumMass", \.cell.lithiumMass, ValueForm.quantity(.mass).optional(), example: "27 mg",
      isFact: true, "The mass of lithium of the whole electrode, for contents in µg/g."),
    OptionKey(
      "lithiumMassUncertainty", \.cell.lithiumMassUncertainty, .quantity(.fraction, zeroAllowed: true),
      example: "1 %", isFact: true, needs: "lithiumMass",
      "The relative standard uncertainty of that mass, common to all."),
    OptionKey(
      "charge", \.cell.charge, ValueForm.quantity(.charge).optional(), example: "0.6 Ah", isFact: true,
      "The charge that the cell has passed, for deposits per Ah."),
    OptionKey(
      "chargeUncertainty", \.cell.chargeUncertainty, .quantity(.fraction, zeroAllowed: true),
      example: "1 %", isFact: true, needs: "charge",
      "The relative standard uncertainty of that charge, common to all."),
  ]

  private static let channelKeys: [OptionKey<ICPMSSettings>] = [
    OptionKey(
      "concentrations", \.deposit.concentrations, .word, example: "vendor",
      "Whether concentrations are the vendor's or calibrated anew from count rates."),
    OptionKey(
      "elements", \.deposit.elements, .list(of: .text("an element such as Ni")), example: "[Li]",
      "The metals, in the order of the findings."),
    OptionKey(
      "massNumbers", \.deposit.massNumbers,
      .dictionary(by: "an element", of: .list(of: .integer(in: 1...300))),
      example: "{Ni: [58, 60], Co: [], Mn: []}",
      "The mass numbers of each element by preference; any of its channels where none is given."),
    OptionKey(
      "modes", \.deposit.modes, .list(of: .text("a cell mode such as He")), example: "[No Gas]",
      "The cell modes by preference."),
    OptionKey(
      "channels", \.deposit.channels, .dictionary(by: "an element", of: .text("a channel's name")),
      example: "{Ni: \"60 Ni [ He ]\"}", "The channel of an element by its name in the table."),
  ]

  private static let calibrationKeys: [OptionKey<ICPMSSettings>] = [
    OptionKey(
      "calibration", \.deposit.calibration, .word, example: "freeIntercept",
      "The calibration line, where concentrations are calibrated here."),
    OptionKey(
      "weighting", \.deposit.weighting, .word, example: "inverseLevel", "The weights of the standards."),
    OptionKey(
      "internalStandard", \.deposit.internalStandard, .internalStandard, example: "none",
      "The internal standard's channel: automatic, none, or its name."),
    OptionKey(
      "readingsPerAspiration", \.deposit.readingsPerAspiration, .integer(in: 1...1000), example: "5",
      isFact: true, "How many readings stand behind a relative standard deviation of the table."),
    OptionKey(
      "detectionLimit", \.deposit.detectionLimit, .word, example: "currie",
      "The definition of the detection limit."),
    OptionKey(
      "limitBlanks", \.deposit.limitBlanks, .word, example: "calibration",
      "Whether a detection limit from blanks is the method's (procedural) or the instrument's (calibration)."
    ),
    OptionKey(
      "standardsUncertainty", \.deposit.standardsUncertainty, .quantity(.fraction, zeroAllowed: true),
      example: "0.3 %", isFact: true,
      "The relative standard uncertainty of the standards' concentrations, common to all."),
    OptionKey(
      "dilutionUncertainty", \.deposit.dilutionUncertainty, .quantity(.fraction, zeroAllowed: true),
      example: "0.3 %", isFact: true,
      "The relative standard uncertainty of a dilution, common to all of the same factor."),
  ]
}

extension ValueForm where Value == DepositOptions.InternalStandard {
  /// `automatic`, `none`, or a channel's name.
  fileprivate static var internalStandard: ValueForm {
    .parsed(
      "automatic, none, or a channel's name",
      value: { text in
        switch text {
        case "automatic": .automatic
        case "none": DepositOptions.InternalStandard.none
        default: .channel(text)
        }
      },
      text: { standard in
        switch standard {
        case .automatic: "automatic"
        case .none: "none"
        case .channel(let name): name
        }
      })
  }
}
