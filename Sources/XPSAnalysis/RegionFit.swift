import Foundation
import PeakFitting

/// One fitted region of one level.
struct RegionFit {
  /// The model that was fitted.
  let model: RegionModel
  /// The charging shift that the positions were referred with, in eV (measured minus true binding energy).
  let shift: Double
  /// The fit.
  let result: FitResult
  /// Seconds of counting a point; `nil` where unknown.
  let countingTime: Double?
  /// Whether both lines of a doublet lie in the measured range.
  let hasBothLines: Bool
  /// The fit repeated with each assumption moved by a standard uncertainty: a position or width that met a bound back
  /// inside, a width that was taken to be equal to another one off it.
  ///
  /// A parameter at its bound no longer counts as free, so the fit's own covariance misses what its uncertainty does to
  /// the areas. Bounds are a rectangular distribution of half width t, whose standard uncertainty is t/√3 (GUM 4.3.7).
  let variants: [FitResult]

  /// Whether the noise of the intensities is that of counting.
  let isCounting: Bool

  /// Whether a component stands out: its height is more than three times its standard uncertainty, and not lost beside the
  /// region's highest component, where an ill-fitting line passes for it.
  func shows(_ component: String) -> Bool {
    guard let height = result.parameter(component, .height), let uncertainty = height.standardUncertainty
    else { return false }
    let highest = model.components.compactMap { result.parameter($0.name, .height)?.value }.max() ?? 0
    return height.value > 3 * uncertainty && height.value > 0.05 * highest
  }

  /// The names under which the fit knows the curves of a component: its line, and its second line where there is one.
  func curves(of component: String) -> [String] {
    hasBothLines ? [component, Self.partnerName(component)] : [component]
  }

  /// The curves of several components.
  func curves(of components: [String]) -> [String] { components.flatMap(curves(of:)) }

  /// Every component's curves.
  var allCurves: [String] { curves(of: model.components.map(\.name)) }

  /// The name of a component's weaker line.
  static func partnerName(_ component: String) -> String { component + " (weaker line)" }

  /// Fits a region whose charging shift is known.
  static func fit(
    _ spectrum: RegionSpectrum, _ model: RegionModel, shift: Double, _ options: XPSAnalysisOptions
  ) throws(FitProblem) -> RegionFit {
    let builder = try RegionModelBuilder(spectrum, model, shift: shift, options)
    let peaks = try builder.peakModel(positions: .independent)
    let result = try PeakFit.fit(peaks, to: builder.spectrum, options: builder.fitOptions)
    return RegionFit(
      model: model, shift: shift, result: result, countingTime: spectrum.countingTime,
      hasBothLines: builder.hasBothLines, variants: try builder.variants(of: result, peaks),
      isCounting: spectrum.isCounting)
  }

  /// Fits the region that holds the charge reference, and finds the shift with it.
  ///
  /// - Parameter near: the shift of the previous level; `nil` to search the whole range of the options.
  static func fitReference(
    _ spectrum: RegionSpectrum, _ model: RegionModel, near: Double?, _ options: XPSAnalysisOptions
  ) throws(FitProblem) -> RegionFit {
    let coarse = near.map { $0 - 0.5...$0 + 0.5 } ?? options.shiftRange
    let start = try bestShift(spectrum, model, in: coarse, step: near == nil ? 0.3 : 0.25, options)
    let builder = try RegionModelBuilder(spectrum, model, shift: start, options)
    let peaks = try builder.peakModel(positions: .relative(to: options.referenceComponent))
    let result = try PeakFit.fit(peaks, to: builder.spectrum, options: builder.fitOptions)
    let centre =
      result.parameter(options.referenceComponent, .centre)?.value ?? start + options.referenceEnergy
    return RegionFit(
      model: model, shift: centre - options.referenceEnergy, result: result,
      countingTime: spectrum.countingTime, hasBothLines: builder.hasBothLines,
      variants: try builder.variants(of: result, peaks),
      isCounting: spectrum.isCounting)
  }

