import Foundation
import NumericalMethods
import PeakFitting

/// Looks for other ends of a joint fit: overlapping lines can change places, and each order has a minimum of its own.
///
/// From an end, the values of one region after the other are set anew: first to what is known beforehand, then to draws
/// from it. All else stays, so that most descents are short.
struct EndSearch {
  /// The best end.
  private(set) var best: SeriesSolution
  /// Other ends that are about as likely, each with its likelihood relative to the best one.
  private(set) var rivals: [Rival] = []

  /// An end beside the best one.
  struct Rival {
    /// The end.
    let solution: SeriesSolution
    /// The region in which it differs.
    let region: Int
  }

  /// How many draws are tried a region, beside what is known beforehand.
  private static let draws = 4
  /// The difference of costs up to which another end counts beside the best one: odds of e⁷.
  static let decisiveDifference = 14.0
  /// Ends whose lines of one name lie closer than this part of their width are one.
  private static let sameEnd = 0.1

  /// Searches from an end.
  ///
  /// - Parameter only: The region to search; `nil` for all.
  init(from end: SeriesSolution, only: Int? = nil) {
    best = end
    var found: [Rival] = []
    // Deterministic: the same file always gets the same draws.
    var generator = SeededGenerator(seed: 1)
    for region in end.fit.designs.indices
    where (only ?? region) == region && Self.canChangePlaces(end.fit.designs[region]) {
      for draw in 0...Self.draws {
        let start = Self.start(from: best.state, best.fit, region) { spread in
          draw > 0 ? spread * generator.normal() : 0
        }
        guard let solution = end.fit.descend(from: start) else { continue }
        if solution.cost < best.cost {
          found.append(Rival(solution: best, region: region))
          best = solution
        } else {
          found.append(Rival(solution: solution, region: region))
        }
      }
    }
    for rival in found.sorted(by: { $0.solution.cost < $1.solution.cost }) {
      let difference = (rival.solution.cost - best.cost) / best.misfit
      let known = [best] + rivals.filter { $0.region == rival.region }.map(\.solution)
      if difference < Self.decisiveDifference,
        known.allSatisfy({ Self.differ($0, rival.solution, in: rival.region) })
      {
        rivals.append(rival)
      }
    }
  }

  /// Whether a region has two lines whose places are free.
  private static func canChangePlaces(_ design: RegionDesign) -> Bool {
    var areas: [Int] = []
    for line in design.lines where !areas.contains(line.area) { areas.append(line.area) }
    return areas.count > 1
  }

  /// A start with one region's values set anew.
  ///
  /// - Parameter deviation: The deviation of a value from its mean, by its spread.
  static func start(
    from end: SeriesState, _ fit: SeriesFit, _ region: Int, deviation: (Double) -> Double = { _ in 0 }
  ) -> SeriesState {
    var design = fit.designs[region]
    var values = end.fileValues[region]
    for place in design.parameters.indices {
      guard let prior = design.parameters[place].prior, prior.fileSpread > 0, place != design.strength,
        place != design.slope
      else { continue }
      let drawn = prior.mean + deviation(prior.fileSpread)
      values[place] = min(max(drawn, design.parameters[place].lower), design.parameters[place].upper)
      design.parameters[place].prior?.mean = values[place]
    }
    var state = end
    state.fileValues[region] = values
    for (index, block) in fit.blocks.enumerated() where block.design == region {
      for place in design.parameters.indices {
        guard let prior = design.parameters[place].prior, !prior.followsShift else { continue }
        state.parameters[index][place] = values[place]
      }
      let match = PatternMatch(block, design).match(shift: state.shifts[block.level])
      for (place, area) in match.areas { state.parameters[index][place] = area }
      state.parameters[index][design.level] = match.level
    }
    return state
  }

  /// Whether two ends have a line that stands out at different places of a region.
  static func differ(_ a: SeriesSolution, _ b: SeriesSolution, in region: Int) -> Bool {
    let design = a.fit.designs[region]
    guard let index = a.fit.blocks.firstIndex(where: { $0.design == region }) else { return false }
    let (own, other) = (a.state.parameters[index], b.state.parameters[index])
    return design.lines.contains { line in
      abs(line.centre.value(own) - line.centre.value(other)) > sameEnd * exp(line.logWidth.value(own))
    }
  }
}
