/// A lattice of cuts through a coating and a tape that is torn off (ASTM D3359, method B): how many squares are lost.
struct CrossCut {
  /// The squares of a lattice of eleven by eleven cuts.
  static let squares = 100
  /// The deviation of the share that is lost from electrode to electrode (chosen).
  private static let scatter = 0.03

  /// The share that is lost on average.
  var share: Double

  /// Draws the share of one electrode.
  func drawElectrode(using generator: inout SeededGenerator) -> Double {
    min(max(roundedForDrawing(share + Self.scatter * generator.normal()), 0.001), 0.999)
  }

  /// Draws how many squares are lost where each is lost with this probability.
  static func drawCount(_ probability: Double, using generator: inout SeededGenerator) -> Int {
    (0..<squares).count { _ in generator.uniform() < probability }
  }

  /// What the rule of the quantity gives without noise.
  static func truth(_ probability: Double) -> [TrueValue] {
    [TrueValue(key: "cells.share.squares lost", value: 100 * probability, unit: "%")]
  }
}