  /// The rigid shift at which the whole pattern of components, with usual widths, describes the region best.
  ///
  /// The highest peak need not be the reference: in a PVDF electrode CH2 often is. So the pattern is matched, not a peak.
  private static func bestShift(
    _ spectrum: RegionSpectrum, _ model: RegionModel, in range: ClosedRange<Double>, step: Double,
    _ options: XPSAnalysisOptions
  ) throws(FitProblem) -> Double {
    var best: (shift: Double, chiSquare: Double)?
    var shift = range.lowerBound
    // All shifts are judged by the same data. A window that moved along would fit best where it holds no peak at all.
    let window =
      model.window.lowerBound + range.lowerBound...model.window.upperBound + range.upperBound
    while shift <= range.upperBound {
      let builder = try RegionModelBuilder(spectrum, model, shift: shift, window: window, options)
      let result = try PeakFit.fit(
        try builder.peakModel(positions: .fixed), to: builder.spectrum, options: builder.fitOptions)
      let chiSquare = result.statistics.reducedChiSquare
      if chiSquare < best?.chiSquare ?? .infinity { best = (shift, chiSquare) }
      shift += step
    }
    return best?.shift ?? 0
  }
}

/// Turns a region's model into a model of the fitting engine.
struct RegionModelBuilder {
  /// How positions are treated.
  enum Positions {
    /// Each within its own tolerance of the referenced position.
    case independent
    /// Each at a bounded distance from one component, which is free.
    case relative(to: String)
    /// At the model's values, and all widths at the middle of their bounds.
    case fixed
  }

  let spectrum: FitSpectrum
  let hasBothLines: Bool
  private let model: RegionModel
  private let shift: Double
  private let options: XPSAnalysisOptions
  private let energies: [Double]
  private let counts: [Double]
  private let isCounting: Bool

  init(
    _ region: RegionSpectrum, _ model: RegionModel, shift: Double, window: ClosedRange<Double>? = nil,
    _ options: XPSAnalysisOptions
  ) throws(FitProblem) {
    let window = window ?? model.window.lowerBound + shift...model.window.upperBound + shift
    let (energies, counts) = region.clipped(to: window)
    guard energies.count >= 8 else {
      throw FitProblem(
        .tooFewPoints, "the region \(model.coreLevel) has \(energies.count) points in its window")
    }
    self.energies = energies
    self.counts = counts
    self.model = model
    self.shift = shift
    self.options = options
    isCounting = region.isCounting
    spectrum = try FitSpectrum(x: energies, y: counts, noise: region.isCounting ? .counts : .unknown)
    let highest = model.components.filter { !$0.isSatellite }.map(\.bindingEnergy).max() ?? 0
    hasBothLines =
      model.doublet.map { highest + $0.splitting + shift <= (energies.last ?? 0) } ?? false
  }

  /// Counts are fitted by their Poisson likelihood: weights from the data themselves would bias areas low.
  var fitOptions: FitOptions {
    var fitOptions = FitOptions()
    if isCounting { fitOptions.statistic = .poissonLikelihood }
    return fitOptions
  }

  /// The model for the engine.
  func peakModel(positions: Positions) throws(FitProblem) -> PeakModel {
    var result = PeakModel()
    let shape = GaussianLorentzianSum()
    if hasBothLines, let doublet = model.doublet {
      let middle = (doublet.widthRatio.lowerBound + doublet.widthRatio.upperBound) / 2
      if case .fixed = positions {
        try result.addParameter(Self.widthRatio, .fixed(middle))
      } else {
        try result.addParameter(Self.widthRatio, .free(middle, in: doublet.widthRatio))
      }
    }
    for component in model.components {
      if let main = component.tiedTo {
        let distance = component.bindingEnergy - bindingEnergy(of: main)
        try result.addPartner(component.name, of: main, areaRatio: 1, splitting: .constant(distance))
      } else {
        try add(component, shape, positions, to: &result)
      }
      if hasBothLines, let doublet = model.doublet {
        try result.addPartner(
          RegionFit.partnerName(component.name), of: component.name, areaRatio: .constant(doublet.areaRatio),
          splitting: .constant(doublet.splitting), widthRatio: .named(Self.widthRatio))
      }
    }
    try addBackground(to: &result)
    return result
  }

  /// The fits with each assumption moved by a standard uncertainty.
  func variants(of result: FitResult, _ peaks: PeakModel) throws(FitProblem) -> [FitResult] {
    var variants: [FitResult] = []
    for parameter in result.parameters
    where parameter.status == .atLowerBound || parameter.status == .atUpperBound {
      guard let halfWidth = halfWidthOfBounds(of: parameter.reference), halfWidth > 0 else { continue }
      let inward = (parameter.status == .atLowerBound ? 1 : -1) * halfWidth / 3.0.squareRoot()
      var moved = peaks
      try moved.set(parameter.reference.component, parameter.reference.name, .fixed(parameter.value + inward))
      variants.append(try PeakFit.fit(moved, to: spectrum, options: fitOptions))
    }
    for component in model.components where component.widthOf != nil {
      var moved = peaks
      let ratio = 1 + RegionModel.equalWidthTolerance / 3.0.squareRoot()
      try moved.set("", Self.relativeWidth(of: component.name), .fixed(ratio))
      variants.append(try PeakFit.fit(moved, to: spectrum, options: fitOptions))
    }
    return variants
  }

