/// A background made by the peaks themselves: electrons that lost energy on the way out.
///
/// It is a linear map of the summed peaks, so that a fit with the background inside ("active", Herrera-Gomez et al.,
/// Surf. Interface Anal. 46, 897, 2014) has exact derivatives: the map of each derivative column.
public protocol LossBackground: Sendable {
  /// The parameters in order.
  var parameters: [ShapeParameter] { get }

  /// Adds the background of `peaks` to `output`, which is another buffer.
  ///
  /// - Parameters:
  ///   - x: The points, rising or falling.
  ///   - count: How many points there are.
  ///   - parameters: The parameters' values.
  ///   - peaks: The summed peaks, or one derivative of them.
  ///   - output: Where the background is added.
  func add(
    _ x: UnsafePointer<Double>, count: Int, parameters: UnsafePointer<Double>,
    peaks: UnsafePointer<Double>, to output: UnsafeMutablePointer<Double>)

  /// Writes the derivative of the background by each parameter.
  func fillDerivatives(
    _ x: UnsafePointer<Double>, count: Int, parameters: UnsafePointer<Double>,
    peaks: UnsafePointer<Double>, derivatives: UnsafePointer<UnsafeMutablePointer<Double>>)
}

/// The Shirley background of the fitted peaks: at each point the strength times the peaks' area at lower loss.
///
/// The area is the trapezoidal one: half of the point itself counts.
public struct ActiveShirley: LossBackground {
  /// Whether the background rises towards higher x (a binding-energy axis) or towards lower x (kinetic energy).
  public let risesWithX: Bool

  /// Creates the background.
  public init(risesWithX: Bool = true) { self.risesWithX = risesWithX }

  /// `strength`: background step over peak area, in 1 / unit of the abscissa.
  public var parameters: [ShapeParameter] { [ShapeParameter("strength", standard: 0, lower: 0)] }

  /// Adds the background of peaks.
  public func add(
    _ x: UnsafePointer<Double>, count: Int, parameters: UnsafePointer<Double>,
    peaks: UnsafePointer<Double>, to output: UnsafeMutablePointer<Double>
  ) {
    let strength = parameters[0]
    runningArea(x, count, peaks) { output[$0] += strength * $1 }
  }

  /// Writes the running area.
  public func fillDerivatives(
    _ x: UnsafePointer<Double>, count: Int, parameters: UnsafePointer<Double>,
    peaks: UnsafePointer<Double>, derivatives: UnsafePointer<UnsafeMutablePointer<Double>>
  ) {
    let column = derivatives[0]
    runningArea(x, count, peaks) { column[$0] = $1 }
  }

  @inline(__always)
  private func runningArea(
    _ x: UnsafePointer<Double>, _ count: Int, _ peaks: UnsafePointer<Double>,
    _ body: (Int, Double) -> Void
  ) {
    guard count > 1 else {
      if count == 1 { body(0, 0) }
      return
    }
    let forward = (x[count - 1] > x[0]) == risesWithX
    var sum = 0.0
    for k in 0..<count {
      let i = forward ? k : count - 1 - k
      let width =
        i == 0
        ? x[1] - x[0] : i == count - 1 ? x[count - 1] - x[count - 2] : 0.5 * (x[i + 1] - x[i - 1])
      let half = 0.5 * peaks[i] * abs(width)
      body(i, sum + half)
      sum += 2 * half
    }
  }
}
