import RasterCanvas
import Testing

@Suite struct CanvasColorTests {
  @Test func readsTheUsualHexadecimalForms() {
    #expect(CanvasColor(hex: "#D55E00") == CanvasColor(red: 0xD5, green: 0x5E, blue: 0))
    #expect(CanvasColor(hex: "0f8") == CanvasColor(red: 0, green: 255, blue: 0x88))
    #expect(CanvasColor(hex: "#01020380") == CanvasColor(red: 1, green: 2, blue: 3, alpha: 0x80))
  }

  @Test(arguments: ["", "#", "12345", "#gggggg", "#12345678a", "ééé"])
  func refusesOtherText(text: String) {
    #expect(CanvasColor(hex: text) == nil)
  }

  @Test func clampsOpacity() {
    #expect(CanvasColor.black.withOpacity(0.5).alpha == 128)
    #expect(CanvasColor.black.withOpacity(7).alpha == 255)
    #expect(CanvasColor.black.withOpacity(-1).alpha == 0)
    #expect(CanvasColor.black.withOpacity(.nan).alpha == 0)
  }
}
