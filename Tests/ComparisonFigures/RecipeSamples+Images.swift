import ComparisonFigures
import Foundation
import ScientificFigures

extension RecipeSamples {
  /// Fragments in layers under one another, with waves across the field.
  static func volumes(
    binders: [String] = ["PVDF", "PVDF-A-N5"], side: Int = 24, depth: Double? = 90
  ) -> IonVolumeFigure {
    let layers: [(ion: String, centre: Double, width: Double)] = [
      ("C2HO-", 0.08, 0.08), ("PO2-", 0.22, 0.12), ("LiF2-", 0.35, 0.18), ("NiO2-", 1, 0.35),
    ]
    return IonVolumeFigure(
      specimens: binders.enumerated().map { index, binder in
        IonVolumeFigure.Specimen(
          binder: binder,
          volumes: layers.map { layer in
            IonVolumeFigure.Volume(
              ion: layer.ion,
              counts: grid(
                side: side, centre: layer.centre / Double(index + 1), width: layer.width, phase: layer.centre)
            )
          }, fieldWidth: 50, depth: depth.map { $0 / Double(index + 1) })
      })
  }

  private static func grid(side: Int, centre: Double, width: Double, phase: Double) -> VoxelGrid {
    var values: [Float] = []
    for layer in 0..<side {
      for row in 0..<side {
        for column in 0..<side {
          let (x, y) = (Double(column) / Double(side), Double(row) / Double(side))
          let wave = sin(9 * x + 20 * phase) * cos(7 * y + 11 * phase)
          let z = (Double(layer) + 0.5) / Double(side) - centre - 0.05 * wave
          values.append(Float(40 * exp(-z * z / (width * width)) * exp(0.6 * wave)))
        }
      }
    }
    return VoxelGrid(columns: side, rows: side, layers: side, values: values)
  }

  /// Two ions that share places and one that keeps away from them.
  static func overlays(binders: [String] = ["PVDF", "PVDF-A-N5"], side: Int = 32) -> IonOverlayFigure {
    IonOverlayFigure(
      fields: binders.enumerated().map { index, binder in
        let maps = [("LiF2-", 0.0), ("PO2-", 0.6), ("Ni-", 3.1)].map { ion, phase in
          IonMapFigure.Map(
            ion: ion, columns: side, rows: side,
            counts: field(side: side) { x, y in
              20 * (1 + sin(6 * x + phase) * cos(5 * y)) / Double(index + 1)
            }, fieldWidth: 50)
        }
        return IonOverlayFigure.Field(binder: binder, maps: maps)
      })
  }

  static func ionMaps(binders: [String] = ["PVDF", "PVDF-A-N5"], side: Int = 8) -> IonMapFigure {
    IonMapFigure(
      maps: binders.enumerated().map { index, binder in
        IonMapFigure.Map(
          ion: "LiF2-", detail: binder, columns: side, rows: side,
          counts: field(side: side) { x, y in 10 * (2 + sin(6 * x) * cos(5 * y)) / Double(index + 1) },
          fieldWidth: 50)
      })
  }

  /// A lattice with two regions.
  static func micrograph(specimen: String = "PVDF", side: Int = 16) -> MicrographFigure {
    func image(_ pitch: Double) -> MicrographFigure.GreyImage {
      MicrographFigure.GreyImage(
        columns: side, rows: side, values: field(side: side) { x, y in 2 + cos(pitch * x) + cos(pitch * y) })
    }
    return MicrographFigure(
      specimen: specimen, image: image(40), pixelSize: 0.04,
      regions: [
        .init(label: "layered", x: 1, y: 9, side: 5, transform: image(20)),
        .init(label: "rock salt", x: 9, y: 1, side: 5, transform: image(14)),
      ])
  }

  private static func field(side: Int, _ value: (Double, Double) -> Double) -> [Double] {
    (0..<(side * side)).map { index in
      value(Double(index % side) / Double(side), Double(index / side) / Double(side))
    }
  }

  /// Thicknesses that vary by a third about a mean that falls from binder to binder, with some pixels unanswered.
  static func thicknessMaps(binders: [String] = ["PVDF", "PVDF-A-N5"], side: Int = 40) -> ThicknessMapFigure {
    ThicknessMapFigure(
      maps: binders.enumerated().map { index, binder in
        let mean = 60 / Double(index + 1)
        var values = field(side: side) { x, y in
          mean * (1 + 0.3 * sin(13 * x + Double(index)) * cos(11 * y) + 0.1 * sin(57 * x + 91 * y))
        }
        for pixel in stride(from: 0, to: values.count, by: 97) { values[pixel] = .nan }
        return ThicknessMapFigure.Map(
          binder: binder, columns: side, rows: side, thicknesses: values, fieldWidth: 50)
      })
  }
}
