import AnalysisFindings
import Foundation
import InstrumentMeasurements
import Testing
import XPSAnalysis

@Suite struct PhotoelectronAnalysisTests {
  func estimate(_ result: AnalysisResult, _ key: String) throws -> Estimate {
    try #require(result.findings.first { $0.key.rawValue == key }?.estimate, "no estimate for \(key)")
  }

  @Test func findsTheChargingShiftOfTheSpecimen() throws {
    let spectrum = SimulatedSpectrum.carbon(shift: 2.3).spectrum(seed: 1)
    let result = try PhotoelectronAnalysis.result(of: [spectrum], sample: "a")
    let shift = try #require(result.diagnostics.first { $0.name.hasSuffix("charging shift") })
    let value = try #require(Double(shift.value.replacing(" eV", with: "")))
    #expect(abs(value - 2.3) < 0.05)
  }

  @Test func aWideRangeDoesNotHideThePeaksFromTheChargeReference() throws {
    var carbon = SimulatedSpectrum.carbon(shift: -2.5)
    carbon.window = 272...306
    let result = try PhotoelectronAnalysis.result(of: [carbon.spectrum(seed: 1)], sample: "a")
    let shift = try #require(result.diagnostics.first { $0.name.hasSuffix("charging shift") })
    #expect(abs(try #require(Double(shift.value.replacing(" eV", with: ""))) + 2.5) < 0.05)
  }

  @Test func aRegionWithoutLinesGivesNoChargeReferenceAndNothingThatRestsOnIt() throws {
    var carbon = SimulatedSpectrum.carbon()
    carbon.lines = []
    let result = try PhotoelectronAnalysis.result(of: [carbon.spectrum(seed: 1)], sample: "a")
    #expect(result.warnings.contains { $0.contains("No charge reference") })
    #expect(result.findings.contains { $0.key.rawValue == "xps.charge_shift" })
    #expect(result.findings.allSatisfy { $0.estimate == nil })
  }

  @Test func aLineThatMayBeOneOrTheOtherComponentIsAmbiguous() throws {
    var fluorine = SimulatedSpectrum.fluorine()
    fluorine.lines = [(20000, 686.7, 1.6)]
    let result = try PhotoelectronAnalysis.result(of: [fluorine.spectrum(seed: 15)], sample: "a")
    let finding = try #require(result.findings.first { $0.key.rawValue == "xps.charge_shift" })
    guard case .noAnswer(let reason) = finding.outcome else {
      Issue.record("a shift from one line of which nobody can say what it is")
      return
    }
    #expect(reason.reason == .ambiguous)
  }

  @Test func aStronglyChargedSpecimenIsFoundByItsPattern() throws {
    let spectra = [
      SimulatedSpectrum.carbon(shift: 7).spectrum(seed: 16),
      SimulatedSpectrum.fluorine(shift: 7).spectrum(seed: 17),
    ]
    let shift = try estimate(try PhotoelectronAnalysis.result(of: spectra, sample: "a"), "xps.charge_shift")
    #expect(abs(shift.value - 7) < 0.05)
  }

  @Test func theTransmissionOfTheAnalyserIsTakenFromTheFile() throws {
    var carbon = SimulatedSpectrum.carbon().spectrum(seed: 18)
    var fluorine = SimulatedSpectrum.fluorine().spectrum(seed: 19)
    let plain = try estimate(
      try PhotoelectronAnalysis.result(of: [carbon, fluorine], sample: "a"), "xps.atomic_percent.F")
    #expect(plain.sharedUncertainty > 1, "an unknown transmission is part of the uncertainty")
    carbon.otherVariables = [
      .init(label: "Transmission", unit: "d", values: carbon.intensities.map { _ in 1 })
    ]
    fluorine.otherVariables = [
      .init(label: "Transmission", unit: "d", values: fluorine.intensities.map { _ in 0.5 })
    ]
    let known = try estimate(
      try PhotoelectronAnalysis.result(of: [carbon, fluorine], sample: "a"), "xps.atomic_percent.F")
    let odds = (plain.value / (100 - plain.value), known.value / (100 - known.value))
    #expect(abs(odds.1 / odds.0 - 2) < 0.02)
    #expect(known.sharedUncertainty < 0.5)
  }

