package import ChemicalSpecies
package import InstrumentMeasurements

extension MeasurementOutline {
  /// Whether a channel is that of an ion, as the analysis of the profile finds it.
  package func hasChannel(of ion: SpeciesName) -> Bool {
    let names = channels.map { SpeciesName($0.name) }
    return names.contains(ion) || names.contains { ion.isMet(by: $0) }
  }
}