  /// Half the distance between the bounds of a position or width; `nil` for other parameters.
  private func halfWidthOfBounds(of reference: ParameterReference) -> Double? {
    for component in model.components {
      let isOwn = reference.component == component.name
      if isOwn, reference.name == .fullWidthAtHalfMaximum {
        return (component.width.upperBound - component.width.lowerBound) / 2
      }
      if isOwn && reference.name == .centre
        || reference.component.isEmpty && reference.name == Self.distance(of: component.name)
      {
        return component.positionTolerance
      }
    }
    return nil
  }

  private static func relativeWidth(of component: String) -> ParameterName {
    ParameterName(rawValue: "relative width of \(component)")
  }

  private static func distance(of component: String) -> ParameterName {
    ParameterName(rawValue: "distance of \(component)")
  }

  private static let widthRatio: ParameterName = "width ratio"

  private func bindingEnergy(of component: String) -> Double {
    model.components.first { $0.name == component }?.bindingEnergy ?? 0
  }

  private func add(
    _ component: RegionModel.ComponentModel, _ shape: GaussianLorentzianSum, _ positions: Positions,
    to result: inout PeakModel
  ) throws(FitProblem) {
    let expected = component.bindingEnergy + shift
    let middleWidth = (component.width.lowerBound + component.width.upperBound) / 2
    var centre = ParameterSetting.fixed(expected)
    var width = ParameterSetting.free(middleWidth, in: component.width)
    switch positions {
    case .independent:
      if component.positionTolerance > 0 {
        centre = .free(
          expected, in: expected - component.positionTolerance...expected + component.positionTolerance)
      }
    case .relative(let reference) where component.name == reference:
      centre = .free(expected, in: expected - 0.8...expected + 0.8)
    case .relative(let reference):
      let distance = component.bindingEnergy - bindingEnergy(of: reference)
      if component.positionTolerance > 0 {
        let name = Self.distance(of: component.name)
        try result.addParameter(
          name,
          .free(distance, in: distance - component.positionTolerance...distance + component.positionTolerance)
        )
        centre = .tied(.of(reference, .centre) + .named(name))
      } else {
        centre = .tied(.of(reference, .centre) + .constant(distance))
      }
    case .fixed: width = .fixed(middleWidth)
    }
    if let other = component.widthOf {
      try result.addParameter(Self.relativeWidth(of: component.name), .fixed(1))
      width = .tied(.of(other, .fullWidthAtHalfMaximum) * .named(Self.relativeWidth(of: component.name)))
    }
    let settings: [ParameterName: ParameterSetting] = [
      .height: .free(max(startHeight(at: expected), 1), atLeast: 0), .centre: centre,
      .fullWidthAtHalfMaximum: width, .mixing: .fixed(options.lorentzianShare),
    ]
    try result.add(component.name, shape, settings)
  }

  /// The data above the straight line between the ends, at a binding energy: a start for a height.
  private func startHeight(at energy: Double) -> Double {
    guard let first = energies.first, let last = energies.last, last > first else { return 0 }
    let nearest = energies.indices.min { abs(energies[$0] - energy) < abs(energies[$1] - energy) } ?? 0
    let lowEnd = counts.prefix(5).reduce(0, +) / Double(counts.prefix(5).count)
    let highEnd = counts.suffix(5).reduce(0, +) / Double(counts.suffix(5).count)
    let line = lowEnd + (highEnd - lowEnd) * (energies[nearest] - first) / (last - first)
    return 0.7 * max(counts[nearest] - line, 0)
  }

  private func addBackground(to result: inout PeakModel) throws(FitProblem) {
    let middle = ((energies.first ?? 0) + (energies.last ?? 0)) / 2
    let level = max(counts.prefix(5).min() ?? 0, 0)
    try result.addBackground(
      "level", PolynomialShape(order: 1, origin: middle), ["b0": .free(level), "b1": .free(0)])
    switch options.background {
    case .shirley:
      try result.addLossBackground("Shirley", ActiveShirley(), ["strength": .free(0.005, in: 0...1)])
    case .linear: break
    }
  }
}
