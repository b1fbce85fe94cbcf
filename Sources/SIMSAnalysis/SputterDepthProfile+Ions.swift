package import ChemicalSpecies
package import InstrumentMeasurements

extension SputterDepthProfile {
  /// Whether a channel of the profile is that of an ion, as the analysis finds it.
  package func hasChannel(of ion: SpeciesName) -> Bool {
    var channels = IonChannels(self)
    return channels.channel(ion) != nil
  }
}
