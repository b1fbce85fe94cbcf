import ScientificFigures
import Testing

@Suite struct FigureTextTests {
  @Test func underscoreLowersOneLetter() {
    let text = FigureText(markup: "Li_xPF_yO_z")
    #expect(text.runs.map(\.text) == ["Li", "x", "PF", "y", "O", "z"])
    #expect(text.runs.filter { $0.level == .subscripted }.map(\.text) == ["x", "y", "z"])
  }

  @Test func caretRaisesASignedNumberWithATrueMinus() {
    let text = FigureText(markup: "cm^-2")
    #expect(text.runs == [.init("cm"), .init("−2", .superscripted)])
  }

  @Test func bracesGroup() {
    #expect(FigureText(markup: "Ni 2p_{3/2}").runs == [.init("Ni 2p"), .init("3/2", .subscripted)])
  }

  @Test func barStandsOverItsLetters() {
    #expect(
      FigureText(markup: "R\\bar{3}m").runs == [.init("R"), .init("3", hasOverbar: true), .init("m")])
  }

  @Test func brokenMarkupIsPrintedAsItStands() {
    for text in ["a_", "^", "\\", "x_{3", "_ "] {
      let plain = FigureText(markup: text).plainText
      #expect(!plain.isEmpty)
      #expect(plain.first == text.first)
    }
  }

  @Test func backslashTakesTheNextCharacterAsItIs() {
    #expect(FigureText(markup: "cell\\_1").runs == [.init("cell_1")])
  }

  @Test func speciesBecomeSubscriptsAndCharges() {
    let text = FigureText(species: "PO2-")
    #expect(text.runs == [.init("PO"), .init("2", .subscripted), .init("−", .superscripted)])
  }

  @Test func lineEndsBecomeSpaces() {
    #expect(FigureText(plain: "a\nb\u{0}c").plainText == "a b c")
  }
}
