import AnalysisFindings
import Testing

@Suite struct PrintableTextTests {
  @Test(arguments: [
    ("\u{1B}[31mred", "\\u{1B}[31mred"), ("a\nb\r\tc", "a\\nb\\r\\tc"), ("\u{9B}2J", "\\u{9B}2J"),
    ("a\u{7F}\u{0}", "a\\u{7F}\\u{0}"), ("PVDF\u{202E}txt.exe", "PVDF\\u{202E}txt.exe"),
    ("\u{2066}x\u{2069}\u{200F}\u{61C}", "\\u{2066}x\\u{2069}\\u{200F}\\u{61C}"),
    ("a\u{2028}b\u{2029}c\u{85}", "a\\u{2028}b\\u{2029}c\\u{85}"),
  ]) func whatSteersIsWrittenOut(text: String, shown: String) {
    #expect(text.printable == shown)
  }

  @Test(arguments: ["PVDF-A-N5", "µg/cm² Ω “x” −1", "正極 🔋 שלום", "e\u{301}", "👩‍🔬", "", "a\u{A0}b"])
  func everythingElseStays(text: String) {
    #expect(text.printable == text)
  }

  @Test func aProblemIsOneLineWhateverItsFileIsCalled() {
    let problem = InputProblem(
      .malformed, file: "a\nWrote results\u{1B}[2J.txt", place: .part("title \u{202E}"), expected: "x\u{7}",
      found: "“\r”", remedy: "Rename it.")
    #expect(!problem.description.unicodeScalars.contains { $0.isSteering })
    #expect(problem.description.hasPrefix("a\\nWrote results\\u{1B}[2J.txt, title \\u{202E}"))
  }
}
