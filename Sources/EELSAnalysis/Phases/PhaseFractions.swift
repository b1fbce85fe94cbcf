import Foundation
import NumericalMethods

/// The rock-salt fraction of every spectrum, as the linear combination of the scan's own two ends at one energy shift a
/// spectrum.
///
/// Each reference is the mean of the aligned spectra on its side of the boundary, per count before O K; a spectrum that is
/// part of a reference is compared with that reference less itself. Spectra on the flank of the surface hold counts from
/// beside the particle and say nothing about how many counts go with an amount of their phase. How the two references lie against one another in energy is fitted to the
/// spectra between them, because Ni L3 and O K themselves move from phase to phase.
struct PhaseFractions {
  /// One fraction a point inside the particle, with its standard uncertainty; `nil` where the fit failed.
  private(set) var fractions: [ScanPoint.Number?] = []
  /// The same with the references further apart by the uncertainty of their relative shift.
  private(set) var displaced: [ScanPoint.Number?] = []
  /// The layered and the rock-salt reference, per count before O K.
  private(set) var references: [ShiftedReference] = []
  /// The counts before O K of each point, in the aligned frame.
  private(set) var countsBefore: [Double] = []
  /// The energy shift of each point in eV, the references' own shift taken off.
  private(set) var shifts: [Double] = []
  /// χ² a degree of freedom of each point's fit.
  private(set) var misfits: [Double] = []
  /// The shift of the rock-salt reference against the layered one beyond what alignment found, in eV, with its
  /// uncertainty.
  private(set) var relativeShift = (value: 0.0, uncertainty: 0.0)

  /// - Parameters:
  ///   - profile: The scan.
  ///   - rockSalt: Places (in `profile.inside`'s order) that make the rock-salt reference.
  ///   - layered: Places that make the layered reference.
  init?(_ profile: DepthProfile, rockSalt: [Int], layered: [Int]) {
    let read = profile.read
    guard rockSalt.count >= 2, layered.count >= 3, read.energies.count > 1,
      let oxygen = read.windows.oxygen
    else { return nil }
    let step = read.energies[1] - read.energies[0]
    let spectra = profile.inside.map { read.scan.spectra[profile.order[$0]] }
    var shifts = profile.inside.map { read.shifts[profile.order[$0]] / step }
    let before = EvenWindow(read.energies, oxygen.background).channels
    let edge = profile.surface.map { $0.position + 2 * $0.width } ?? -.infinity
    let contents = profile.inside.indices.map { place -> Group.Content in
      let point = profile.inside[place]
      return .init(
        metal: profile.points[point].metalSignal?.value ?? 0, isClear: profile.distances[point] >= edge)
    }
    var relative = 0.0
    var fits: [LinearCombination.Fit?] = []
    for round in 0..<3 {
      let groups = [layered, rockSalt].map { Group(spectra, $0, shifts, contents, before: before) }
      references = groups.map { $0.reference(without: nil) }
      let drift = round == 0 ? nil : SmoothDrift(shifts, fits)
      let fit = { (place: Int, relative: LinearCombination.Prior) in
        read.model.fit(
          spectra[place], groups.map { $0.reference(without: place) },
          prior: drift?.prior(place) ?? .init(mean: shifts[place], deviation: 1.5 / step), relative: relative)
      }
      if round < 2 {
        // Only spectra in between say how the references lie against one another; beforehand within 1 eV.
        let between = spectra.indices.filter { !rockSalt.contains($0) && !layered.contains($0) }
        var (information, sum) = (step * step, 0.0)
        for found in between.compactMap({ fit($0, .init(mean: relative, deviation: 1 / step)) }) {
          let fraction = Self.fraction(found)?.value ?? 0
          guard (0.1...0.9).contains(fraction), found.relativeInformation.isFinite else { continue }
          information += found.relativeInformation
          sum += found.relativeInformation * found.relative
        }
        relativeShift = (sum / information * step, step / information.squareRoot())
        relative = sum / information
      }
      let fixed = LinearCombination.Prior(mean: relative, deviation: 0)
      fits = spectra.indices.map { fit($0, fixed) }
      if round == 2 {
        let apart = LinearCombination.Prior(
          mean: relative + relativeShift.uncertainty / step, deviation: 0)
        displaced = spectra.indices.map { fit($0, apart).flatMap(Self.fraction) }
      } else {
        for (place, found) in fits.enumerated() {
          guard let found else { continue }
          // A spectrum of mostly rock salt is aligned within its own reference.
          let isRockSalt = rockSalt.contains(place)
          shifts[place] = found.shift + (isRockSalt ? relative : 0)
        }
      }
    }
    fractions = fits.map { $0.flatMap(Self.fraction) }
    countsBefore = zip(spectra, shifts).map { counts, shift in
      before.reduce(0) { $0 + counts[min(max($1 + Int(shift.rounded()), 0), counts.count - 1)] }
    }
    misfits = fits.map { $0?.reducedChiSquare ?? .infinity }
    self.shifts = fits.compactMap { $0.map { $0.shift * step } }
  }

