import Foundation
public import Interphase

extension FigureSamples {
  /// Oblique cuts of two binders to 40 µm, three runs each, whose force rises to a plateau.
  public static func adhesionProfiles() -> AdhesionProfileFigure {
    var noise = SampleNoise(seed: 13)
    let binders = [("PVDF", 62.0), ("X-PAA", 108)]
    let runs = binders.flatMap { binder, strength in
      (0..<3).map { run in
        let depths = (0..<400).map { Double($0) * (0.1 + 0.002 * Double(run)) }
        let plateau = strength * (1 + 0.06 * noise.normal())
        var drift = 0.0
        let values = depths.map { depth -> Double in
          drift = 0.97 * drift + 0.6 * noise.normal()
          return plateau * (1 - exp(-depth / 9)) + drift
        }
        return AdhesionProfileFigure.Run(binder: binder, depths: depths, values: values)
      }
    }
    return AdhesionProfileFigure(
      binders: binders.map(\.0), runs: runs, interfaces: ["PVDF": 36, "X-PAA": 36])
  }

  /// Strengths in the coating and at the interface of three binders, four runs each.
  public static func adhesionStrengths() -> AdhesionBarsFigure {
    var noise = SampleNoise(seed: 17)
    let places = [("coating at 10 µm", [42.0, 61, 70]), ("interface", [61, 84, 109])]
    let binders = ["PVDF", "CMC/SBR", "X-PAA"]
    let strengths = places.flatMap { place, means in
      zip(binders, means).flatMap { binder, mean in
        (1...4).map { run in
          AdhesionBarsFigure.Strength(
            binder: binder, run: "\(run)", place: place, value: mean * (1 + 0.07 * noise.normal()))
        }
      }
    }
    return AdhesionBarsFigure(
      binders: binders, strengths: strengths,
      comparisons: [
        .init(
          key: AdhesionBarsFigure.key(of: "interface"), first: "PVDF", second: "X-PAA", probability: 0.0003),
        .init(
          key: AdhesionBarsFigure.key(of: "interface"), first: "PVDF", second: "CMC/SBR", probability: 0.004),
      ], testName: "Welch test, Holm over 4")
  }
}