  @Test func differentPassEnergiesNeedTheTransmission() throws {
    var carbon = SimulatedSpectrum.carbon().spectrum(seed: 20)
    var fluorine = SimulatedSpectrum.fluorine().spectrum(seed: 21)
    carbon.passEnergy = 20
    fluorine.passEnergy = 40
    let result = try PhotoelectronAnalysis.result(of: [carbon, fluorine], sample: "a")
    let finding = try #require(result.findings.first { $0.key.rawValue == "xps.atomic_percent.F" })
    guard case .noAnswer(let reason) = finding.outcome else {
      Issue.record("an atomic percentage from two pass energies")
      return
    }
    #expect(reason.explanation.contains("pass energies"))
  }

  @Test func repeatsOfARegionAreSummed() throws {
    let spectra = [
      SimulatedSpectrum.carbon().spectrum(seed: 22), SimulatedSpectrum.carbon().spectrum(seed: 23),
      SimulatedSpectrum.fluorine().spectrum(seed: 24),
    ]
    let result = try PhotoelectronAnalysis.result(of: spectra, sample: "a")
    #expect(result.warnings.contains { $0.contains("2 scans") })
    let counts = result.curves.first { $0.name.hasPrefix("C 1s") }?.columns.first { $0.role == .measured }
    #expect((counts?.values.max() ?? 0) > 1.5 * (spectra[0].intensities.max() ?? 0))
  }

  @Test func theLabelOfARegionOutranksItsTitle() throws {
    var fluorine = SimulatedSpectrum.fluorine().spectrum(seed: 25)
    fluorine.title = "C1 spot 1, F 1s"
    var carbon = SimulatedSpectrum.carbon().spectrum(seed: 26)
    carbon.title = "C1 spot 1, C 1s"
    let result = try PhotoelectronAnalysis.result(of: [fluorine, carbon], sample: "a")
    _ = try estimate(result, "xps.atomic_percent.F")
  }

  @Test func theTitleOfAnAtomicPercentageNamesTheElementsItIsAmong() throws {
    let spectra = [
      SimulatedSpectrum.carbon().spectrum(seed: 27), SimulatedSpectrum.fluorine().spectrum(seed: 28),
    ]
    let result = try PhotoelectronAnalysis.result(of: spectra, sample: "a")
    let finding = try #require(result.findings.first { $0.key.rawValue == "xps.atomic_percent.F" })
    #expect(finding.title.hasSuffix("in C+F"))
  }

  @Test func sharesLieWithinTheirUncertainties() throws {
    let spectra = [
      SimulatedSpectrum.carbon().spectrum(seed: 2), SimulatedSpectrum.fluorine().spectrum(seed: 3),
    ]
    let result = try PhotoelectronAnalysis.result(of: spectra, sample: "a")
    for (key, truth) in [
      ("C 1s.C-C", 12000 / 29200.0), ("C 1s.CF2", 5000 / 29200.0), ("F 1s.LiF", 20000 / 35000.0),
      ("F 1s.CFx", 10000 / 35000.0),
    ] {
      let share = try estimate(result, "xps.share.\(key)")
      #expect(abs(share.value - 100 * truth) < 4 * share.combinedUncertainty, "\(key)")
      #expect(share.standardUncertainty < 5)
    }
  }

  @Test func theCarbonOfPVDFIsNotCountedAsCarbonBoundToOxygen() throws {
    let spectrum = SimulatedSpectrum.carbon(carbonOxygen: 0).spectrum(seed: 4)
    let result = try PhotoelectronAnalysis.result(of: [spectrum], sample: "a")
    let finding = try #require(result.findings.first { $0.key.rawValue == "xps.share.C 1s.C-O" })
    switch finding.outcome {
    case .estimate(let share): #expect(share.value < 4 * share.combinedUncertainty)
    case .noAnswer(let reason):
      #expect(reason.reason == .belowDetection)
      // The bound hides nothing from statistics.
      let signed = try #require(reason.signedEstimate)
      #expect(abs(signed.value) < 2 * signed.combinedUncertainty)
      #expect(reason.atMost == max(signed.value, 0) + 2 * signed.combinedUncertainty)
    }
    let pair = try estimate(result, "xps.share.C 1s.CH2")
    #expect(abs(pair.value - 100 * 5000 / 26200.0) < 4 * pair.combinedUncertainty)
  }

  @Test func theTwoCarbonsOfPVDFHaveAboutEqualAreas() throws {
    let result = try PhotoelectronAnalysis.result(
      of: [SimulatedSpectrum.carbon().spectrum(seed: 5)], sample: "a")
    let one = try estimate(result, "xps.share.C 1s.CH2")
    let other = try estimate(result, "xps.share.C 1s.CF2")
    // A tenth is what head-to-head links and losses of HF change.
    #expect(abs(one.value / other.value - 1) < 0.2)
  }

