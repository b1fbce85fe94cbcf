import NumericalMethods
import Testing

/// Reference values: mpmath at 50 digits.
@Suite struct SpecialFunctionsTests {
  private func relative(_ value: Double, _ wanted: Double) -> Double { abs(value / wanted - 1) }

  @Test func inverseErrorFunctionsInvert() {
    for y in [1e-300, 1e-20, 1e-5, 0.1, 0.4, 0.6, 1.3, 1.9] {
      #expect(relative(complementaryErrorFunction(inverseComplementaryErrorFunction(y)), y) < 1e-12)
    }
    for y in [-0.99, -0.5, 1e-12, 0.3, 0.7] {
      #expect(relative(errorFunction(inverseErrorFunction(y)), y) < 1e-14)
    }
    #expect(inverseErrorFunction(1) == .infinity)
    #expect(inverseErrorFunction(2).isNaN)
  }

  @Test func scaledComplementaryErrorFunctionMatchesReference() {
    #expect(relative(scaledComplementaryErrorFunction(0.5), 0.6156903441929258748707934) < 1e-14)
    #expect(relative(scaledComplementaryErrorFunction(4.9), 0.1128790905597587551931340) < 1e-14)
    #expect(relative(scaledComplementaryErrorFunction(10), 0.05614099274382258585751739) < 1e-14)
    #expect(relative(scaledComplementaryErrorFunction(5), 0.1107046377330686263702121) < 1e-14)
  }

  @Test func incompleteGammaFunctionsAddUpToOne() {
    for a in [0.1, 1, 5, 30, 1e4] {
      for x in [0.01, 0.9, 5, 31, 1.01e4] {
        #expect(abs(regularizedLowerGamma(a, x) + regularizedUpperGamma(a, x) - 1) < 1e-12)
      }
    }
    #expect(relative(regularizedUpperGamma(1, 40), 4.248354255291589e-18) < 1e-13)
    #expect(relative(regularizedLowerGamma(0.5, 0.5), 0.6826894921370859) < 1e-14)
    #expect(regularizedLowerGamma(-1, 2).isNaN)
  }

  @Test func incompleteBetaFunctionMatchesReference() {
    #expect(relative(regularizedBeta(0.5, 2, 3), 0.6875) < 1e-14)
    #expect(relative(regularizedBeta(0.3, 0.5, 0.5), 0.3690101195655453) < 1e-13)
    #expect(regularizedBeta(0, 1, 1) == 0)
    #expect(regularizedBeta(1, 1, 1) == 1)
    #expect(regularizedBeta(2, 1, 1).isNaN)
  }

  @Test func inverseBetaFunctionInverts() {
    for (a, b) in [(0.5, 0.5), (2, 5), (50, 0.3), (1e4, 2e4)] {
      for p in [1e-12, 0.01, 0.5, 0.975] {
        #expect(relative(regularizedBeta(inverseRegularizedBeta(p, a, b), a, b), p) < 1e-8)
      }
    }
  }

  @Test func logBetaAgreesWithGammaFunctions() {
    #expect(abs(logBeta(2, 3) + 2.4849066497880004) < 1e-14)
    #expect(abs(logBeta(12, 30) - (logGamma(12) + logGamma(30) - logGamma(42))) < 1e-12)
    #expect(abs(logBeta(3, 1000) - (logGamma(3) + logGamma(1000) - logGamma(1003))) < 1e-10)
  }
}
