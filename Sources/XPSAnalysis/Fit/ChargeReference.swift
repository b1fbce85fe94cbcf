import AnalysisFindings
import Foundation
import PeakFitting

/// The rigid shift of the energy scale at each level, found from the whole pattern of lines of all regions.
struct ChargeReference {
  /// The shift of each level in eV (measured minus true binding energy), to start the joint fit from.
  let shifts: [Double]
  /// The file's values of the fit that decided, to start from.
  let fileValues: [[Double]]?
  /// The file's values of other ends of that fit that are about as likely, with the region in which each differs.
  let rivals: [(fileValues: [[Double]], region: Int)]

  /// The reference of some of the levels.
  func part(_ chosen: [Int]) -> ChargeReference {
    ChargeReference(shifts: chosen.map { shifts[$0] }, fileValues: fileValues, rivals: rivals)
  }

  /// The distance of the shifts that are tried first, in eV: lines are wider.
  private static let coarseStep = 0.2
  /// The distance of the shifts that are tried last, in eV: descents from there stay in their valley.
  private static let fineStep = 0.05
  /// Two minima that lie closer are one, in eV.
  private static let separation = 0.5
  /// How many levels decide on the pattern's place.
  private static let sampledLevels = 4
  /// How many minima of the pattern are fitted.
  private static let fittedMinima = 3
  /// The difference of costs (−2 ln likelihood and priors) below which two places of the pattern count as equally good:
  /// odds of e¹⁰.
  private static let decisiveDifference = 20.0

  /// Finds the shifts.
  ///
  /// - Returns: The reference, or why there is none.
  static func find(
    _ data: ProfileData, _ assumption: FitAssumption
  ) -> Result<ChargeReference, Unfound> {
    let regions = data.regions(assumption)
    let count = data.levels.count
    let wanted = min(count, sampledLevels)
    let sampled = (0..<wanted).map { wanted == 1 ? 0 : $0 * (count - 1) / (wanted - 1) }
    if let fixed = data.options.fixedShift { return stated(fixed, data, regions, sampled) }
    let range = data.options.shiftRange
    let patterns = LevelPatterns(data, regions, sampled, range)
    let grid = stride(from: range.lowerBound, through: range.upperBound, by: coarseStep).map { $0 }
    let minima = patterns.minima(on: grid, separation: separation)
    guard let best = minima.first else {
      return .failure(Unfound(.notMeasured, "No region has data in the window of its model."))
    }
    guard patterns.stands(best.cost) else {
      return .failure(
        Unfound(.noMaximum, "No line of the models stands out of the background at any shift in the range."))
    }
    let candidates = fits(data, regions, sampled, minima.prefix(fittedMinima).map(\.shift))
    guard let first = candidates.first else {
      return .failure(Unfound(.fitFailed, "The pattern of lines could not be fitted at any shift."))
    }
    let search = EndSearch(from: first.solution)
    let chosen = (shift: first.shift, solution: search.best)
    for rival in candidates.dropFirst() where abs(rival.shift - chosen.shift) > separation {
      if isAsGood(rival.solution, as: chosen.solution) {
        return .failure(
          Unfound(
            .ambiguous,
            "The pattern of lines fits at shifts of \(printed(chosen.shift)) and \(printed(rival.shift)) eV "
              + "about equally well."))
      }
    }
    if let stray = chosen.solution.strayParameter(in: deciding(regions, data.options)) {
      return .failure(
        Unfound(
          .ambiguous,
          "The pattern fits best at a shift of \(printed(chosen.shift)) eV, but only with a \(stray) that is far "
            + "from usual: its lines are not those of the model."))
    }
    let edge = min(chosen.shift - range.lowerBound, range.upperBound - chosen.shift)
    guard edge > coarseStep else {
      return .failure(
        Unfound(
          .noMaximum,
          "The pattern fits best at a shift of \(printed(chosen.shift)) eV, the end of the range that was tried."
        ))
    }
    let known = Dictionary(
      uniqueKeysWithValues: zip(sampled, chosen.solution.state.shifts).map { ($0, $1) })
    let found = zip(regions, chosen.solution.state.fileValues).map { $0.expecting($1) }
    return .success(
      ChargeReference(
        shifts: follow(data, found, known), fileValues: chosen.solution.state.fileValues,
        rivals: search.rivals.map { ($0.solution.state.fileValues, $0.region) }))
  }

