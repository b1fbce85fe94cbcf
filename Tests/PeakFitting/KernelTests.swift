import Foundation
import InterphaseCKernels
import NumericalMethods
import PeakFitting
import Testing

/// Kernels against plain Swift twins, and their levels against each other.
@Suite struct KernelTests {
  static let levels = [Int32(0), 3, 4].filter { interphase_kernel_level_is_supported($0) != 0 }

  @Test func gaussianLorentzianSumMatchesItsTwin() {
    let x = (0..<43).map { 280 + 0.31 * Double($0) }
    let (h, c, w, m) = (900.0, 286.2, 1.3, 0.35)
    let (values, slopes) = GaussianLorentzianSum().evaluate(at: x, [h, c, w, m])
    for i in x.indices {
      let u = (x[i] - c) / w
      let g = exp(-4 * M_LN2 * u * u)
      let l = 1 / (1 + 4 * u * u)
      let shape = (1 - m) * g + m * l
      #expect(abs(values[i] - h * shape) <= 1e-13 * h)
      #expect(abs(slopes[0][i] - shape) <= 1e-13)
      let byCentre = 8 * h * u / w * ((1 - m) * M_LN2 * g + m * l * l)
      #expect(abs(slopes[1][i] - byCentre) <= 1e-12 * h)
      #expect(abs(slopes[2][i] - byCentre * u) <= 1e-12 * h)
      #expect(abs(slopes[3][i] - h * (l - g)) <= 1e-12 * h)
    }
  }

  @Test func farWingsOfAGaussianAreZeroNotGarbage() {
    let values = GaussianShape().evaluate(at: [-1e6, 1e6, 1e300], [1, 0, 1]).values
    #expect(values == [0, 0, 0])
  }

  @Test(arguments: [1, 7, 8, 9, 64, 241]) func allLevelsGiveTheSameBytes(count: Int) {
    var reference: [[UInt64]] = []
    for level in Self.levels {
      var columns = [Double](repeating: 0, count: 8 * count)
      let x = (0..<count).map { 0.07 * Double($0) - 3 }
      columns.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        let sum: [UnsafeMutablePointer<Double>?] = (0..<4).map { base + $0 * count }
        interphase_gaussian_lorentzian_sum(level, Int64(count), x, 5, 0.3, 1.1, 0.4, base + 7 * count, sum)
        interphase_gaussian(level, Int64(count), x, 5, 0.3, 1.1, 0.5, base + 7 * count, nil)
        interphase_power_law(level, Int64(count), x, 3, 2.2, base + 6 * count, nil)
        interphase_add_scaled(level, Int64(count), 0.3, base, base + 5 * count)
      }
      reference.append(columns.map(\.bitPattern))
    }
    #expect(reference.allSatisfy { $0 == reference[0] })
  }

  @Test(arguments: [1, 2, 3, 5, 6, 9, 22], [-1, 0, 4]) func normalEquationsMatchTheirTwin(
    size: Int, left: Int
  ) {
    let stride = 48
    var generator = SeededGenerator(seed: 11)
    let raw = (0..<(stride * size)).map { _ in generator.normal() }
    let s = (0..<stride).map { _ in generator.uniform() }
    let r = (0..<stride).map { _ in generator.normal() }
    var bits: [[UInt64]] = []
    for level in Self.levels {
      var columns = raw
      var matrix = [Double](repeating: 0, count: size * size)
      var gradient = [Double](repeating: 0, count: size)
      var diagonal = [Double](repeating: 0, count: size)
      let chosen = (0..<size).filter { $0 != left }.map { Int64($0) }
      interphase_weigh_columns(
        level, Int64(stride), Int64(size), s, r, &columns, &gradient, &diagonal)
      interphase_curvature(
        level, Int64(stride), Int64(size), Int64(chosen.count), chosen, columns, diagonal, &matrix)
      for a in 0..<size {
        var sum = 0.0
        for i in 0..<stride { sum += raw[a * stride + i] * s[i] * r[i] }
        #expect(abs(gradient[a] - sum) < 1e-12)
        for b in 0..<size {
          var product = 0.0
          for i in 0..<stride { product += raw[a * stride + i] * raw[b * stride + i] * s[i] * s[i] }
          if a == b { #expect(abs(diagonal[a] - product) < 1e-12) }
          let wanted = a == left || b == left ? 0 : product
          #expect(abs(matrix[a * size + b] - wanted) < 1e-12)
        }
      }
      bits.append((matrix + gradient + diagonal).map(\.bitPattern))
    }
    #expect(bits.allSatisfy { $0 == bits[0] })
  }

  @Test(arguments: [1, 4, 8, 13, 22]) func choleskyKernelMatchesItsTwin(size: Int) throws {
    let leading = (size + 8) / 8 * 8
    var matrix = DenseMatrix(rows: size, columns: size)
    for r in 0..<size { for c in 0..<size { matrix[r, c] = 1 / (1 + abs(Double(r - c))) + (r == c ? 2 : 0) } }
    let right = (0..<size).map { Double($0) - 2 }
    let wanted = try #require(CholeskyFactorization(matrix)?.solve(right))
    for level in Self.levels {
      var a = [Double](repeating: 0, count: leading * size)
      for c in 0..<size {
        for r in c..<size { a[c * leading + r] = matrix[r, c] }
        a[c * leading + size] = right[c]
      }
      var b = [Double](repeating: .nan, count: size)
      let floors = [Double](repeating: 1e-12, count: size)
      #expect(interphase_cholesky_solve(level, Int64(size), Int64(leading), &a, floors, &b) == 1)
      #expect(zip(b, wanted).allSatisfy { abs($0 - $1) < 1e-13 })
    }
  }

  @Test(arguments: [1, 4, 8, 13, 22]) func quadraticFormLeavesOutWhereTheStepIsZero(size: Int) {
    let leading = (size + 7) / 8 * 8
    var generator = SeededGenerator(seed: 12)
    let step = (0..<size).map { $0 % 5 == 3 ? 0 : generator.normal() }
    var matrix = [Double](repeating: .nan, count: leading * size)
    var wanted = 0.0
    for r in 0..<size where step[r] != 0 {
      for c in 0..<size where step[c] != 0 {
        matrix[r * leading + c] = 1 / (1 + abs(Double(r - c)))
        wanted += matrix[r * leading + c] * step[r] * step[c]
      }
    }
    let forms = Self.levels.map { interphase_quadratic_form($0, Int64(size), Int64(leading), matrix, step) }
    #expect(forms.allSatisfy { abs($0 - wanted) < 1e-12 * max(wanted, 1) })
    #expect(Set(forms.map(\.bitPattern)).count == 1)
  }

  @Test func choleskyKernelRefusesASingularMatrix() {
    var a = [Double](repeating: 0, count: 16)
    (a[0], a[1], a[8 + 1]) = (1, 1, 1)
    var b = [1.0, 1]
    #expect(interphase_cholesky_solve(0, 2, 8, &a, [1e-14, 1e-14], &b) == 0)
  }
}
