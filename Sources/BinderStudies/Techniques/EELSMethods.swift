import EELSAnalysis

extension StudyTechnique {
  /// What is done with core-loss scans, in sentences.
  static func eelsMethods(_ options: EELSOptions, _ words: [String: String]) -> [String] {
    func word(_ key: String) -> String { words[key] ?? "" }
    let metal = word("surfaceElement")
    return [
      "The background before each edge is a power law (\(word("background"))).",
      "L3/L2 of \(metal) is the ratio of the white lines within \(word("lineHalfWidth")) of their maxima above the "
        + "continuum “\(word("whiteLines"))”, whose level was read at \(word("postEdgeWindow")) from the L2 maximum.",
      "ΔE is the distance of the pre-peak of the O K edge from its main maximum.",
      "The surface lies at the half height of the \(metal) edge (\(word("surface"))); the rock-salt layer ends at a step "
        + "that was tested against its absence by parametric bootstrap, its intervals rest on \(word("draws")) draws.",
      "Depths have a relative standard uncertainty of \(word("magnificationUncertainty")) by magnification, and of the "
        + "scan's tilt by \(word("tiltUncertainty")).",
    ]
  }
}
