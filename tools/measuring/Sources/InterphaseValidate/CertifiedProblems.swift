import Foundation
import PeakFitting

/// One of the 27 nonlinear reference problems of NIST's StRD with its certified answer.
struct CertifiedProblem: Decodable {
  var name: String
  var start1: [Double]
  var start2: [Double]
  var certified: [Double]
  var standardDeviations: [Double]
  var y: [Double]
  var x: Abscissa
  var response: String

  enum CodingKeys: String, CodingKey {
    case name, start1, start2, certified, y, x, response
    case standardDeviations = "certified_sd"
  }

  /// One predictor, or two for each point.
  enum Abscissa: Decodable {
    case one([Double])
    case two([[Double]])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode([Double].self) {
        self = .one(one)
      } else {
        self = .two(try container.decode([[Double]].self))
      }
    }

    func predictors(_ count: Int) -> [[Double]] {
      switch self {
      case .one(let x): x.map { [$0] }
      case .two(let x): x.count == count ? x : (0..<count).map { i in x.map { $0[i] } }
      }
    }
  }

  static func all(in shared: URL) throws -> [CertifiedProblem] {
    let file = shared.appendingPathComponent("truth/nist-nonlinear/nist.json")
    let problems = try JSONDecoder().decode([String: CertifiedProblem].self, from: Data(contentsOf: file))
    return problems.values.sorted { $0.name < $1.name }
  }

  /// The problem as a model whose abscissa is the number of the point: several have repeated abscissae.
  func model(start: [Double]) throws -> PeakModel {
    var model = PeakModel()
    let shape = CertifiedShape(
      name: name, predictors: x.predictors(y.count), parameterCount: start.count)
    var settings: [ParameterName: ParameterSetting] = [:]
    for (k, value) in start.enumerated() { settings[ParameterName(rawValue: "b\(k + 1)")] = .free(value) }
    try model.add("f", shape, settings)
    return model
  }

  func spectrum() throws -> FitSpectrum {
    try FitSpectrum(
      x: y.indices.map(Double.init), y: response == "log(y)" ? y.map { log($0) } : y, noise: .unknown)
  }
}

/// A reference function as a line shape of our own, as any user may add one.
struct CertifiedShape: PointwiseLineShape {
  let name: String
  let predictors: [[Double]]
  let parameterCount: Int

  var parameters: [ShapeParameter] {
    (1...parameterCount).map { ShapeParameter(ParameterName(rawValue: "b\($0)")) }
  }

  func value(at x: Double, parameters: [Double], derivatives: inout [Double]) -> Double {
    let row = predictors[min(max(Int(x), 0), predictors.count - 1)]
    let b = parameters.enumerated().map { DualNumber.variable($0.element, $0.offset, of: parameterCount) }
    let result = certifiedFunction(name, row, b)
    derivatives = result.slopes
    return result.value
  }
}

private func certifiedFunction(_ name: String, _ x: [Double], _ b: [DualNumber]) -> DualNumber {
  let t = c(x[0])
  switch name {
  case "Bennett5": return b[0] * (b[1] + t).raised(to: c(-1) / b[2])
  case "BoxBOD", "Misra1a": return b[0] * (c(1) - (c(0) - b[1] * t).exponential)
  case "Chwirut1", "Chwirut2": return (c(0) - b[0] * t).exponential / (b[1] + b[2] * t)
  case "DanWood": return b[0] * t.raised(to: b[1])
  case "ENSO":
    let year = 2 * Double.pi * x[0]
    let first = c(year) / b[3]
    let second = c(year) / b[6]
    let annual = b[0] + b[1] * c(cos(year / 12)) + b[2] * c(sin(year / 12))
    return annual + b[4] * first.cosine + b[5] * first.sine + b[7] * second.cosine + b[8] * second.sine
  case "Eckerle4": return b[0] / b[1] * (c(-0.5) * ((t - b[2]) / b[1]).square).exponential
  case "Gauss1", "Gauss2", "Gauss3":
    let decay = b[0] * (c(0) - b[1] * t).exponential
    let one = b[2] * (c(0) - ((t - b[3]) / b[4]).square).exponential
    return decay + one + b[5] * (c(0) - ((t - b[6]) / b[7]).square).exponential
  case "Hahn1", "Thurber":
    let top = b[0] + t * (b[1] + t * (b[2] + t * b[3]))
    return top / (c(1) + t * (b[4] + t * (b[5] + t * b[6])))
  case "Kirby2": return (b[0] + t * (b[1] + t * b[2])) / (c(1) + t * (b[3] + t * b[4]))
  case "Lanczos1", "Lanczos2", "Lanczos3":
    let one = b[0] * (c(0) - b[1] * t).exponential
    let two = b[2] * (c(0) - b[3] * t).exponential
    return one + two + b[4] * (c(0) - b[5] * t).exponential
  case "MGH09": return b[0] * (t * t + t * b[1]) / (t * t + t * b[2] + b[3])
  case "MGH10": return b[0] * (b[1] / (t + b[2])).exponential
  case "MGH17":
    return b[0] + b[1] * (c(0) - t * b[3]).exponential + b[2] * (c(0) - t * b[4]).exponential
  case "Misra1b": return b[0] * (c(1) - (c(1) + b[1] * t / c(2)).raised(to: -2))
  case "Misra1c": return b[0] * (c(1) - (c(1) + c(2) * b[1] * t).raised(to: -0.5))
  case "Misra1d": return b[0] * b[1] * t / (c(1) + b[1] * t)
  case "Nelson": return b[0] - b[1] * t * (c(0) - b[2] * c(x[1])).exponential
  case "Rat42": return b[0] / (c(1) + (b[1] - b[2] * t).exponential)
  case "Rat43": return b[0] / (c(1) + (b[1] - b[2] * t).exponential).raised(to: c(1) / b[3])
  case "Roszman1": return b[0] - b[1] * t - (b[2] / (t - b[3])).arctangent / c(Double.pi)
  default: return c(.nan)
  }
}
