import Foundation
import PeakFitting

/// The joint fit of a sample under one assumption.
struct ProfileFit {
  /// What was assumed.
  let assumption: FitAssumption
  /// The designs of the regions.
  let regions: [DesignedRegion]
  /// The solution; the misfit of its blocks scales its covariance.
  let solution: SeriesSolution
  /// The expectation of each block.
  let expectations: [[Double]]

  /// Fits all levels.
  ///
  /// - Parameters:
  ///   - earlier: The fit under another assumption, from which it starts.
  ///   - regions: The regions whose values start anew besides, from what is known of them.
  ///   - known: The file's values of another end, from which alone it starts.
  init?(
    _ data: ProfileData, _ assumption: FitAssumption, _ reference: ChargeReference,
    startingFrom earlier: ProfileFit? = nil, anew regions: [Int] = [],
    fileValues known: [[Double]]? = nil
  ) {
    let designed = data.regions(assumption)
    let blocks = data.blocks(
      of: Array(data.levels.indices), designed, shifts: reference.shifts.map { $0...$0 })
    var fit = SeriesFit(designs: designed.map(\.design), blocks: blocks)
    fit.threads = ProcessInfo.processInfo.activeProcessorCount
    fit.shiftsAreKnown = data.options.fixedShift != nil
    // Neighbouring lines can change places: of the ends of several ways down the most likely one counts.
    var starts: [SeriesState] = []
    if let earlier {
      let start = earlier.state(for: fit)
      starts.append(start)
    } else {
      let usual = ProfileData.start(fit, shifts: reference.shifts)
      if let values = known ?? reference.fileValues {
        starts.append(ProfileData.start(fit, shifts: reference.shifts, fileValues: values))
      }
      if known == nil { starts.append(usual) }
    }
    let ends = starts.compactMap { fit.descend(from: $0) }
    guard var solution = ends.min(by: { $0.cost < $1.cost }) else { return nil }
    for region in regions { solution = EndSearch(from: solution, only: region).best }
    for (index, deviance) in solution.deviances.enumerated() {
      solution.fit.blocks[index].misfit = max(deviance / solution.degreesOfFreedom(index), 1)
    }
    self.assumption = assumption
    self.regions = designed
    self.solution = solution
    expectations = solution.expectations
  }

  /// This fit's values as a start for another fit of the same data: parameters of one name start where they ended.
  private func state(for fit: SeriesFit) -> SeriesState {
    let own = solution.state
    var state = SeriesState(fit, shifts: own.shifts)
    for (index, block) in fit.blocks.enumerated() {
      let names = solution.fit.designs[block.design].parameters.map(\.name)
      for (place, parameter) in fit.designs[block.design].parameters.enumerated() {
        guard let source = names.firstIndex(of: parameter.name) else { continue }
        state.parameters[index][place] = own.parameters[index][source]
        state.fileValues[block.design][place] = own.fileValues[block.design][source]
      }
    }
    return state
  }

  /// The deviance and the priors' cost of a region, all levels together, and the degrees of freedom.
  func cost(ofRegion region: Int) -> (cost: Double, freedom: Double) {
    var sum = (cost: solution.priorCost(ofDesign: region), freedom: 0.0)
    for (index, block) in solution.fit.blocks.enumerated() where block.design == region {
      sum.cost += solution.deviances[index]
      sum.freedom += solution.degreesOfFreedom(index)
    }
    return sum
  }

  /// Whether the noise does not explain what a region's deviance exceeds its degrees of freedom by.
  func isMisfit(region: Int) -> Bool {
    var (deviance, freedom) = (0.0, 0.0)
    for (index, block) in solution.fit.blocks.enumerated() where block.design == region {
      deviance += solution.deviances[index]
      freedom += solution.degreesOfFreedom(index)
    }
    return deviance - freedom > 4 * (2 * freedom).squareRoot()
  }

  /// Whether another fit has the same blocks.
  func matches(_ other: ProfileFit) -> Bool {
    let (own, others) = (solution.fit.blocks, other.solution.fit.blocks)
    return own.count == others.count
      && zip(own, others).allSatisfy { $0.level == $1.level && $0.design == $1.design }
  }
}