  /// The rock-salt part of a fit's amounts, by error propagation.
  static func fraction(_ fit: LinearCombination.Fit) -> ScanPoint.Number? {
    guard fit.amounts.count == 2 else { return nil }
    let (layered, rockSalt) = (fit.amounts[0], fit.amounts[1])
    let total = layered + rockSalt
    guard total > 0 else { return nil }
    let (a, b) = (-rockSalt / (total * total), layered / (total * total))
    let variance =
      a * a * fit.covariance[0][0] + 2 * a * b * fit.covariance[0][1] + b * b * fit.covariance[1][1]
    guard variance > 0, variance.isFinite else { return nil }
    return .init(value: rockSalt / total, uncertainty: variance.squareRoot())
  }

  /// The spectra of one side, aligned, and their mean.
  private struct Group {
    /// How much of a phase a spectrum holds, and how many counts go with it.
    struct Content {
      /// The counts before O K, in the aligned frame.
      var before = 0.0
      /// The net counts of the metal's white lines.
      var metal: Double
      /// Whether the spectrum lies beside the flank of the surface.
      var isClear: Bool
    }

    private var aligned: [Int: [Double]] = [:]
    private var total: [Double]
    private let places: [Int]
    private var contents: [Content]

    init(
      _ spectra: [[Double]], _ places: [Int], _ shifts: [Double], _ contents: [Content], before: Range<Int>
    ) {
      let all = Array(spectra.first?.indices ?? 0..<0)
      total = [Double](repeating: 0, count: all.count)
      self.places = places
      self.contents = contents
      for place in places {
        let moved = ShiftedReference(values: spectra[place]).moved(by: -shifts[place], at: all).values
        aligned[place] = moved
        self.contents[place].before = moved[before].reduce(0, +)
        for k in total.indices { total[k] += moved[k] }
      }
    }

    /// The mean of all (but one), per count before O K.
    func reference(without place: Int?) -> ShiftedReference {
      var values = total
      if let place, let own = aligned[place] { for k in values.indices { values[k] -= own[k] } }
      let used = places.filter { $0 != place }.map { contents[$0] }
      let clear = used.filter(\.isClear)
      let sum = { (list: [Content], number: (Content) -> Double) in list.reduce(0) { $0 + number($1) } }
      var level = sum(used, \.before)
      let (part, whole) = (sum(clear, \.metal), sum(used, \.metal))
      if clear.count < used.count, part > 0, whole > 0 { level = sum(clear, \.before) * whole / part }
      return ShiftedReference(values: level > 0 ? values.map { $0 / level } : values)
    }
  }
}

/// A drift that goes smoothly along the scan, with how far single spectra scatter about it.
private struct SmoothDrift {
  private var line: [Double]
  private var deviation: Double

  /// A cubic through the shifts, by least squares with their information as weights.
  init?(_ shifts: [Double], _ fits: [LinearCombination.Fit?]) {
    let scale = Double(max(shifts.count - 1, 1))
    var normal = DenseMatrix(rows: 4, columns: 4)
    var right = [Double](repeating: 0, count: 4)
    var used: [(place: Int, shift: Double, variance: Double)] = []
    for (place, fit) in fits.enumerated() {
      guard let fit, fit.shiftVariance > 0 else { continue }
      used.append((place, fit.shift, fit.shiftVariance))
    }
    guard used.count >= 8 else { return nil }
    let powers = { (place: Int) -> [Double] in
      let t = 2 * Double(place) / scale - 1
      return [1, t, t * t, t * t * t]
    }
    for point in used {
      let row = powers(point.place)
      let weight = 1 / (point.variance + 0.01)
      for a in 0..<4 {
        right[a] += weight * row[a] * point.shift
        for b in 0..<4 { normal[a, b] += weight * row[a] * row[b] }
      }
    }
    guard let solution = CholeskyFactorization(normal)?.solve(right) else { return nil }
    let line = shifts.indices.map { place in zip(powers(place), solution).reduce(0) { $0 + $1.0 * $1.1 } }
    self.line = line
    // What is left beyond the noise is a jitter of the energy, which the prior must allow.
    let rest = used.map { point -> (square: Double, variance: Double) in
      let difference = point.shift - line[point.place]
      return (difference * difference, point.variance)
    }
    let excess = rest.reduce(0) { $0 + $1.square - $1.variance } / Double(used.count - 4)
    deviation = max(excess, 0).squareRoot() + 0.05
  }

  func prior(_ place: Int) -> LinearCombination.Prior { .init(mean: line[place], deviation: 2 * deviation) }
}
