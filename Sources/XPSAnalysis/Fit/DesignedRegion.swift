import Foundation
import PeakFitting

/// What a fit takes for granted about lines and background.
struct FitAssumption: Sendable, Hashable {
  /// The family of the lines.
  var shape: LineShapeFamily
  /// The background.
  var background: XPSAnalysisOptions.Background
  /// The alternative models of regions, by core level; where there is none, the region's own model.
  var alternatives: [String: RegionAlternative] = [:]
  /// The core levels of which only the surroundings of the lines are fitted.
  var narrowed: Set<String> = []
}

/// A region's model with the design that a fit makes of it.
struct DesignedRegion: Sendable {
  /// The model.
  let model: RegionModel
  /// The design.
  let design: RegionDesign
  /// The components in the model's order.
  let components: [DesignedComponent]
  /// The place of the region's shift among the parameters.
  let offset: Int

  /// The region with other values expected of what the file has one value of.
  func expecting(_ values: [Double]) -> DesignedRegion {
    var design = design
    for (place, value) in zip(design.parameters.indices, values) {
      design.parameters[place].prior?.mean = value
    }
    return DesignedRegion(model: model, design: design, components: components, offset: offset)
  }

  /// What each line's area is multiplied by: the transmission at the place of the line.
  func responses(_ spectrum: RegionSpectrum, shift: Double) -> [Double] {
    design.lines.map { spectrum.transmission(at: $0.centre.constant + shift) }
  }
}

/// A component with its places in a design.
struct DesignedComponent: Sendable {
  /// The component.
  let model: ComponentModel
  /// Its (stronger) line, whose area is that of all lines of the component.
  let line: ProfileLine
  /// The places of its lines in the design.
  let lines: [Int]
  /// The share of each line in the area.
  let weights: [Double]

  /// Its area at parameters of a level, free of the analyser's transmission.
  func area(_ parameters: [Double]) -> Double {
    parameters[line.area] * exp(line.logFactor.value(parameters))
  }
}
