public import Interphase

extension StudyTechnique {
  /// Contact angles of sessile drops: everything that a study must know of them.
  public static let contactAngle = StudyTechnique(
    TechniqueDefinition(
      .contactAngle, title: "Contact angle", engine: 1, defaults: ContactAngleOptions(),
      keys: [
        OptionKey(
          "leftOut", \.leftOut, .integer(in: 0...100), example: "2",
          "How many drops are left out at the beginning, while the needle is still wet."),
        OptionKey(
          "aspectUncertainty", \.aspectUncertainty, .quantity(.fraction, zeroAllowed: true), example: "1 %",
          isFact: true, "The relative standard uncertainty of the camera's ratio of height to width."),
        OptionKey(
          "surfaceTension", \.surfaceTension,
          ValueForm.quantity(
            QuantityDimension(
              "surface tension", units: [.init(["mN/m", "mJ/m²"]), .init(["N/m"], factor: 1000)],
              example: "48 mN/m")
          ).optional(), example: "48 mN/m", isFact: true, "The surface tension of the liquid."),
      ],
      askedFor: ["surfaceTension"],
      table: TableDeclaration(.drops), claims: { $0.kind == .sessileDrops },
      polarity: [
        PolarityTable.Entry(
          Finding.Key.contactAngle.rawValue, better: .lower,
          reason: "the electrolyte wets the electrode better")
      ], figures: [.contactAngles],
      methods: { options, words in
        let drops = options.leftOut == 0 ? "all drops" : "all drops but the first \(options.leftOut)"
        return [
          "Contact angles are means over \(drops) of a specimen, taken for spherical caps "
            + "(surface tension \(words["surfaceTension"] ?? "unknown"))."
        ]
      }
    ) { input throws(InputProblem) in
      try ContactAngleAnalysis.result(
        of: input.measurements(as: SessileDrops.self)[0], sample: input.sample.name, options: input.options)
    })
}

extension DeclaredTableForm {
  /// A plain table with a drop a row.
  static let drops = DeclaredTableForm(
    .contactAngle,
    columns: [
      Column(.dropWidth, "The column of the width of the drop's base in mm."),
      Column(.dropHeight, "The column of the drop's height in mm."),
    ], needed: [[.dropWidth], [.dropHeight]]
  ) { table, _ throws(InputProblem) in
    let (width, height) = (try table.column(.dropWidth), try table.column(.dropHeight))
    let sizes = try table.numbers(of: [width, height])
    return [
      SessileDrops(
        title: table.title, source: table.source, metadata: VendorMetadata(),
        drops: zip(sizes[0], sizes[1]).map { SessileDrops.Drop(width: $0, height: $1) })
    ]
  }
}

extension ColumnDeclaration.Meaning {
  /// The width of a drop's base.
  static let dropWidth = Self(rawValue: "dropWidth")
  /// The height of a drop.
  static let dropHeight = Self(rawValue: "dropHeight")
}

extension FigureRecipe {
  /// Contact angles with every specimen as a point.
  static let contactAngles = FigureRecipe(
    name: StudyFigureName(rawValue: "contact-angles"),
    summary: "contact angles with every specimen and the test",
    technique: .contactAngle, theme: .nature89, changes: [.whiskers, .brackets, .y]
  ) { material in
    let bars = material.bars(.contactAngle, where: { $0 == .contactAngle }) { binders, cells in
      CellBarsFigure(
        name: "contact-angles", quantity: "Contact angle", unit: "°",
        measures: [.init(key: .contactAngle, label: "drops")], binders: binders, cells: cells,
        replicates: "specimens")
    }
    return bars.map { [$0.figure(theme: material.theme)] } ?? []
  }
}
