/// Something that can be asked of a fit: a parameter, an area, a share, a ratio.
public enum FitQuantity: Sendable, Hashable {
  /// A parameter, free, fixed or tied.
  case parameter(ParameterReference)
  /// The summed area of components.
  case area(of: [String])
  /// The summed area of some components over that of others.
  case ratio(of: [String], to: [String])

  /// The area of some components among others; count both lines of a doublet by naming both.
  public static func share(of part: [String], among whole: [String]) -> FitQuantity {
    .ratio(of: part, to: whole)
  }

  /// A parameter of a component.
  public static func parameter(_ component: String, _ name: ParameterName) -> FitQuantity {
    .parameter(ParameterReference(component, name))
  }
}

/// A quantity whose names have been looked up in a compiled model.
struct ResolvedQuantity: Sendable {
  private enum Kind: Sendable {
    case parameter(Int)
    case area([Int])
    case ratio([Int], [Int])
  }

  private let kind: Kind
  private let model: CompiledModel
  private let x: [Double]
  private let widths: [Double]
  private let denominatorName: String

  init(
    _ quantity: FitQuantity, _ model: CompiledModel, names: [String], _ spectrum: FitSpectrum
  ) throws(FitProblem) {
    self.model = model
    x = spectrum.x
    widths = spectrum.pointWidths
    func places(_ wanted: [String]) throws(FitProblem) -> [Int] {
      var result: [Int] = []
      for name in wanted {
        guard let place = names.firstIndex(of: name) else {
          throw FitProblem(.unknownName, "there is no component “\(name)”")
        }
        result.append(place)
      }
      return result
    }
    switch quantity {
    case .parameter(let reference):
      guard let place = model.references.firstIndex(of: reference) else {
        throw FitProblem(.unknownName, "there is no parameter “\(reference)”")
      }
      kind = .parameter(place)
      denominatorName = ""
    case .area(let components):
      kind = .area(try places(components))
      denominatorName = ""
    case .ratio(let top, let bottom):
      kind = .ratio(try places(top), try places(bottom))
      denominatorName = bottom.joined(separator: " + ")
    }
  }

  /// The value with its derivatives by the free parameters.
  ///
  /// - Throws: ``FitProblem/Code/undefinedQuantity`` where a denominator is not positive.
  func evaluate(_ free: [Double]) throws(FitProblem) -> (value: Double, gradient: [Double]) {
    let flat = model.sensitivities(free)
    switch kind {
    case .parameter(let place):
      var gradient = [Double](repeating: 0, count: free.count)
      for (k, slope) in flat[place].slopes { gradient[k] += slope }
      return (flat[place].value, gradient)
    case .area(let curves): return area(curves, flat, free.count)
    case .ratio(let top, let bottom):
      let (a, slopesOfA) = area(top, flat, free.count)
      let (b, slopesOfB) = area(bottom, flat, free.count)
      guard b > 0 else {
        throw FitProblem(.undefinedQuantity, "the area of \(denominatorName) is not positive")
      }
      return (a / b, zip(slopesOfA, slopesOfB).map { ($0 - a / b * $1) / b })
    }
  }

  private func area(
    _ curves: [Int], _ flat: [(value: Double, slopes: [(free: Int, slope: Double)])], _ count: Int
  ) -> (Double, [Double]) {
    var sum = 0.0
    var gradient = [Double](repeating: 0, count: count)
    for index in curves {
      let curve = model.curves[index]
      let own = (curve.first..<(curve.first + curve.width)).map { flat[$0].value }
      let slopes: [Double]
      if let area = curve.shape.area(own) {
        sum += area.value
        slopes = area.gradient
      } else {
        let (values, derivatives) = curve.shape.evaluate(at: x, own)
        sum += zip(values, widths).reduce(0) { $0 + $1.0 * $1.1 }
        slopes = derivatives.map { zip($0, widths).reduce(0) { $0 + $1.0 * $1.1 } }
      }
      for (k, slope) in slopes.enumerated() where slope != 0 {
        for (place, own) in flat[curve.first + k].slopes { gradient[place] += slope * own }
      }
    }
    return (sum, gradient)
  }
}
