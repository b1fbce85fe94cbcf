import ChemicalSpecies

extension SIMSOptions {
  /// Every option with its value as printed, in the order of the properties.
  var printed: [(name: String, value: String)] {
    let mask =
      switch transientMask {
      case .found: "found"
      case .depth(let depth): "\(depth) nm"
      case .time(let time): "\(time) s"
      case .points(let count): "\(count) points"
      }
    let reference =
      switch pointwiseReference {
      case .none: "none"
      case .totalIon: "total ions"
      case .ion(let ion): ion.written
      }
    let layers = rateLayers.map { layer in
      (layer.end.map { "to \($0) s: " } ?? "then: ") + layer.rate.printed
    }
    let crater = craterDepth.map { crater in
      "\(crater.value) ± \(crater.standardUncertainty) nm after "
        + (crater.sputterTime.map { "\($0) s" } ?? "the whole profile")
    }
    return [
      ("sputterRate", sputterRate?.printed ?? "unknown"),
      ("rateLayers", layers.isEmpty ? "none" : layers.joined(separator: "; ")),
      ("craterDepth", crater ?? "unknown"), ("interphaseRate", interphaseRate?.printed ?? "as the bulk"),
      ("outerIon", outerIon.written), ("bulkIon", bulkIon.written),
      ("normalisation", normalisation.rawValue), ("pointwiseReference", reference),
      ("windowEnd", windowEnd.map { "\($0) s" } ?? "end of profile"),
      ("transientMask", mask), ("leavesOutDepartingFrames", "\(leavesOutDepartingFrames)"),
      ("nearSurfaceIons", names(nearSurfaceIons)),
      ("organicIons", names(organicIons)), ("inorganicIons", names(inorganicIons)),
      ("nearSurfaceStart", "\(nearSurfaceStart) nm"),
      ("nearSurfaceDepth", "\(nearSurfaceDepth) nm"),
      ("draws", "\(draws)"),
    ]
  }

  private func names(_ ions: [SpeciesName]) -> String { ions.map(\.written).joined(separator: " ") }
}

extension SIMSOptions.SputterRate {
  /// The rate with its uncertainty and what is on record of the beam.
  var printed: String {
    var text = "\(value) nm/s ± \((standardUncertainty / value * 1e6).rounded() / 1e4) %"
    if let beamEnergy { text += ", \(beamEnergy) keV" }
    if let beamCurrent { text += ", \(beamCurrent) nA" }
    if let sputterArea { text += ", \(sputterArea) µm²" }
    return text
  }
}
