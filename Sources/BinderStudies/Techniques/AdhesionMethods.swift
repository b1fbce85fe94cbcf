import AdhesionAnalysis

extension StudyTechnique {
  /// What is done with runs of cutting and peeling, in sentences.
  static func adhesionMethods(_ options: AdhesionOptions, _ words: [String: String]) -> [String] {
    func word(_ key: String) -> String { words[key] ?? "" }
    var sentences: [String] = []
    if options.blade.width != nil {
      sentences += [
        "Of each oblique cut the zero of the force before the contact was taken off, excursions of at most "
          + "\(word("spikeDuration")) and \(word("spikeThreshold")) standard deviations were left out, and the force on "
          + "each plateau, relaxation “\(word("relaxation"))”, was divided by the width of the blade "
          + "(\(word("bladeWidth")), u = \(word("bladeWidthUncertainty"))).",
        "Neighbouring points of a force are correlated: they count as many independent ones as their integrated "
          + "autocorrelation time says (Geyer 1992). A drift of the zero that nothing shows has a standard uncertainty of "
          + "\(word("zeroDriftUncertainty")) at the end of a run.",
        "Cohesion is compared as a shear stress (Merchant 1945) with the shear angle “\(word("shearAngle"))”; below "
          + "\(word("smallestDepth")) of depth none is given.",
      ]
    }
    if options.peel.width != nil {
      sentences.append(
        "Peel strengths are the mean force over the width of the strip (\(word("stripWidth")), u = "
          + "\(word("stripWidthUncertainty"))) at \(word("peelAngle")), without the first part of the peeled length "
          + "(\(word("peelSkip"))), over \(word("peelLength") == "rest" ? "at most 50 mm" : word("peelLength"))."
      )
    }
    sentences.append("Forces have a relative standard uncertainty of \(word("forceUncertainty")).")
    return sentences
  }
}
