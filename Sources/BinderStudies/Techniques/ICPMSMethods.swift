extension StudyTechnique {
  /// What is done with tables of concentrations, in sentences.
  static func icpmsMethods(_ settings: ICPMSSettings, _ words: [String: String]) -> [String] {
    func word(_ key: String) -> String { words[key] ?? "" }
    let blanks =
      settings.blanks.isEmpty
      ? "the procedural blanks of the study"
      : "the procedural blanks \(settings.blanks.joined(separator: ", "))"
    return [
      "Concentrations (\(word("concentrations"))) times the volume of the digest (\(word("volume")), u = "
        + "\(word("volumeUncertainty"))) over the electrode's area (\(word("area")), u = \(word("areaUncertainty"))) are "
        + "deposits, from which the mean of \(blanks) was taken off.",
      "Where concentrations were calibrated here, the line is “\(word("calibration"))” with weights "
        + "“\(word("weighting"))” and the internal standard “\(word("internalStandard"))”.",
      "Limits of detection are defined by “\(word("detectionLimit"))” from blanks (\(word("limitBlanks"))).",
      "Standards have a relative standard uncertainty of \(word("standardsUncertainty")), dilutions of "
        + "\(word("dilutionUncertainty")).",
    ]
  }
}
