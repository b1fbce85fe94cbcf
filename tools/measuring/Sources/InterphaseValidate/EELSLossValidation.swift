import AnalysisFindings
import EELSAnalysis
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness

/// Holds zero losses, t/λ and Fourier deconvolution against independent numbers and against identities.
enum EELSLossValidation {
  static func measure(_ shared: SharedFiles, truth: [String: Any]) throws -> [MeasuredRow] {
    let thickness = thicknesses(shared, truth["thickness_log_ratio"] as? [String: Any] ?? [:])
    let zero = zeroLosses(shared, truth["zlp"] as? [String: Any] ?? [:])
    let logarithm = fourierLogarithm()
    let identity = fourierIdentity(shared)
    let peers = fourierRatios(shared, truth["deconvolution"] as? [String: Any] ?? [:])
    return [
      row("thickness.worst", thickness.worst, thickness.n, .atMost(1e-6)),
      row("zeroloss.worst", zero.worst, zero.n, .atMost(1e-6)),
      row("fourierlog.worst", logarithm.worst, logarithm.n, .atMost(5e-6)),
      row("fourierratio.identity", identity.worst, identity.n, .atMost(1e-9)),
      row("fourierratio.peer.worst", peers.worst, peers.n, .atMost(0.02)),
    ]
  }

  private static func row(_ id: String, _ value: Double, _ n: Int, _ goal: MeasuredRow.Goal) -> MeasuredRow {
    MeasuredRow(area: "eels", id: id, value: n > 0 ? value : .nan, unit: "1", n: n, goal: goal)
  }

  /// A spectrum of one of the shared files; `nil` where no reader of ours opens it.
  private static func spectrum(
    _ shared: SharedFiles, _ file: String
  ) -> (counts: [Double], energies: [Double], signal: ElectronMicroscopySignal)? {
    guard let read = try? ReaderRegistry.builtIn.read(path: shared.path("eels/" + file)),
      let signal = read.measurements.lazy.compactMap({ $0 as? ElectronMicroscopySignal })
        .first(where: { $0.energyAxis == $0.axes.count - 1 && $0.realValues != nil }),
      let axis = signal.axes.last, let values = signal.realValues
    else { return nil }
    return (Array(values.prefix(axis.count)), axis.values, signal)
  }

  private static func thicknesses(
    _ shared: SharedFiles, _ truth: [String: Any]
  ) -> (worst: Double, n: Int) {
    var (worst, n) = (0.0, 0)
    for (file, entry) in truth.sorted(by: { $0.key < $1.key }) {
      guard let entry = entry as? [String: Any],
        let limit = (entry["threshold_eV"] as? NSNumber)?.doubleValue,
        let theirs = (entry["numpy_check_first"] as? NSNumber)?.doubleValue,
        let given = spectrum(shared, file)
      else { continue }
      let ours = InelasticThickness.logRatio(given.counts, energies: given.energies, limit: limit)
      worst = max(worst, ours.map { abs($0 / theirs - 1) } ?? .infinity)
      n += 1
    }
    return (worst, n)
  }

  private static func zeroLosses(_ shared: SharedFiles, _ truth: [String: Any]) -> (worst: Double, n: Int) {
    var (worst, n) = (0.0, 0)
    for (file, entry) in truth.sorted(by: { $0.key < $1.key }) {
      guard let entry = entry as? [String: Any], let given = spectrum(shared, file) else { continue }
      let peak = ZeroLoss(given.counts, energies: given.energies)
      for (ours, key) in [
        (peak?.highestChannel, "argmax_E"), (peak?.vertex, "parabola_vertex_E"),
        (peak?.fullWidth, "fwhm_linear_interp_of_max_channel"),
      ] {
        guard let theirs = (entry[key] as? NSNumber)?.doubleValue else { continue }
        // Energies about zero are compared on the scale of an eV.
        worst = max(worst, ours.map { abs($0 - theirs) / max(abs(theirs), 1) } ?? .infinity)
        n += 1
      }
    }
    return (worst, n)
  }

