import AnalysisFindings
import Testing

/// Numbers as people read them; the wanted texts are written by hand after GUM 7.2.6.
@Suite struct PrintedNumberTests {
  @Test(
    arguments: [
      (12.345, 1.4, "12.3 ± 1.4"), (12.345, 0.0996, "12.35 ± 0.10"), (1.0, 0.0123, "1.000 ± 0.012"),
      (56_789, 1234, "56800 ± 1200"), (-0.5, 0.2, "−0.50 ± 0.20"), (0.001, 0.02, "0.001 ± 0.020"),
      (1.234e7, 2e5, "(1.234 ± 0.020) × 10⁷"), (3.21e-7, 4e-9, "(3.210 ± 0.040) × 10⁻⁷"),
      (0, 2e-6, "(0.0 ± 2.0) × 10⁻⁶"), (12.345, 0, "12.35"), (7, .infinity, "7.000"),
    ]) func anUncertaintyHasTwoDigitsAndTheValueEndsWithIt(value: Double, uncertainty: Double, text: String)
  {
    #expect(PrintedNumber.value(value, uncertainty: uncertainty) == text)
  }

  @Test(
    arguments: [
      (46.0, 41.3, 50.7, "46.0 (41.3 to 50.7)"), (59.645, 57.69, 61.6, "59.6 (57.7 to 61.6)"),
      (0.51, 0.4, 0.6, "0.51 (0.40 to 0.60)"), (0.512, 0.0034, 76, "0.51 (0.00 to 76.00)"),
      (1250, 1000, 1500, "1250 (1000 to 1500)"), (5.2, 3, .infinity, "5.2 (3.0 to ∞)"),
      (5.2, -.infinity, .infinity, "5.20 (−∞ to ∞)"), (3, 3, 3, "3.00 (3.00 to 3.00)"),
      (2e-7, 1e-7, 3e-7, "(2.0, 1.0 to 3.0) × 10⁻⁷"), (-0.04, -0.9, 0.8, "−0.04 (−0.90 to 0.80)"),
    ]) func aValueAndItsIntervalEndAtOnePlace(value: Double, lower: Double, upper: Double, text: String)
  {
    #expect(PrintedNumber.value(value, from: lower, to: upper) == text)
  }

  @Test(
    arguments: [
      (0.0123456, 3, "0.0123"), (9.996, 3, "10.0"), (1234.5, 2, "1200"), (0, 3, "0"), (-0.0, 3, "0"),
      (-4.56, 2, "−4.6"), (1.2345e8, 3, "1.23 × 10⁸"), (4.5e-12, 2, "4.5 × 10⁻¹²"), (.nan, 3, "undefined"),
      (.infinity, 3, "∞"), (-.infinity, 3, "−∞"), (999_999, 3, "1.00 × 10⁶"),
    ]) func aNumberHasSoManyDigits(value: Double, digits: Int, text: String)
  {
    #expect(PrintedNumber.significant(value, digits: digits) == text)
  }

  @Test(arguments: [
    (60, "60"), (2.5, "2.5"), (0.12345, "0.1235"), (123_456, "123456"), (1.5e-9, "1.5 × 10⁻⁹"),
  ])
  func whatWasSetHasNoZerosThatSayNothing(value: Double, text: String) {
    #expect(PrintedNumber.stated(value) == text)
  }

  @Test(
    arguments: [
      (0.0004, "p < 0.001"), (0.001, "p = 0.001"), (0.0123, "p = 0.012"), (0.5, "p = 0.50"), (1, "p = 1.00"),
    ]) func aProbabilityHasThreeDecimalsAtMost(p: Double, text: String)
  {
    #expect(PrintedNumber.statedProbability(p) == text)
  }

  @Test func anEstimateIsPrintedWithItsUnit() {
    let length = Estimate(value: 12.3, unit: "nm", standardUncertainty: 1.4)
    let ratio = Estimate(value: 0.5, unit: "1", standardUncertainty: 0.1)
    #expect(length.printed == "12.3 ± 1.4 nm")
    #expect(ratio.printed == "0.50 ± 0.10")
  }

  @Test(arguments: [
    Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e-300,
  ])
  func noMagnitudeIsTooSmallOrTooLarge(value: Double) {
    for text in [
      PrintedNumber.significant(value), PrintedNumber.value(value, uncertainty: value.magnitude),
      PrintedNumber.value(1, uncertainty: value.magnitude), PrintedNumber.value(value, from: 0, to: 1),
      PrintedNumber.interval(from: -value.magnitude, to: value.magnitude),
    ] {
      #expect(text.count < 80 && !text.contains("nan") && !text.contains("inf"), "\(text)")
    }
  }
}
