import Foundation

/// The rules of a line scan on the noise-free expectation.
extension EELSLamella {
  /// The true values of a scan with points at `positions`.
  func truth(positions: [Double]) -> [TrueValue] {
    let depths = positions.map { $0 - surface }
    let near = depths.filter { $0 >= 0 && $0 <= 10 }
    let deltaE = near.reduce(0) { $0 + peakDistance(atDepth: $1) } / Double(near.count)
    let outermost = depths.filter { $0 >= 0 && $0 <= 1 }
    let surfaceRatio = outermost.reduce(0) { $0 + whiteLineRatio(atDepth: $1) } / Double(outermost.count)
    let deepest = (depths.last ?? 0) - 5
    let inner = depths.filter { $0 >= deepest }
    let bulkRatio = inner.reduce(0) { $0 + whiteLineRatio(atDepth: $1) } / Double(inner.count)
    let half = 0.5 * (surfaceRatio + bulkRatio)
    let halfArea = 0.5 * CoreLossModel.layeredPreEdge.area
    let onset = firstDepth { preEdgeArea(atDepth: $0) - halfArea }
    let halfDepth = firstDepth { half - whiteLineRatio(atDepth: $0) }
    return [
      TrueValue(key: "eels.rock_salt_thickness", value: rockSaltThickness, unit: "nm"),
      TrueValue(key: "eels.delta_e.near_surface", value: deltaE, unit: "eV"),
      TrueValue(key: "eels.pre_edge_onset_depth", value: onset, unit: "nm"),
      TrueValue(key: "eels.l3_l2.surface", value: surfaceRatio, unit: "1"),
      TrueValue(key: "eels.l3_l2.bulk", value: bulkRatio, unit: "1"),
      TrueValue(key: "eels.l3_l2.half_depth", value: halfDepth, unit: "nm"),
    ]
  }

  /// The area of the O K pre-edge of all phases.
  func preEdgeArea(atDepth depth: Double) -> Double {
    let phases = phases(at: surface + depth)
    return phases.layered * CoreLossModel.layeredPreEdge.area + phases.rockSalt
      * CoreLossModel.rockSaltPreEdge.area
      + phases.interphase * CoreLossModel.interphasePreEdge.area
  }

  /// The area ratio Ni L3/L2.
  func whiteLineRatio(atDepth depth: Double) -> Double {
    let phases = phases(at: surface + depth)
    let nickel = CoreLossModel.nickel
    return (phases.layered * nickel.layered.third.area + phases.rockSalt * nickel.rockSalt.third.area)
      / (phases.layered * nickel.layered.second.area + phases.rockSalt * nickel.rockSalt.second.area)
  }

  /// ΔE: the highest point of the O K main peak (536 to 546 eV) minus that of the pre-edge (526 to 534.5 eV).
  func peakDistance(atDepth depth: Double) -> Double {
    let phases = phases(at: surface + depth)
    func highest(_ from: Double, _ to: Double) -> Double {
      let step = 0.1
      let energies = (0...Int(((to - from) / step).rounded())).map { from + step * Double($0) }
      let heights = energies.map { energy in
        CoreLossModel.oxygenEdge(
          phases, energy: energy, falling: pow(CoreLossModel.oxygenOnset / energy, backgroundExponent))
      }
      guard let top = heights.max(), let index = heights.firstIndex(of: top), index > 0,
        index < heights.count - 1
      else { return .nan }
      let before = heights[index - 1]
      let after = heights[index + 1]
      return energies[index] + step * 0.5 * (before - after) / (before - 2 * top + after)
    }
    return highest(536, 546) - highest(526, 534.5)
  }

  /// The first depth from the surface down at which `excess` is no longer negative.
  private func firstDepth(_ excess: (Double) -> Double) -> Double {
    let step = 0.1
    var previous = excess(0)
    if previous >= 0 { return 0 }
    for index in 1...600 {
      let current = excess(step * Double(index))
      if current >= 0 { return step * (Double(index) - current / (current - previous)) }
      previous = current
    }
    return .nan
  }
}
