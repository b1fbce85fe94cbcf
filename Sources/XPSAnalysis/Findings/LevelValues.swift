import Foundation
import PeakFitting

/// A parameter of a block with the derivative of a quantity by it.
struct ParameterSlope {
  let block: Int
  let place: Int
  let slope: Double
}

/// What one fit says of a level, each quantity with its derivatives by the parameters.
struct LevelValues {
  private(set) var components: [LevelAreas.Component] = []
  private(set) var areas: [Double] = []
  private(set) var energies: [Double] = []
  private(set) var logWidths: [Double] = []
  private(set) var areaSlopes: [[ParameterSlope]] = []
  private(set) var energySlopes: [[ParameterSlope]] = []
  private(set) var logWidthSlopes: [[ParameterSlope]] = []
  /// The shift in eV, that of the region with the reference component or maximum where it was measured.
  let shift: Double
  /// The parameter that is the shift.
  let shiftSlope: ParameterSlope
  /// The region whose shift that is.
  let referenceRegion: Int

  /// Collects the values of a level by its index in a fit.
  init(_ fit: ProfileFit, _ level: Int, _ options: XPSAnalysisOptions) {
    let blocks = fit.solution.fit.blocks.indices.filter { fit.solution.fit.blocks[$0].level == level }
    self.init(fit, blocks, options)
  }

  /// Collects the values of a level's blocks, of which there is at least one.
  init(_ fit: ProfileFit, _ blocks: [Int], _ options: XPSAnalysisOptions) {
    let series = fit.solution.fit
    let maximum = options.referenceMaximum.flatMap { coreLevel in
      blocks.first { fit.regions[series.blocks[$0].design].model.coreLevel == coreLevel }
    }
    let reference =
      maximum
      ?? blocks.first { block in
        fit.regions[series.blocks[block].design].model.component(options.referenceComponent) != nil
      } ?? blocks.first ?? 0
    referenceRegion = series.blocks[reference].design
    let offset = fit.regions[referenceRegion].offset
    shift =
      maximum.flatMap { fit.energyOfMaximum(block: $0) }.map { $0 - options.referenceEnergy }
      ?? fit.solution.state.parameters[reference][offset]
    shiftSlope = ParameterSlope(block: reference, place: offset, slope: 1)
    for block in blocks {
      let region = series.blocks[block].design
      let parameters = fit.solution.state.parameters[block]
      for component in fit.regions[region].components {
        add(component, block, region, parameters)
      }
    }
  }

  private mutating func add(
    _ component: DesignedComponent, _ block: Int, _ region: Int, _ parameters: [Double]
  ) {
    let line = component.line
    let area = component.area(parameters)
    let factor = exp(line.logFactor.value(parameters))
    components.append(LevelAreas.Component(region: region, model: component.model))
    areas.append(area)
    energies.append(line.centre.value(parameters) - shift)
    logWidths.append(line.logWidth.value(parameters))
    func slopes(_ places: [Int], _ slope: Double) -> [ParameterSlope] {
      places.map { ParameterSlope(block: block, place: $0, slope: slope) }
    }
    areaSlopes.append(slopes([line.area], factor) + slopes(line.logFactor.places, area))
    energySlopes.append(
      slopes(line.centre.places, 1)
        + [ParameterSlope(block: shiftSlope.block, place: shiftSlope.place, slope: -1)])
    logWidthSlopes.append(slopes(line.logWidth.places, 1))
  }
}

extension ProfileFit {
  /// The measured binding energy at which a block's fitted curve is highest, between points by a parabola.
  fileprivate func energyOfMaximum(block: Int) -> Double? {
    let (x, y) = (solution.fit.blocks[block].spectrum.x, expectations[block])
    guard let top = y.indices.max(by: { y[$0] < y[$1] }), top > 0, top < y.count - 1 else { return nil }
    let (below, above) = (y[top - 1] - y[top], y[top + 1] - y[top])
    let curvature = below + above
    guard curvature < 0 else { return x[top] }
    return x[top] + 0.25 * (x[top + 1] - x[top - 1]) * (below - above) / curvature
  }
}
