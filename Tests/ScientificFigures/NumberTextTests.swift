import ScientificFigures
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (9.97, 2, "10"), (9.97, 3, "9.97"), (0.0996, 2, "0.10"), (9.97e-5, 2, "0.00010"),
    (9.97e-6, 2, "1.0 × 10^{−5}"), (-9.97e-6, 2, "−1.0 × 10^{−5}"), (1.3e-6, 2, "1.3 × 10^{−6}"),
    (999_999.9, 3, "1.00 × 10^{6}"), (0, 3, "0"),
  ]) func aNumberThatIsRoundedUpToAPowerOfTenHasNoDigitMore(value: Double, digits: Int, text: String) {
    #expect(NumberText.significant(value, digits: digits) == text)
  }
}
