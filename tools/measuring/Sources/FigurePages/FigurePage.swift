public import Interphase

/// A page that a recipe of the field draws.
public struct FigurePage: Sendable {
  /// The page's name: `xps`.
  public var name: String
  /// Makes the figure.
  public var figure: @Sendable () -> ScientificFigure

  /// One page of every recipe.
  public static let all: [FigurePage] = [
    FigurePage(name: "xps") { FigureSamples.fittedSpectra().figure() },
    FigurePage(name: "composition") { FigureSamples.composition().figure() },
    FigurePage(name: "sims") { FigureSamples.profiles().figure() },
    FigurePage(name: "map") { FigureSamples.ionMap().figure() },
    FigurePage(name: "icp") { FigureSamples.deposition().figure() },
    FigurePage(name: "eels") { FigureSamples.lineScans().figure() },
    FigurePage(name: "stem") { FigureSamples.micrograph().figure() },
    FigurePage(name: "verdicts") { FigureSamples.verdicts().figure() },
  ]
}
