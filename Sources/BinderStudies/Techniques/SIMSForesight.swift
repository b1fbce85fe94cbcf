import ChemicalSpecies
import InstrumentMeasurements
import SIMSAnalysis

extension StudyTechnique {
  /// Whether the ions that the options name are in the profile.
  static func simsForesight(_ input: UnitOutlook<SIMSOptions>) -> UnitForesight {
    let profiles = input.measurements.filter { $0.kind == .sputterDepthProfile }
    guard let profile = profiles.first else { return UnitForesight() }
    var asked: [(key: String, ion: SpeciesName)] = [
      ("interphaseIon", input.options.outerIon), ("bulkIon", input.options.bulkIon),
    ]
    asked += input.options.nearSurfaceIons.map { ("nearSurfaceIons", $0) }
    asked += input.options.organicIons.map { ("organicIons", $0) }
    asked += input.options.inorganicIons.map { ("inorganicIons", $0) }
    if case .ion(let ion) = input.options.pointwiseReference { asked.append(("pointwiseReference", ion)) }
    let choices = profile.channels.map(\.name)
    return UnitForesight(
      words: asked.map { asked in
        NamedWord(
          asked.key, asked.ion.written, isKnown: profile.hasChannel(of: asked.ion), choices: choices)
      })
  }
}
