/// A model with its parameters numbered: what the solver works on.
///
/// Every parameter has a place in one flat list (model parameters, components, loss backgrounds). Those that are free
/// also have a place in the vector that the solver moves.
struct CompiledModel: Sendable {
  enum Binding: Sendable {
    case fixed(Double)
    case free(Int)
    case tied(TieProgram)
  }

  struct Curve: Sendable {
    let shape: any LineShape
    let first: Int
    let width: Int
    let isBackground: Bool
  }

  struct Loss: Sendable {
    let shape: any LossBackground
    let first: Int
    let width: Int
  }

  let references: [ParameterReference]
  let bindings: [Binding]
  let curves: [Curve]
  let losses: [Loss]
  /// The flat place of each free parameter.
  let freePlaces: [Int]
  let start: [Double]
  let lower: [Double]
  let upper: [Double]
  /// Names of parameters whose start lay outside their bounds and was moved onto them.
  let movedStarts: [String]

  init(_ model: PeakModel, at x: [Double]) throws(FitProblem) {
    // Whole blocks, as the system asks for them.
    let surplus = (x.count + 7) / 8 * 8 - x.count
    let x = x + [Double](repeating: x.last ?? 0, count: surplus)
    var references: [ParameterReference] = []
    var settings: [ParameterSetting] = []
    for parameter in model.parameters {
      references.append(ParameterReference("", parameter.name))
      settings.append(parameter.setting)
    }
    var curves: [Curve] = []
    for component in model.components {
      let names = component.shape.parameters.map(\.name)
      curves.append(
        Curve(
          shape: component.shape.prepared(for: x), first: references.count, width: names.count,
          isBackground: component.isBackground))
      references += names.map { ParameterReference(component.name, $0) }
      settings += component.settings
    }
    var losses: [Loss] = []
    for loss in model.lossBackgrounds {
      let names = loss.shape.parameters.map(\.name)
      losses.append(Loss(shape: loss.shape, first: references.count, width: names.count))
      references += names.map { ParameterReference(loss.name, $0) }
      settings += loss.settings
    }
    self.references = references
    self.curves = curves
    self.losses = losses
    var compiler = BindingCompiler(references: references, settings: settings)
    try compiler.compile()
    bindings = compiler.bindings
    freePlaces = compiler.freePlaces
    start = compiler.start
    lower = compiler.lower
    upper = compiler.upper
    movedStarts = compiler.moved
  }

  var freeCount: Int { freePlaces.count }

  /// The flat parameter values of a free vector.
  func flatValues(_ free: [Double]) -> [Double] {
    sensitivities(free).map(\.value)
  }

  /// The value of every flat parameter with its derivatives by the free ones.
  func sensitivities(_ free: [Double]) -> [(value: Double, slopes: [(free: Int, slope: Double)])] {
    bindings.map { binding in
      switch binding {
      case .fixed(let value): return (value, [])
      case .free(let index): return (free[index], [(index, 1)])
      case .tied(let program):
        var scratch = [Double](repeating: 0, count: max(program.scratchCount, 1))
        free.withUnsafeBufferPointer { free in
          scratch.withUnsafeMutableBufferPointer { scratch in
            // A tie without free parameters reads nothing, so any address will do.
            guard let out = scratch.baseAddress else { return }
            program.evaluate(free.baseAddress ?? UnsafePointer(out), scratch: out)
          }
        }
        let slopes = program.dependencies.enumerated().map { ($0.element, scratch[$0.offset + 1]) }
        return (scratch[0], slopes)
      }
    }
  }
}

/// Turns settings into bindings: numbers the free parameters, checks bounds, and writes ties in terms of free ones.
private struct BindingCompiler {
  let references: [ParameterReference]
  let settings: [ParameterSetting]
  private let places: [ParameterReference: Int]
  private(set) var bindings: [CompiledModel.Binding] = []
  private(set) var freePlaces: [Int] = []
  private(set) var start: [Double] = []
  private(set) var lower: [Double] = []
  private(set) var upper: [Double] = []
  private(set) var moved: [String] = []

  init(references: [ParameterReference], settings: [ParameterSetting]) {
    self.references = references
    self.settings = settings
    places = Dictionary(zip(references, references.indices), uniquingKeysWith: { first, _ in first })
  }

  mutating func compile() throws(FitProblem) {
    for (place, setting) in settings.enumerated() {
      bindings.append(.fixed(0))
      switch setting {
      case .fixed(let value):
        guard value.isFinite else { throw notFinite(place) }
        bindings[place] = .fixed(value)
      case .free(let value, let low, let high):
        guard value.isFinite, !low.isNaN, !high.isNaN else { throw notFinite(place) }
        guard low <= high else {
          throw FitProblem(
            .emptyBounds, "the bounds of \(references[place]) are empty: \(low) lies above \(high)")
        }
        if low == high {
          bindings[place] = .fixed(low)
          continue
        }
        bindings[place] = .free(freePlaces.count)
        freePlaces.append(place)
        if value < low || value > high { moved.append("\(references[place])") }
        start.append(min(max(value, low), high))
        lower.append(low)
        upper.append(high)
      case .tied: continue
      }
    }
    for (place, setting) in settings.enumerated() {
      guard case .tied(let expression) = setting else { continue }
      var program = TieProgram()
      try write(expression, into: &program, trail: [place])
      bindings[place] = .tied(program)
    }
  }

  private func write(
    _ expression: TieExpression, into program: inout TieProgram, trail: [Int]
  ) throws(FitProblem) {
    switch expression {
    case .constant(let value):
      guard value.isFinite else {
        throw FitProblem(.invalidNumber, "a tie of \(references[trail[0]]) holds a number that is not finite")
      }
      program.push(constant: value)
    case .parameter(let reference):
      guard let place = places[reference] else {
        throw FitProblem(
          .unknownName, "\(references[trail[0]]) is tied to “\(reference)”, which is not there")
      }
      guard !trail.contains(place), trail.count < 100 else {
        throw FitProblem(.circularTie, "the tie of \(references[trail[0]]) comes back to itself")
      }
      switch settings[place] {
      case .tied(let further): try write(further, into: &program, trail: trail + [place])
      default:
        if case .free(let index) = bindings[place] { program.push(free: index) }
        if case .fixed(let value) = bindings[place] { program.push(constant: value) }
      }
    case .sum(let a, let b): try write(a, b, .add, into: &program, trail)
    case .difference(let a, let b): try write(a, b, .subtract, into: &program, trail)
    case .product(let a, let b): try write(a, b, .multiply, into: &program, trail)
    case .quotient(let a, let b): try write(a, b, .divide, into: &program, trail)
    }
  }

  private func write(
    _ a: TieExpression, _ b: TieExpression, _ step: TieProgram.Step, into program: inout TieProgram,
    _ trail: [Int]
  ) throws(FitProblem) {
    try write(a, into: &program, trail: trail)
    try write(b, into: &program, trail: trail)
    program.push(step)
  }

  private func notFinite(_ place: Int) -> FitProblem {
    FitProblem(.invalidNumber, "the value or a bound of \(references[place]) is not a number")
  }
}
