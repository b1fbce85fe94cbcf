/// A tie expression as a list of steps on a small stack, evaluated together with its derivatives.
struct TieProgram: Sendable {
  enum Step: Sendable {
    case constant(Double)
    /// The value of a free parameter, by its place in `dependencies`.
    case free(Int)
    case add
    case subtract
    case multiply
    case divide
  }

  /// The free parameters on which the value depends.
  private(set) var dependencies: [Int] = []
  private var steps: [Step] = []
  private var depth = 0
  private var deepest = 0

  mutating func push(constant: Double) {
    steps.append(.constant(constant))
    grow()
  }

  mutating func push(free index: Int) {
    let place: Int
    if let known = dependencies.firstIndex(of: index) {
      place = known
    } else {
      place = dependencies.count
      dependencies.append(index)
    }
    steps.append(.free(place))
    grow()
  }

  mutating func push(_ operation: Step) {
    steps.append(operation)
    depth -= 1
  }

  private mutating func grow() {
    depth += 1
    deepest = max(deepest, depth)
  }

  /// How many numbers ``evaluate(_:scratch:)`` needs as scratch.
  var scratchCount: Int { deepest * (dependencies.count + 1) }

  /// Evaluates the program; the value and then its derivatives by `dependencies` stand at the start of `scratch`.
  func evaluate(_ free: UnsafePointer<Double>, scratch: UnsafeMutablePointer<Double>) {
    let width = dependencies.count + 1
    var top = scratch
    for step in steps {
      switch step {
      case .constant(let value):
        top[0] = value
        for k in 1..<max(width, 1) { top[k] = 0 }
        top += width
      case .free(let place):
        top[0] = free[dependencies[place]]
        for k in 1..<max(width, 1) { top[k] = k == place + 1 ? 1 : 0 }
        top += width
      case .add, .subtract, .multiply, .divide:
        let b = top - width
        let a = b - width
        Self.combine(step, a, b, width)
        top = b
      }
    }
  }

  private static func combine(
    _ step: Step, _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>, _ width: Int
  ) {
    switch step {
    case .add: for k in 0..<width { a[k] += b[k] }
    case .subtract: for k in 0..<width { a[k] -= b[k] }
    case .multiply:
      for k in 1..<max(width, 1) { a[k] = a[k] * b[0] + a[0] * b[k] }
      a[0] *= b[0]
    default:
      let inverse = 1 / b[0]
      let quotient = a[0] * inverse
      for k in 1..<max(width, 1) { a[k] = (a[k] - quotient * b[k]) * inverse }
      a[0] = quotient
    }
  }
}
