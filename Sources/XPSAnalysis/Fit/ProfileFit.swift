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
  ///   - region: The region whose values start anew besides, from what is known of them.
  ///   - known: The file's values of another end, from which alone it starts.
  init?(
    _ data: ProfileData, _ assumption: FitAssumption, _ reference: ChargeReference,
    startingFrom earlier: ProfileFit? = nil, anew region: Int? = nil,
    fileValues known: [[Double]]? = nil
  ) {
    let regions = data.regions(assumption)
    let blocks = data.blocks(
      of: Array(data.levels.indices), regions, shifts: reference.shifts.map { $0...$0 })
    var fit = SeriesFit(designs: regions.map(\.design), blocks: blocks)
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
    if let region { solution = EndSearch(from: solution, only: region).best }
    for (index, deviance) in solution.deviances.enumerated() {
      solution.fit.blocks[index].misfit = max(deviance / solution.degreesOfFreedom(index), 1)
    }
    self.assumption = assumption
    self.regions = regions
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
}

extension ProfileFit {
  /// The part of a block's signal that no component explains.
  func structuredResidual(of block: Int) -> Double {
    solution.structuredResidual(of: block, expectations[block])
  }
}

extension SeriesSolution {
  /// The part of a block's signal that no component explains: the root mean square of the residual beyond noise, over
  /// that of the data above their background.
  func structuredResidual(of block: Int, _ expectation: [Double]) -> Double {
    let spectrum = fit.blocks[block].spectrum
    let background = parts(of: block).background
    var (residual, noise, fourth, signal) = (0.0, 0.0, 0.0, 0.0)
    for (i, expected) in expectation.enumerated() {
      let difference = spectrum.y[i] - expected
      let scatter = spectrum.standardDeviation(at: i, expected: expected)
      residual += difference * difference
      noise += scatter * scatter
      fourth += 2 * scatter * scatter * scatter * scatter
      let lines = spectrum.y[i] - background[i]
      signal += lines * lines
    }
    // The noise itself scatters by √(Σ 2σ⁴); three times that is not taken for structure.
    let excess = residual - noise - 3 * fourth.squareRoot()
    return excess > 0 && signal > 0 ? (excess / signal).squareRoot() : 0
  }

  /// The largest part of a block's signal that no component explains.
  var largestStructuredResidual: Double {
    zip(fit.blocks.indices, expectations).map { structuredResidual(of: $0, $1) }.max() ?? 0
  }

  /// The name of a file's value that lies further from what is known of it than its spread allows, with its region.
  func strayParameter(in regions: [Int]) -> String? {
    for region in regions {
      let (design, values) = (fit.designs[region], state.fileValues[region])
      for (parameter, value) in zip(design.parameters, values) {
        guard let prior = parameter.prior, prior.fileSpread > 0 else { continue }
        if abs(value - prior.mean) > Self.strayDistance * prior.fileSpread {
          return "\(parameter.name) in \(design.name)"
        }
      }
    }
    return nil
  }

  /// How many spreads a value may lie from what is known of it: among a few dozen values one in a thousand files has one
  /// beyond four by chance.
  private static var strayDistance: Double { 4 }

  /// What the priors contribute to the cost of a fit without misfit.
  var priorCost: Double { cost - deviances.reduce(0, +) }
}
