import InterphaseCKernels

/// The probability of an energy loss T in Tougaard's universal form: B T / ((C − T²)² + D T²), cut below T₀.
///
/// With C negative and D = 0 it is the two-parameter form B T / (|C| + T²)². After Tougaard, Surface and Interface
/// Analysis 25, 137, 1997.
public struct TougaardKernel: Sendable, Hashable {
  /// The scale B, in eV².
  public var scale: Double
  /// The constant C, in eV²; negative in the two-parameter form.
  public var centre: Double
  /// The constant D, in eV²; 0 in the two-parameter form.
  public var width: Double
  /// The smallest loss T₀ that counts, in eV.
  public var gap: Double

  /// Creates a kernel of three (U 3) or four (U 4) parameters.
  public init(scale: Double, centre: Double, width: Double, gap: Double = 0) {
    self.scale = scale
    self.centre = centre
    self.width = width
    self.gap = gap
  }

  /// Creates the kernel of two parameters (U 2), B T / (C + T²)²; the sign of C does not matter.
  public static func twoParameter(scale: Double = 2866, centre: Double = 1643) -> TougaardKernel {
    TougaardKernel(scale: scale, centre: -abs(centre), width: 0)
  }

  /// Metals and their oxides: B = 2866 eV², C = 1643 eV².
  public static let universal = twoParameter()
  /// Polymers: B = 434, C = 551, D = 436 eV².
  public static let polymer = TougaardKernel(scale: 434, centre: 551, width: 436)
  /// Silicon dioxide: B = 325, C = 542, D = 275 eV².
  public static let siliconDioxide = TougaardKernel(scale: 325, centre: 542, width: 275)
  /// Silicon: B = 132, C = 325, D = 96 eV².
  public static let silicon = TougaardKernel(scale: 132, centre: 325, width: 96)
  /// Germanium: B = 73, C = 260, D = 62 eV².
  public static let germanium = TougaardKernel(scale: 73, centre: 260, width: 62)
  /// Aluminium: B = 16.5, C = 230, D = 4.5 eV².
  public static let aluminium = TougaardKernel(scale: 16.5, centre: 230, width: 4.5)

  /// The probability per eV of a loss, with B = 1.
  public func shape(at loss: Double) -> Double {
    guard loss >= gap, loss > 0 else { return 0 }
    let square = loss * loss
    let d = centre - square
    let denominator = d * d + width * square
    return denominator > 0 ? loss / denominator : 0
  }
}

/// The Tougaard background of the fitted peaks, with the scale B as a parameter of the fit.
public struct ActiveTougaard: LossBackground {
  /// The kernel; its scale is not used.
  public let kernel: TougaardKernel
  /// Whether losses lead towards higher x (a binding-energy axis) or lower x (kinetic energy).
  public let risesWithX: Bool

  /// Creates the background.
  public init(_ kernel: TougaardKernel, risesWithX: Bool = true) {
    self.kernel = kernel
    self.risesWithX = risesWithX
  }

  /// The scale B in eV², as `scale`.
  public var parameters: [ShapeParameter] { [ShapeParameter("scale", standard: kernel.scale, lower: 0)] }

  /// Adds the background of peaks.
  public func add(
    _ x: UnsafePointer<Double>, count: Int, parameters: UnsafePointer<Double>,
    peaks: UnsafePointer<Double>, to output: UnsafeMutablePointer<Double>
  ) {
    convolve(x, count, peaks, scale: parameters[0], to: output)
  }

  /// Writes the background of unit scale.
  public func fillDerivatives(
    _ x: UnsafePointer<Double>, count: Int, parameters: UnsafePointer<Double>,
    peaks: UnsafePointer<Double>, derivatives: UnsafePointer<UnsafeMutablePointer<Double>>
  ) {
    derivatives[0].update(repeating: 0, count: count)
    convolve(x, count, peaks, scale: 1, to: derivatives[0])
  }

  private func convolve(
    _ x: UnsafePointer<Double>, _ count: Int, _ peaks: UnsafePointer<Double>, scale: Double,
    to output: UnsafeMutablePointer<Double>
  ) {
    let step = count > 1 ? (x[count - 1] - x[0]) / Double(count - 1) : 0
    let isEven = (0..<count).allSatisfy { abs(x[$0] - x[0] - step * Double($0)) < 1e-6 * abs(step) }
    if isEven {
      convolveEven(step, count, peaks, scale, to: output)
    } else {
      convolveUneven(x, count, peaks, scale, to: output)
    }
  }

  /// Every point adds its losses to those behind it: the kernel is the same for all.
  private func convolveEven(
    _ step: Double, _ count: Int, _ peaks: UnsafePointer<Double>, _ scale: Double,
    to output: UnsafeMutablePointer<Double>
  ) {
    let width = abs(step)
    let forward = (step > 0) == risesWithX
    let losses = (1..<max(count, 1)).map { kernel.shape(at: Double($0) * width) }
    let table = forward ? losses : losses.reversed()
    let level = interphase_kernel_level()
    table.withUnsafeBufferPointer { buffer in
      guard let table = buffer.baseAddress else { return }
      for j in 0..<count {
        let factor = scale * peaks[j] * width
        if forward {
          interphase_add_scaled(level, Int64(count - 1 - j), factor, table, output + j + 1)
        } else {
          interphase_add_scaled(level, Int64(j), factor, table + count - 1 - j, output)
        }
      }
    }
  }

  private func convolveUneven(
    _ x: UnsafePointer<Double>, _ count: Int, _ peaks: UnsafePointer<Double>, _ scale: Double,
    to output: UnsafeMutablePointer<Double>
  ) {
    let sign = risesWithX ? 1.0 : -1.0
    for i in 0..<count {
      var sum = 0.0
      for j in 0..<count {
        let loss = sign * (x[i] - x[j])
        guard loss > 0 else { continue }
        let width =
          j == 0
          ? x[1] - x[0] : j == count - 1 ? x[count - 1] - x[count - 2] : 0.5 * (x[j + 1] - x[j - 1])
        sum += kernel.shape(at: loss) * peaks[j] * abs(width)
      }
      output[i] += scale * sum
    }
  }
}
