import RasterCanvas
import ScientificFigures
import Testing

@Suite struct ColourVisionTests {
  @Test func distancesAgreeWithAnIndependentImplementation() {
    // colorspacious 1.1.2, deltaE in CAM02-UCS after sRGB1+CVD of severity 100, for sky and blue of Okabe and Ito.
    let sky = CanvasColor(hex: 0x56B4E9 as UInt32)
    let blue = CanvasColor(hex: 0x0072B2 as UInt32)
    #expect(abs(ColourVision.normal.distance(sky, blue) - 24.595) < 0.1)
    #expect(abs(ColourVision.protanopia.distance(sky, blue) - 24.498) < 0.1)
    #expect(abs(ColourVision.deuteranopia.distance(sky, blue) - 24.986) < 0.1)
    #expect(abs(ColourVision.tritanopia.distance(sky, blue) - 22.4) < 0.1)
  }

  @Test func coloursOfSeriesStayApartToAllEyes() {
    #expect(ColourVision.worstDistance(SeriesPalette.colours) >= 10)
  }

  @Test func coloursOfSeriesStandOutAsThinLinesOnWhite() {
    for colour in SeriesPalette.colours { #expect(colour.contrast(to: .white) >= 3) }
  }

  @Test func aRainbowOfRedAndGreenIsFoundOut() {
    let red = CanvasColor(hex: 0xD62728 as UInt32)
    let green = CanvasColor(hex: 0x2CA02C as UInt32)
    #expect(ColourVision.worstDistance([red, green]) < 10)
  }

  @Test(arguments: [ColourMap.viridis, .cividis, .grey])
  func lightnessOfMapsRises(map: ColourMap) {
    let lightness = (0...255).map { map.colour(Double($0) / 255).perceivedLightness }
    let range = (lightness.last ?? 0) - (lightness.first ?? 0)
    for (before, after) in zip(lightness, lightness.dropFirst()) {
      #expect(after - before > -0.01 * range)
    }
  }
}
