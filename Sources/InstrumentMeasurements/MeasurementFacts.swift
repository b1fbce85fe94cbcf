extension InstrumentMeasurement {
  /// Nothing beside kind and title.
  public var facts: [MeasurementFact] { [] }
}

extension PhotoelectronSpectrum {
  /// Region, energies, how the spectrum was taken, and the sum of its intensities, which tells whether it was read whole.
  public var facts: [MeasurementFact] {
    var facts: [MeasurementFact] = []
    facts.add("region", region)
    facts.add("\(energyScale.rawValue) energy", axis)
    facts.add("photon energy", excitationEnergy, "eV")
    facts.add("pass energy", passEnergy, "eV")
    facts.add("dwell", dwellTime, "s")
    facts.add("sweeps", sweeps)
    facts.add("etch time", etchTime, "s")
    facts.add("intensities", intensityKind.rawValue)
    let sum = intensities.reduce(0, +)
    facts.add("sum", sum.isFinite ? sum : nil)
    facts.add("sample", sampleIdentifier)
    return facts
  }
}

extension SputterDepthProfile {
  /// Channels, times and how the profile was taken.
  public var facts: [MeasurementFact] {
    var facts: [MeasurementFact] = []
    facts.add("channels", Double(channels.count))
    facts.add("points", Double(sputterTimes.count))
    if let first = sputterTimes.first, let last = sputterTimes.last {
      facts.append(MeasurementFact("sputter time", .range(first, last, unit: "s", count: nil)))
    }
    facts.add("polarity", polarity?.rawValue)
    facts.add("smoothing", smoothing ?? "none")
    facts.add("ions", channels.prefix(12).map(\.name).joined(separator: " "))
    return facts
  }
}

extension ElectronMicroscopySignal {
  /// Signal, shape, axes and how it was taken.
  public var facts: [MeasurementFact] {
    var facts: [MeasurementFact] = []
    facts.add("signal", signal.isEmpty ? "image" : signal)
    facts.add("shape", shape.map(String.init).joined(separator: " × "))
    for (index, axis) in axes.enumerated() { facts.add("axis \(index + 1) (\(axis.quantity))", axis) }
    facts.add("stored as", storedType)
    facts.add("beam", beamEnergy, "keV")
    facts.add("exposure", exposure, "s")
    return facts
  }
}

extension ConcentrationTable {
  /// Rows, channels and samples.
  public var facts: [MeasurementFact] {
    var facts: [MeasurementFact] = []
    facts.add("rows", Double(rows.count))
    facts.add("channels", channels.map(\.name).joined(separator: ", "))
    facts.add("samples", rows.map(\.sampleName).joined(separator: ", "))
    return facts
  }
}
