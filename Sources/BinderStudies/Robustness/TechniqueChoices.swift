extension StudyTechnique {
  /// What is below the lines, what they are shaped like, what energies and factors are referred to.
  static let xpsChoices = [
    AnalysisChoice("Shirley background", [("background", "shirley")]),
    AnalysisChoice("SGL lines", [("shape", "SGL")]),
    AnalysisChoice("energies by the C 1s maximum", [("chargeReference.maximum", "C 1s")]),
    AnalysisChoice("Wagner's sensitivity factors", [("sensitivityFactors", "wagner")]),
    AnalysisChoice(
      "a linear background alone",
      refusedBecause: "where it describes the data it is counted; elsewhere the step stays in the areas"),
    AnalysisChoice(
      "Tougaard’s background alone",
      refusedBecause: "the losses that it describes lie 20 eV and more from a line, outside of narrow windows"
    ),
    AnalysisChoice(
      "no charge reference", refusedBecause: "components are told by their binding energies"),
    AnalysisChoice(
      "free widths of each component", refusedBecause: "overlapping components then exchange their areas"),
  ]

  /// What ions are divided by, which frames count.
  static let simsChoices = [
    AnalysisChoice("ions relative to their maximum", [("normalisation", "maximum")]),
    AnalysisChoice("each point over all ions", [("pointwiseReference", "total")]),
    AnalysisChoice("departing frames kept", [("leaveOutDepartingFrames", "false")]),
    AnalysisChoice("near the surface down to 5 nm", [("nearSurfaceDepth", "5 nm")]),
    AnalysisChoice(
      "another outer ion", refusedBecause: "another ion's maximum ends another layer"),
    AnalysisChoice(
      "ions without normalisation",
      refusedBecause: "two ions of different yields cross where their yields say"),
  ]

  /// The continua below edges and white lines, and how far lines and layers reach.
  static let eelsChoices = [
    AnalysisChoice("exponential background", [("background", "exponential")]),
    AnalysisChoice("Pearson's step under the white lines", [("whiteLines", "pearson")]),
    AnalysisChoice("lines counted to 4 eV", [("lineHalfWidth", "4 eV")]),
    AnalysisChoice("ΔE down to 5 nm", [("nearSurfaceDepth", "5 nm")]),
    AnalysisChoice(
      "L3/L2 without a continuum", refusedBecause: "it rises with the continuum, which thickness changes"),
  ]

  /// The calibration line, its weights, and what readings are divided by.
  static let icpmsChoices = [
    AnalysisChoice("calibration with a free intercept", [("calibration", "freeIntercept")]),
    AnalysisChoice("standards weighted by 1/level", [("weighting", "inverseLevel")]),
    AnalysisChoice("no internal standard", [("internalStandard", "none")]),
    AnalysisChoice("the vendor's concentrations", [("concentrations", "vendor")]),
    AnalysisChoice(
      "blanks not taken off", refusedBecause: "what foil and acid bring is no deposit"),
  ]

  /// What of a run is averaged, and what is left out as debris.
  static let adhesionChoices = [
    AnalysisChoice("a fifth of each plateau left out", [("relaxation", "20 %")]),
    AnalysisChoice("a third of the peeled length left out", [("peelSkip", "33 %")]),
    AnalysisChoice("no debris left out", [("spikeDuration", "0 s")]),
    AnalysisChoice("a shear plane at 45°", [("shearAngle", "45°")]),
    AnalysisChoice(
      "the mean over a whole run", refusedBecause: "contact, descent and relaxation are no strength"),
  ]
}
