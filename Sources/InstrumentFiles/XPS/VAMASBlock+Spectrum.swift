import AnalysisFindings
import InstrumentMeasurements

extension VAMASBlock {
  /// The block as a spectrum.
  ///
  /// - Throws: an `InputProblem` if an irregular block has no intensities beside its abscissa.
  func spectrum(
    header: VAMASHeader, source: SourceFile, index: Int
  ) throws(InputProblem) -> PhotoelectronSpectrum {
    var variables = variables
    let width = variables.count
    var columns = variables.indices.map { variable in
      stride(from: variable, to: ordinates.count, by: width).map { ordinates[$0] }
    }
    let label: String
    let unit: String
    let positions: MeasurementAxis.Positions
    if header.scanMode == .regular, let abscissa {
      label = abscissa.label
      unit = abscissa.unit
      positions = .regular(
        start: abscissa.start, step: abscissa.increment, count: columns.first?.count ?? 0)
    } else {
      guard variables.count >= 2 else {
        throw InputProblem(
          .malformed, file: source.path, place: .part("block \(index + 1) (\(identifier))"),
          expected: "an abscissa and an intensity as corresponding variables (scan mode IRREGULAR)",
          found: "\(variables.count) variable",
          remedy: "Export the block again with its energy scale, or with scan mode REGULAR.")
      }
      positions = .listed(columns.removeFirst())
      (label, unit) = variables.removeFirst()
    }
    var notes = notes
    var axis = MeasurementAxis(quantity: label, unit: unit, positions: positions)
    let scale = VAMASEnergyScale.scale(of: axis, notes: &notes)
    if scale != .unknown { axis.quantity = "\(scale.rawValue) energy" }
    let intensities = columns.first ?? []
    let kind = intensityKind(of: intensities, variables[0], &notes)
    let etchTime = etchTime(header, &notes)
    let title = [identifier, sample].first { !$0.isEmpty } ?? "block \(index + 1)"
    return PhotoelectronSpectrum(
      title: title, source: source, metadata: VendorMetadata(header.entries + entries), readingNotes: notes,
      technique: technique, sampleIdentifier: sample, species: species, transition: transition,
      axis: axis, energyScale: scale, intensities: intensities, intensityKind: kind,
      otherVariables: zip(variables, columns).dropFirst().map { variable, values in
        PhotoelectronSpectrum.Variable(label: variable.label, unit: variable.unit, values: values)
      },
      excitationEnergy: positive(sourceEnergy), passEnergy: positive(passEnergy),
      dwellTime: positive(collectionTime), sweeps: positive(scans),
      etchTime: etchTime, level: level(header), profilePosition: profilePosition(header),
      emissionAngle: takeOffAngle, spot: spot)
  }

  /// Zero stands for “not known” in the files of many programs.
  private func positive(_ value: Double?) -> Double? { value.flatMap { $0 > 0 ? $0 : nil } }

  /// Counts only where the signal mode says so and the values do not contradict it.
  private func intensityKind(
    of values: [Double], _ variable: (label: String, unit: String), _ notes: inout [String]
  ) -> PhotoelectronSpectrum.IntensityKind {
    let words = "\(variable.label) \(variable.unit) \(identifier)".lowercased()
    let rates = ["counts per second", "counts/s", "c/s", "cps"]
    if rates.contains(where: { words.contains($0) }) || Self.isRate(variable) { return .countsPerSecond }
    guard signalMode.lowercased().hasPrefix("pulse") else { return .arbitrary }
    guard values.allSatisfy({ $0.isNaN || ($0 >= 0 && $0 == $0.rounded()) }) else {
      notes.append(
        "the signal mode is pulse counting, but the intensities are not whole numbers: they were corrected, "
          + "averaged or scaled, and their counting noise is not known")
      return .arbitrary
    }
    return .counts
  }

  /// Whether a label or unit is one of inverse time, however it is spelled: `counts s-1`, `1/s`, `counts per sec`, `Hz`.
  private static func isRate(_ variable: (label: String, unit: String)) -> Bool {
    for text in [variable.label, variable.unit] {
      let plain = text.lowercased().replacing("⁻¹", with: "-1").replacing("^", with: "").replacing(
        "**", with: "")
      if plain == "hz" || plain.contains("per s") || plain.contains("/s") { return true }
      let words = plain.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
      if words.contains(where: { ["s-1", "sec-1", "seconds-1"].contains($0) }) { return true }
    }
    return false
  }

  /// The etch time in s from an experimental variable or an additional parameter that is labelled as such.
  private func etchTime(_ header: VAMASHeader, _ notes: inout [String]) -> Double? {
    let variables = zip(header.experimentalVariables, variableValues)
      .map { (label: $0.label, unit: $0.unit, value: $1) }
    for (label, unit, value) in variables + parameters {
      let words = label.lowercased()
      guard words.contains("time"), words.contains("etch") || words.contains("sputter"), let value else {
        continue
      }
      guard let seconds = EtchTimeUnit.seconds(label: label, unit: unit) else {
        notes.append("“\(label)” is \(value), but its unit “\(unit)” is no time: the etch time is left out")
        continue
      }
      return value * seconds
    }
    return nil
  }

  /// The level of a profile from an experimental variable that is labelled as such.
  private func level(_ header: VAMASHeader) -> Int? {
    for (variable, value) in zip(header.experimentalVariables, variableValues) {
      if variable.label.lowercased().contains("level"), let level = value.flatMap({ Int(exactly: $0) }) {
        return level
      }
    }
    return nil
  }

  /// The place in a profile from an experimental variable that is labelled as an etch depth or dose.
  private func profilePosition(_ header: VAMASHeader) -> PhotoelectronSpectrum.ProfilePosition? {
    for (variable, value) in zip(header.experimentalVariables, variableValues) {
      let words = variable.label.lowercased()
      guard let value, words.contains("etch") || words.contains("sputter") else { continue }
      for quantity in ["depth", "dose", "fluence"] where words.contains(quantity) {
        return PhotoelectronSpectrum.ProfilePosition(
          quantity: "etch \(quantity)", value: value, unit: variable.unit)
      }
    }
    return nil
  }
}
