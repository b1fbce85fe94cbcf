import Foundation
import NumericalMethods
import Testing

@Suite struct FourierTransformTests {
  @Test(arguments: [1, 2, 3, 8, 12, 35, 53, 64, 97, 120, 1021]) func transformsMatchTheDefinition(count: Int)
    throws
  {
    var generator = SeededGenerator(seed: UInt64(count))
    let re = (0..<count).map { _ in generator.normal() }
    let im = (0..<count).map { _ in generator.normal() }
    let transform = FourierTransform(count: count)
    let found = try #require(transform.forward(real: re, imaginary: im))
    for k in Swift.stride(from: 0, to: count, by: max(count / 7, 1)) {
      var (x, y) = (0.0, 0.0)
      for j in 0..<count {
        let angle = -2 * Double.pi * Double(j * k % count) / Double(count)
        x += re[j] * cos(angle) - im[j] * sin(angle)
        y += re[j] * sin(angle) + im[j] * cos(angle)
      }
      #expect(abs(found.real[k] - x) < 1e-10)
      #expect(abs(found.imaginary[k] - y) < 1e-10)
    }
    let back = try #require(transform.inverse(real: found.real, imaginary: found.imaginary))
    #expect(zip(back.real, re).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(zip(back.imaginary, im).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func otherLengthsAreRefused() {
    #expect(FourierTransform(count: 4).forward(real: [1], imaginary: [1]) == nil)
  }
}