  /// The sum of the single scattering over that of the zero loss against t/λ, of spectra whose plasmons follow Poisson's
  /// law and end within the axis.
  private static func fourierLogarithm() -> (worst: Double, n: Int) {
    let energies = (0..<1200).map { -20 + 0.5 * Double($0) }
    let gaussian = { (energy: Double, centre: Double, deviation: Double) -> Double in
      let u = (energy - centre) / deviation
      return exp(-0.5 * u * u) / deviation
    }
    var (worst, n) = (0.0, 0)
    for step in 3...19 {
      let thickness = 0.1 * Double(step)
      let zero = energies.map { 1e6 * gaussian($0, 0, 0.8) }
      var whole = zero
      var weight = 1.0
      for order in 1...24 {
        weight *= thickness / Double(order)
        let deviation = (0.64 + 9 * Double(order)).squareRoot()
        for k in whole.indices {
          whole[k] += 1e6 * weight * gaussian(energies[k], 16 * Double(order), deviation)
        }
      }
      let single = FourierDeconvolution.singleScattering(whole, zeroLoss: zero)
      let ratio = single.map { $0.reduce(0, +) / zero.reduce(0, +) } ?? .infinity
      worst = max(worst, abs(ratio / thickness - 1))
      n += 1
    }
    return (worst, n)
  }

  /// An edge deconvolved by a zero loss alone against itself.
  private static func fourierIdentity(_ shared: SharedFiles) -> (worst: Double, n: Int) {
    var identity = (worst: 0.0, n: 0)
    for file in ["exspy/lowloss_spectrum.msa", "eelsmodel/SrTiO3_example__ll.dm3"] {
      guard let low = spectrum(shared, file) else { continue }
      let elastic = InelasticThickness.elasticChannels(low.energies, limit: 5)
      let zero = low.counts.indices.map { $0 < elastic ? low.counts[$0] : 0 }
      let edge = low.energies.indices.map { 1000 * exp(-0.5 * pow((Double($0) - 400) / 6, 2)) }
      let energies = low.energies.map { $0 + 500 }
      guard
        let result = FourierDeconvolution.ratio(
          edge, energies: energies, lowLoss: zero, lowEnergies: low.energies)
      else { continue }
      let difference = zip(result, edge).map { abs($0 - $1) }.max() ?? .infinity
      identity = (max(identity.worst, difference / 1000), identity.n + 1)
    }
    return identity
  }

  /// Sums of edges after Fourier-ratio deconvolution against another program's, whose scale lacks the dispersion.
  private static func fourierRatios(_ shared: SharedFiles, _ truth: [String: Any]) -> (worst: Double, n: Int)
  {
    var (worst, n) = (0.0, 0)
    for (key, edge, losses) in [
      (
        "fourier_ratio coreloss_spectrum O+Mn (bg 450-530)", "exspy/coreloss_spectrum.msa",
        "exspy/lowloss_spectrum.msa"
      ),
      (
        "fourier_ratio SrTiO3 eelsmodel Ti L (bg 400-448)", "eelsmodel/SrTiO3_example__hl.dm3",
        "eelsmodel/SrTiO3_example__ll.dm3"
      ),
    ] {
      guard let entry = truth[key] as? [String: Any],
        let before = (entry["bg_window"] as? [NSNumber])?.map(\.doubleValue), before.count == 2,
        let window = (entry["window"] as? [NSNumber])?.map(\.doubleValue), window.count == 2,
        let width = (entry["fwhm_eV"] as? NSNumber)?.doubleValue,
        let theirs = (entry["sum_after_times_dispersion"] as? [NSNumber])?.first?.doubleValue,
        let core = spectrum(shared, edge), let low = spectrum(shared, losses),
        let law = EdgeBackground.fit(
          core.counts, energies: core.energies, window: before[0]...before[1], method: .twoArea)
      else { continue }
      let net = zip(core.counts, core.energies).map { $1 < before[0] ? 0 : $0 - law($1) }
      let ours = FourierDeconvolution.ratio(
        net, energies: core.energies, lowLoss: low.counts, lowEnergies: low.energies,
        reconvolution: .gaussian(fullWidth: width))
      let sum = ours.map {
        zip($0, core.energies).reduce(0) { $1.1 >= window[0] && $1.1 <= window[1] ? $0 + $1.0 : $0 }
      }
      worst = max(worst, sum.map { abs($0 / theirs - 1) } ?? .infinity)
      n += 1
    }
    return (worst, n)
  }
}
