import Dispatch
import NumericalMethods

/// The joint fit of several regions at several levels, such as the spectra of a depth profile.
///
/// Every block (a region at a level) has parameters of its own. Priors tie positions, widths and shapes to the file's
/// values, and those to what is known of them, as assumptions that data may correct; a rigid shift of the energy scale
/// is free at each level. Minimised is Σ deviance + Σ ((θ − μ)/τ)².
package struct SeriesFit: Sendable {
  /// The designs of the regions.
  package let designs: [RegionDesign]
  /// The blocks.
  package var blocks: [SeriesBlock]
  /// The number of levels.
  package let levelCount: Int
  /// How many threads evaluate blocks; results do not depend on it.
  package var threads = 1
  /// Whether the shifts stay where they start.
  package var shiftsAreKnown = false
  /// The design and place of each value that the file has of its own.
  let filePlaces: [FilePlace]
  private let targets: [[Target]]

  /// Where a file's value stands.
  struct FilePlace: Sendable {
    let design: Int
    let place: Int
  }

  /// What a tied parameter is expected to be.
  enum Target: Sendable {
    /// A value of the file.
    case file(Int)
    /// The shift of the level.
    case shift
    /// What is known beforehand.
    case constant
  }

  /// Creates a fit.
  package init(designs: [RegionDesign], blocks: [SeriesBlock]) {
    self.designs = designs
    self.blocks = blocks
    levelCount = (blocks.map(\.level).max() ?? -1) + 1
    var places: [FilePlace] = []
    var targets: [[Target]] = []
    for (index, design) in designs.enumerated() {
      targets.append(
        design.parameters.indices.map { place in
          guard let prior = design.parameters[place].prior, !prior.followsShift else { return .shift }
          guard prior.fileSpread > 0 else { return .constant }
          places.append(FilePlace(design: index, place: place))
          return .file(places.count - 1)
        })
    }
    filePlaces = places
    self.targets = targets
  }

  func target(_ design: Int, _ place: Int) -> Target { targets[design][place] }

  /// What the priors cost at a state.
  func priorCost(_ state: SeriesState) -> Double {
    designs.indices.reduce(0) { $0 + priorCost(state, ofDesign: $1) }
  }

  /// What the priors of one region cost at a state, all levels together.
  func priorCost(_ state: SeriesState, ofDesign design: Int) -> Double {
    var sum = 0.0
    for (block, parameters) in zip(blocks, state.parameters) where block.design == design {
      for (place, parameter) in designs[design].parameters.enumerated() {
        guard let prior = parameter.prior else { continue }
        let deviation = (parameters[place] - state.expected(place, block, prior)) / prior.levelSpread
        sum += deviation * deviation
      }
    }
    for place in filePlaces where place.design == design {
      guard let prior = designs[design].parameters[place.place].prior else { continue }
      let deviation = (state.fileValues[design][place.place] - prior.mean) / prior.fileSpread
      sum += deviation * deviation
    }
    return sum
  }

  /// Does something for every block on several threads; each has an evaluator of its own.
  func forEachBlock<Value>(_ body: @Sendable (BlockEvaluator, Int) -> Value) -> [Value] {
    let points = blocks.map(\.spectrum.x.count).max() ?? 1
    let width = designs.map(\.parameters.count).max() ?? 1
    let count = blocks.count
    let workers = max(1, min(threads, count))
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      // Worker w writes the places w, w + workers, … and no other.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        let evaluator = BlockEvaluator(points: points, parameters: width)
        for index in stride(from: worker, to: count, by: workers) {
          places.initializeElement(at: index, to: body(evaluator, index))
        }
      }
      initialized = count
    }
  }

  func equations(at state: SeriesState) -> [BlockEquations] {
    forEachBlock { evaluator, index in
      evaluator.equations(
        of: blocks[index], designs[blocks[index].design], at: state.parameters[index])
    }
  }

  func cost(_ equations: [BlockEquations], _ state: SeriesState) -> Double {
    zip(blocks, equations).reduce(priorCost(state)) { $0 + $1.1.cost / $1.0.misfit }
  }
}