  @Test func theRatioOfFluorocarbonToLithiumFluorideIsReported() throws {
    let spectra = [
      SimulatedSpectrum.carbon().spectrum(seed: 6), SimulatedSpectrum.fluorine().spectrum(seed: 7),
    ]
    let ratio = try estimate(try PhotoelectronAnalysis.result(of: spectra, sample: "a"), "xps.ratio.CFx/LiF")
    #expect(abs(ratio.value - 0.5) < 4 * ratio.combinedUncertainty)
  }

  @Test func atomicPercentagesUseCountingTimeAndSensitivity() throws {
    var fluorine = SimulatedSpectrum.fluorine()
    fluorine.dwell = 0.2
    let spectra = [SimulatedSpectrum.carbon().spectrum(seed: 8), fluorine.spectrum(seed: 9)]
    let result = try PhotoelectronAnalysis.result(of: spectra, sample: "a")
    let carbon = 29200 / 0.1 / 1.0
    let truth = 100 * (35000 / 0.2 / 4.43) / (35000 / 0.2 / 4.43 + carbon)
    let percent = try estimate(result, "xps.atomic_percent.F")
    #expect(abs(percent.value - truth) < 4 * percent.standardUncertainty + 0.5)
  }

  @Test func atomicPercentagesNeedTheCountingTime() throws {
    var carbon = SimulatedSpectrum.carbon().spectrum(seed: 10)
    carbon.dwellTime = nil
    let result = try PhotoelectronAnalysis.result(
      of: [carbon, SimulatedSpectrum.fluorine().spectrum(seed: 11)], sample: "a")
    let finding = try #require(result.findings.first { $0.key.rawValue == "xps.atomic_percent.C" })
    guard case .noAnswer(let reason) = finding.outcome else {
      Issue.record("an atomic percentage without a counting time")
      return
    }
    #expect(reason.reason == .factMissing)
  }

  @Test func everyLevelOfADepthProfileIsReportedWithItsEtchTime() throws {
    let spectra = [0.0, 60, 120].map { time in
      SimulatedSpectrum.carbon(shift: 0.4, etchTime: time).spectrum(seed: UInt64(20 + time))
    }
    let result = try PhotoelectronAnalysis.result(of: spectra.reversed(), sample: "a")
    let times = result.findings.filter { $0.key.rawValue == "xps.share.C 1s.C-C" }.map {
      $0.coordinates.first?.value
    }
    #expect(times == [0, 60, 120])
    #expect(result.warnings.contains { $0.contains("beam-altered") })
  }

  @Test func spectraWithoutAKnownScaleSaySo() throws {
    var simulated = SimulatedSpectrum.carbon()
    simulated.isCounting = false
    let result = try PhotoelectronAnalysis.result(of: [simulated.spectrum(seed: 12)], sample: "a")
    #expect(result.warnings.contains { $0.contains("does not say how many counts") })
  }

  @Test func spectraOfOtherRegionsAreRefusedWithTheirNames() throws {
    var other = SimulatedSpectrum.fluorine()
    other.species = "Si"
    other.transition = "2p"
    let problem = try #require(throws: InputProblem.self) {
      _ = try PhotoelectronAnalysis.result(of: [other.spectrum(seed: 13)], sample: "a")
    }
    #expect(problem.code == .missing)
    #expect(problem.found.contains("Si 2p"))
  }

  @Test func aFlatSpectrumGivesNoShares() throws {
    var flat = SimulatedSpectrum.carbon()
    flat.lines = []
    let result = try PhotoelectronAnalysis.result(of: [flat.spectrum(seed: 14)], sample: "a")
    #expect(!result.findings.isEmpty)
    for finding in result.findings {
      if let estimate = finding.estimate { #expect(estimate.value.isFinite) }
    }
  }

  @Test func pointsWithoutANumberAreLeftOutAndNamed() throws {
    var spectrum = SimulatedSpectrum.carbon().spectrum(seed: 15)
    spectrum.intensities[20] = .nan
    spectrum.intensities[30] = .infinity
    let count = spectrum.intensities.count
    let result = try PhotoelectronAnalysis.result(of: [spectrum], sample: "a")
    #expect(
      result.warnings.contains {
        $0.hasPrefix(
          "C1s scan: 2 of \(count) points have no number and were left out, the first (point 21) at ")
      })
    #expect(result.findings.allSatisfy { $0.estimate?.value.isFinite != false })
  }
}