  /// The reference where the shift is stated.
  private static func stated(
    _ shift: Double, _ data: ProfileData, _ regions: [DesignedRegion], _ sampled: [Int]
  ) -> Result<ChargeReference, Unfound> {
    let blocks = data.blocks(of: sampled, regions, shifts: sampled.map { _ in shift...shift })
    var fit = SeriesFit(designs: regions.map(\.design), blocks: blocks)
    fit.threads = ProcessInfo.processInfo.activeProcessorCount
    fit.shiftsAreKnown = true
    guard let end = fit.descend(from: ProfileData.start(fit, shifts: sampled.map { _ in shift })) else {
      return .failure(Unfound(.fitFailed, "The lines could not be fitted at the stated shift."))
    }
    let search = EndSearch(from: end)
    return .success(
      ChargeReference(
        shifts: data.levels.map { _ in shift }, fileValues: search.best.state.fileValues,
        rivals: search.rivals.map { ($0.solution.state.fileValues, $0.region) }))
  }

  /// The part of a region's signal that a model of lines may leave unexplained: real lines are none of its shapes.
  private static let modelError = 0.03

  /// Why there is no charge reference.
  struct Unfound: Error {
    let reason: NoAnswer.Reason
    let explanation: String

    init(_ reason: NoAnswer.Reason, _ explanation: String) {
      self.reason = reason
      self.explanation = explanation
    }
  }

  /// Whether another place of the pattern cannot be told from the best one: by likelihood, or because it describes all
  /// regions to within what any model of lines is worth, with positions and widths that are as usual.
  private static func isAsGood(_ rival: SeriesSolution, as best: SeriesSolution) -> Bool {
    if (rival.cost - best.cost) / best.misfit < decisiveDifference { return true }
    return rival.largestStructuredResidual < modelError
      && rival.priorCost - best.priorCost < decisiveDifference
  }

  /// The regions whose lines must be those of the model: that of the reference component, or all where it was not
  /// measured.
  private static func deciding(_ regions: [DesignedRegion], _ options: XPSAnalysisOptions) -> [Int] {
    let own = regions.indices.filter { regions[$0].model.component(options.referenceComponent) != nil }
    return own.isEmpty ? Array(regions.indices) : own
  }

  private static func printed(_ shift: Double) -> String { String((shift * 10).rounded() / 10) }

  /// The minima fitted to the same data, the best first.
  private static func fits(
    _ data: ProfileData, _ regions: [DesignedRegion], _ sampled: [Int], _ shifts: [Double]
  ) -> [(shift: Double, solution: SeriesSolution)] {
    guard let low = shifts.min(), let high = shifts.max() else { return [] }
    let blocks = data.blocks(of: sampled, regions, shifts: sampled.map { _ in low - 0.5...high + 0.5 })
    var fit = SeriesFit(designs: regions.map(\.design), blocks: blocks)
    fit.threads = ProcessInfo.processInfo.activeProcessorCount
    var found: [(shift: Double, solution: SeriesSolution)] = []
    for (rank, shift) in shifts.enumerated() {
      // Descents end in the right valley from starts within 0.6 eV; the likeliest one is looked for on both sides.
      let steps = rank == 0 ? [0, -0.3, 0.3] : [0]
      let solutions = steps.compactMap { step in
        fit.descend(from: ProfileData.start(fit, shifts: sampled.map { _ in shift + step }))
      }
      guard let best = solutions.min(by: { $0.cost < $1.cost }) else { continue }
      let mean = best.state.shifts.reduce(0, +) / Double(max(best.state.shifts.count, 1))
      found.append((mean, best))
    }
    return found.sorted { $0.solution.cost < $1.solution.cost }
  }

  /// The shifts of all levels, each looked for near its neighbour.
  private static func follow(
    _ data: ProfileData, _ regions: [DesignedRegion], _ known: [Int: Double]
  ) -> [Double] {
    var shifts: [Double] = []
    for index in data.levels.indices {
      if let shift = known[index] {
        shifts.append(shift)
        continue
      }
      var near = shifts.last ?? known.values.first ?? 0
      let patterns = LevelPatterns(data, regions, [index], near - 1.2...near + 1.2)
      for (reach, step) in [(1, coarseStep), (coarseStep, fineStep)] {
        let grid = stride(from: near - reach, through: near + reach, by: step).map { $0 }
        near = patterns.minima(on: grid, separation: separation).first?.shift ?? near
      }
      shifts.append(near)
    }
    return shifts
  }
}

extension SeriesSolution {
  /// How many times the deviance exceeds what noise alone explains; at least 1.
  var misfit: Double {
    let freedom = fit.blocks.indices.reduce(0.0) { $0 + degreesOfFreedom($1) }
    return max(deviances.reduce(0, +) / max(freedom, 1), 1)
  }
}
