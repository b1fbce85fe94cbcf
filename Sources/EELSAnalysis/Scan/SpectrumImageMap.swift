import AnalysisFindings
import Dispatch

/// Every quantity of a spectrum image pixel by pixel.
///
/// Pixels are read with the windows, the noise and the references of the whole image, each aligned by a shift of its own
/// about that of its line; backgrounds fall as those of the pixel with its neighbours do (local averaging: Cueva et al.,
/// Microsc. Microanal. 18, 667, 2012). Uncertainties are those of counting alone.
struct SpectrumImageMap {
  private let pixels: SpectrumImagePixels
  private let read: ReadScan
  /// The layered and the rock-salt reference, where the scan holds both; the sum of all spectra otherwise.
  private let references: [ShiftedReference]
  /// How far the second reference lies from the first, in channels.
  private let relativeShift: Double
  /// The axis along which the scan runs, where the shift of each line is known.
  private let along: Int?
  private let options: EELSOptions

  init(_ pixels: SpectrumImagePixels, _ read: ReadScan, _ fractions: PhaseFractions?, options: EELSOptions) {
    self.pixels = pixels
    self.read = read
    let energies = read.energies
    let step = energies.count > 1 ? energies[1] - energies[0] : 1
    references =
      fractions?.references ?? [ShiftedReference(values: read.aligned(Array(read.scan.spectra.indices)))]
    relativeShift = (fractions?.relativeShift.value ?? 0) / step
    along = pixels.counts.firstIndex { $0 == read.scan.spectra.count && $0 > 1 }
    self.options = options
  }

  /// What one pixel says.
  private struct Pixel: Sendable {
    var point: ScanPoint
    var fraction: ScanPoint.Number?
    /// In eV.
    var shift: Double
    /// The net counts of the edge that marks the particle.
    var signal: Double
  }

  private func pixel(_ index: Int) -> Pixel? {
    guard let counts = pixels.spectrum(index), read.energies.count > 1 else { return nil }
    let step = read.energies[1] - read.energies[0]
    let line = along.map { $0 == 0 ? index / pixels.counts[1] : index % pixels.counts[1] }
    let expected = line.map { read.shifts[$0] / step } ?? 0
    let fit = read.model.fit(
      counts, references, prior: .init(mean: expected, deviation: 0.5 / step),
      relative: .init(mean: relativeShift, deviation: 0))
    let shift = (fit?.shift ?? expected) * step
    let around =
      options.backgroundNeighbours > 0
      ? pixels.neighbourhood(index, reach: options.backgroundNeighbours) : nil
    let point = ScanPoint(
      counts, guide: around ?? counts, shape: around, energies: read.energies.map { $0 - shift },
      windows: read.windows, noise: read.noise, options: options)
    return Pixel(
      point: point, fraction: fit.flatMap(PhaseFractions.fraction), shift: shift,
      signal: point.metalSignal?.value ?? point.oxygenArea?.value ?? 0)
  }

  /// The map as a curve of one row a pixel, the slower axis first; what lies beside the particle has no answers.
  ///
  /// - Parameters:
  ///   - threads: How many threads share the pixels; the result does not depend on it.
  ///   - title: The title of the image.
  func curve(threads: Int, title: String) -> Curve {
    let found = all(threads: threads)
    let signals = found.compactMap { $0?.signal }.sorted()
    let limit = signals.isEmpty ? 0 : signals[signals.count * 3 / 4] / 3
    let inside = found.map { $0.flatMap { $0.signal >= limit ? $0 : nil } }
    let column = { (name: String, unit: String, number: (Pixel) -> ScanPoint.Number?) in
      let numbers = inside.map { $0.flatMap(number) }
      return Curve.Column(
        name: name, unit: unit, role: .derived, values: numbers.map { $0?.value ?? .nan },
        uncertainties: numbers.map { $0?.uncertainty ?? .nan })
    }
    var columns =
      pixels.places + [
        column("ΔE", "eV") { $0.point.deltaE }, column("layered ΔE", "eV") { $0.point.layeredDeltaE },
        column("rock-salt ΔE", "eV") { $0.point.rockSaltDeltaE },
        column("layered pre-edge over continuum", "1") { $0.point.layeredShare },
      ]
    if references.count == 2 { columns.append(column("rock-salt fraction", "1", \.fraction)) }
    for (index, metal) in read.windows.metals.enumerated() {
      columns.append(column("\(metal.symbol) L3/L2", "1") { $0.point.lines[index]?.ratio })
    }
    for (index, metal) in read.windows.metals.enumerated() {
      columns.append(column("\(metal.symbol) L area", "counts") { $0.point.lines[index]?.total })
    }
    columns.append(column("O K area", "counts") { $0.point.oxygenArea })
    for (index, edge) in read.windows.light.enumerated() {
      columns.append(column("\(edge.symbol) K area", "counts") { $0.point.lightAreas[index] })
    }
    columns.append(
      Curve.Column(
        name: "energy shift", unit: "eV", role: .derived, values: found.map { $0?.shift ?? .nan }))
    return Curve(name: "map", title: title, kind: .spectrumImage, columns: columns)
  }

  private func all(threads: Int) -> [Pixel?] {
    let count = pixels.count
    let workers = max(1, min(threads, count))
    return [Pixel?](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Worker w writes the places w, w + workers, … and no other.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        for index in stride(from: worker, to: count, by: workers) {
          places.initializeElement(at: index, to: pixel(index))
        }
      }
      initialized = count
    }
  }
}
