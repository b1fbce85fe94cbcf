import ComparisonFigures
import Foundation
import Testing

@Suite struct RegionTransformTests {
  /// Waves of a period across and another down, in an image of 96 × 80 pixels of 0.05 nm.
  static func lattice(across: Double, down: Double) -> MicrographFigure.GreyImage {
    var values: [Double] = []
    for row in 0..<80 {
      for column in 0..<96 {
        let (x, y) = (2 * Double.pi * Double(column) / across, 2 * Double.pi * Double(row) / down)
        values.append(100 + 10 * cos(x) + 5 * cos(y))
      }
    }
    return MicrographFigure.GreyImage(columns: 96, rows: 80, values: values)
  }

  func transform(_ side: Int, of image: MicrographFigure.GreyImage) -> MicrographFigure.GreyImage {
    MicrographFigure.Region(label: "", x: 8, y: 4, side: side, of: image, pixelSize: 0.05).transform
  }

  @Test(arguments: [64, 61]) func wavesAreSpotsAtTheirFrequencies(side: Int) throws {
    // Waves of 6.4 and 10 pixels are 40 and 25.6 of 256 steps.
    let image = transform(side, of: Self.lattice(across: 6.4, down: 10))
    let middle = image.columns / 2
    #expect(image.columns == 256)
    let order = image.values.indices.sorted { image.values[$0] > image.values[$1] }
    let brightest = order.prefix(2).map { ($0 % image.columns - middle, $0 / image.columns - middle) }
    #expect(brightest.contains { $0 == (40, 0) })
    #expect(brightest.contains { $0 == (-40, 0) })
    let down = (middle + 26) * image.columns + middle
    #expect(image.values[down] > image.values[down + 20] + 3)
    #expect(abs(image.values[down] - image.values[(middle - 26) * image.columns + middle]) < 1e-9)
  }

  @Test func finePixelsAreShownToTenPerNanometre() {
    let region = MicrographFigure.Region(
      label: "", x: 0, y: 0, side: 80, of: Self.lattice(across: 8, down: 8), pixelSize: 0.02)
    // 10 nm⁻¹ are a fifth of 512 steps of 1/0.02 nm.
    #expect(region.transform.columns == 2 * 103)
  }

  @Test func evenLightHasNoSpots() {
    let even = MicrographFigure.GreyImage(columns: 32, rows: 32, values: Array(repeating: 7, count: 1024))
    let image = MicrographFigure.Region(label: "", x: 0, y: 0, side: 32, of: even, pixelSize: 0.05).transform
    #expect(Set(image.values).count == 1)
  }

  @Test func partsOutsideOfTheImageAndGapsCountAsTheMean() {
    let gaps = MicrographFigure.GreyImage(columns: 4, rows: 4, values: [.nan, .infinity, 1, 2])
    for (x, side) in [(-3, 16), (2, 0), (0, 1), (100, 8)] {
      let region = MicrographFigure.Region(label: "", x: x, y: 0, side: side, of: gaps, pixelSize: 0.05)
      #expect(region.transform.values.allSatisfy { $0.isFinite })
    }
  }
}
