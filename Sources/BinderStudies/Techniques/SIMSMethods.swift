import SIMSAnalysis

extension StudyTechnique {
  /// What is done with depth profiles, in sentences.
  static func simsMethods(_ options: SIMSOptions, _ words: [String: String]) -> [String] {
    func word(_ key: String) -> String { words[key] ?? "" }
    let (outer, bulk) = (word("interphaseIon"), word("bulkIon"))
    var sentences = [depthSentence(options, word)]
    sentences.append(
      "The outer interphase ends at the maximum of a smooth Poisson fit to \(outer), the whole interphase where "
        + "\(outer) and \(bulk) intersect, \(normalised(options.normalisation)).")
    if options.pointwiseReference != .none {
      sentences.append("Each point was divided by \(word("pointwiseReference")) before.")
    }
    sentences.append(
      options.transientMask == .found
        ? "The transient at the surface was found in each profile and left out."
        : "At the surface \(word("transient")) were left out, where sputtering is not yet steady.")
    if options.leavesOutDepartingFrames {
      sentences.append("Frames that depart from their neighbours by many counting deviations were left out.")
    }
    sentences.append(
      "Intervals rest on \(word("draws")) plausible curves and hold the uncertainty of the rate as a common part."
    )
    return sentences
  }

  private static func depthSentence(_ options: SIMSOptions, _ word: (String) -> String) -> String {
    if !options.rateLayers.isEmpty {
      return "Sputter time was turned into depth by the rates \(word("rateLayers"))."
    }
    if options.craterDepth != nil {
      return
        "Sputter time was turned into depth by the depth of the crater, \(word("craterDepth")) "
        + "(u = \(word("craterDepthUncertainty")))."
    }
    guard options.sputterRate != nil else {
      return "No sputter rate was stated, so that depths are sputter times."
    }
    return
      "Sputter time was turned into apparent depth at the one rate of \(word("sputterRate")) "
      + "(u = \(word("sputterRateUncertainty")))."
  }

  private static func normalised(_ normalisation: SIMSOptions.Normalisation) -> String {
    switch normalisation {
    case .plateau: "the first divided by its maximum, the second by the level that it reaches in the bulk"
    case .maximum: "each divided by its maximum"
    case .none: "as counted"
    }
  }
}
