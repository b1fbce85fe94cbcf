import XPSAnalysis

extension StudyTechnique {
  /// What is done with photoelectron spectra, in sentences.
  static func xpsMethods(_ options: XPSAnalysisOptions, _ words: [String: String]) -> [String] {
    func word(_ key: String) -> String { words[key] ?? "" }
    let regions = options.regionModels.map(\.coreLevel).joined(separator: ", ")
    let reference = "\(word("chargeReference.component")) at \(word("chargeReference.energy"))"
    return [
      "All regions and levels of a specimen (\(regions)) were fitted together by penalised maximum likelihood for Poisson "
        + "counts, positions, widths and shapes having prior spreads instead of walls.",
      options.fixedShift == nil
        ? "Binding energies are referred to \(reference), found from the whole pattern."
        : "Binding energies are shifted by the stated \(word("chargeReference.shift")).",
      options.background == nil
        ? "Backgrounds that describe the data equally count equally, and their spread is part of the uncertainty."
        : "The background is “\(word("background"))”.",
      options.shape == nil
        ? "Families of lines that describe the data equally count equally, and their spread is part of the uncertainty."
        : "Lines are of the family “\(word("shape"))”.",
      "Lines have a Lorentzian share of \(word("lorentzianShare")).",
      "Apparent atomic percentages use the factors “\(word("sensitivityFactors"))” with a relative standard uncertainty of "
        + "\(word("sensitivityFactorUncertainty")) each.",
    ]
  }
}
