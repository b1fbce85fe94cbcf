import AnalysisFindings
import InstrumentMeasurements
import Testing

@Suite struct PhotoelectronSpectrumTests {
  func spectrum(_ scale: PhotoelectronSpectrum.EnergyScale, photon: Double?) -> PhotoelectronSpectrum {
    PhotoelectronSpectrum(
      title: "C1s scan", source: SourceFile(path: "a.vms"), species: "C", transition: "1s",
      axis: MeasurementAxis(
        quantity: "kinetic energy", unit: "eV", positions: .regular(start: 1200, step: 1, count: 2)),
      energyScale: scale, intensities: [1, 2], intensityKind: .counts, excitationEnergy: photon)
  }

  @Test func bindingEnergyIsPhotonEnergyMinusKineticEnergy() {
    #expect(spectrum(.kinetic, photon: 1486.6).bindingEnergies == [1486.6 - 1200, 1486.6 - 1201])
  }

  @Test func aKineticAxisWithoutPhotonEnergyHasNoBindingEnergies() {
    #expect(spectrum(.kinetic, photon: nil).bindingEnergies == nil)
  }

  @Test func theRegionIsSpeciesAndTransition() {
    #expect(spectrum(.binding, photon: nil).region == "C 1s")
  }
}
