import Foundation
public import Interphase

extension FigureSamples {
  /// A smooth field of a seed: a sum of waves in random directions, about 1 in size.
  private static func waves(seed: UInt64) -> (Double, Double) -> Double {
    var noise = SampleNoise(seed: seed)
    let parts = (0..<24).map { _ in
      (noise.normal() * 5, noise.normal() * 5, noise.uniform() * 6.28, noise.normal() * 0.28)
    }
    return { x, y in parts.reduce(0) { $0 + $1.3 * cos($1.0 * x + $1.1 * y + $1.2) } }
  }

  /// The values of a field over a square, row by row.
  private static func pixels(_ side: Int, _ value: (Double, Double) -> Double) -> [Double] {
    (0..<side * side).map {
      value(Double($0 % side) / Double(side) * 6.28, Double($0 / side) / Double(side) * 6.28)
    }
  }

  /// Counts with clouds of several sizes.
  public static func ionMap(side: Int = 512) -> IonMapFigure {
    var noise = SampleNoise(seed: 2)
    let field = waves(seed: 1)
    return ionMap(side: side, counts: pixels(side) { noise.counts(exp(1.6 + field($0, $1))) })
  }

  /// A map of counts, row by row.
  public static func ionMap(side: Int, counts: [Double]) -> IonMapFigure {
    IonMapFigure(
      maps: [
        .init(ion: "LiF2-", detail: "m/z 44.98", columns: side, rows: side, counts: counts, fieldWidth: 50)
      ])
  }

  /// Maps of three ions of two binders: two that share places, and one that keeps away from them.
  public static func overlays(side: Int = 192) -> IonOverlayFigure {
    var noise = SampleNoise(seed: 19)
    let fields = [("PVDF", 1.9, UInt64(21)), ("X-PAA", 1.5, 31)].map { binder, level, seed in
      let (shared, own) = (waves(seed: seed), waves(seed: seed + 1))
      let maps = [("LiF2-", 1.0, 0.2), ("PO2-", 0.5, 0.8), ("Ni-", -1, 0.1)].map { ion, common, apart in
        IonMapFigure.Map(
          ion: ion, columns: side, rows: side,
          counts: pixels(side) {
            noise.counts(exp(level + 0.7 * (common * shared($0, $1) + apart * own($0, $1))))
          }, fieldWidth: 50)
      }
      return IonOverlayFigure.Field(binder: binder, maps: maps)
    }
    return IonOverlayFigure(fields: fields)
  }

  /// Thickness maps of two binders; a thick and uneven interphase and a thin one, with some pixels unanswered.
  public static func thicknessMaps(side: Int = 128) -> ThicknessMapFigure {
    var noise = SampleNoise(seed: 23)
    let maps = [("PVDF", 58.0, 0.22, UInt64(41)), ("X-PAA", 31, 0.1, 43)].map {
      binder, mean, unevenness, seed in
      let field = waves(seed: seed)
      let values = pixels(side) {
        noise.uniform() < 0.01 ? .nan : mean * (1 + unevenness * field($0, $1) + 0.05 * noise.normal())
      }
      return ThicknessMapFigure.Map(
        binder: binder, columns: side, rows: side, thicknesses: values, fieldWidth: 50)
    }
    return ThicknessMapFigure(maps: maps)
  }

  /// Four fragments in layers under one another, of two binders.
  public static func volumes(side: Int = 64) -> IonVolumeFigure {
    let layers: [(ion: String, centre: Double, width: Double, counts: Double)] = [
      ("C2HO-", 0.06, 0.07, 9), ("PO2-", 0.2, 0.11, 7), ("LiF2-", 0.36, 0.16, 14), ("NiO2-", 1, 0.34, 20),
    ]
    let specimens = [("PVDF", 1.0, 180.0, UInt64(51)), ("X-PAA", 0.55, 120, 61)].map {
      binder, scale, depth, seed in
      IonVolumeFigure.Specimen(
        binder: binder,
        volumes: layers.enumerated().map { index, layer in
          var noise = SampleNoise(seed: seed + UInt64(index))
          let field = pixels(side, waves(seed: seed))
          let own = pixels(side, waves(seed: seed + 100 + UInt64(index)))
          var values: [Float] = []
          values.reserveCapacity(side * side * side)
          let centre = layer.centre < 1 ? layer.centre * scale : 1
          for level in 0..<side {
            for place in field.indices {
              let z = (Double(level) + 0.5) / Double(side) - centre - 0.05 * field[place]
              let mean = layer.counts * exp(-z * z / (layer.width * layer.width)) * exp(0.9 * own[place])
              values.append(Float(noise.counts(mean)))
            }
          }
          return IonVolumeFigure.Volume(
            ion: layer.ion, counts: VoxelGrid(columns: side, rows: side, layers: side, values: values))
        }, fieldWidth: 50, depth: depth)
    }
    return IonVolumeFigure(specimens: specimens)
  }
}
