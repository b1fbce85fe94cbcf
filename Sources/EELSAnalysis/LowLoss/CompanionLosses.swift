import AnalysisFindings
import InstrumentMeasurements

/// The low losses that were recorded at a scan's positions, and what they do for it.
struct CompanionLosses {
  /// The scan after every spectrum was moved by its zero loss.
  private(set) var aligned: CoreLossScan
  /// The aligned spectra without plural scattering; `nil` where the low losses do not allow it.
  private(set) var deconvolved: [[Double]]?
  /// t/λ of every position where it can be had.
  private(set) var thicknesses: [Double] = []
  /// What was done.
  private(set) var notes: [String] = []

  /// - Throws: `InputProblem` where the low losses have no usable energy axis.
  init(_ signal: ElectronMicroscopySignal, for scan: CoreLossScan, summedAxis: Int?) throws(InputProblem) {
    let low = try CoreLossScan(signal, summedAxis: summedAxis)
    aligned = scan
    guard low.spectra.count == scan.spectra.count || low.spectra.count == 1, low.energies.count > 16,
      scan.energies.count > 16
    else {
      notes.append(
        "the \(low.spectra.count) low-loss spectra do not belong to the \(scan.spectra.count) core-loss ones and were set aside"
      )
      return
    }
    let step = scan.energies[1] - scan.energies[0]
    let lowStep = low.energies[1] - low.energies[0]
    let peaks = low.spectra.map { ZeroLoss($0, energies: low.energies)?.centreOfMass }
    let hasZeroLoss = peaks.allSatisfy { $0 != nil }
    if hasZeroLoss {
      let channels = Array(scan.energies.indices)
      for index in scan.spectra.indices {
        let shift = (peaks[min(index, peaks.count - 1)] ?? 0) / step
        aligned.spectra[index] =
          ShiftedReference(values: scan.spectra[index]).moved(by: -shift, at: channels).values
      }
      notes.append("every spectrum was moved by its zero loss")
    }
    guard hasZeroLoss, abs(step - lowStep) < 1e-4 * step else {
      notes.append(
        hasZeroLoss
          ? "low losses of \(lowStep) eV a channel do not fit core losses of \(step) eV: plural scattering was kept"
          : "the low losses hold no zero loss: plural scattering was kept")
      return
    }
    var filters: [PreparedLowLoss] = []
    for (index, counts) in low.spectra.enumerated() {
      let energies = low.energies.map { $0 - (peaks[index] ?? 0) }
      if let thickness = InelasticThickness.logRatio(counts, energies: energies, limit: 5) {
        thicknesses.append(thickness)
      }
      guard
        let filter = PreparedLowLoss(
          counts, energies: energies, limit: 5, channels: scan.energies.count, reconvolution: .zeroLoss)
      else { return }
      filters.append(filter)
    }
    let result = aligned.spectra.enumerated().compactMap { index, counts in
      filters[min(index, filters.count - 1)]
        .deconvolved(counts, energies: scan.energies, continuesBackground: true)
    }
    if result.count == scan.spectra.count { deconvolved = result }
  }
}
