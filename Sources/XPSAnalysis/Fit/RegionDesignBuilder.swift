import Foundation
import PeakFitting

/// Turns a region's model into the parameters and lines of a joint fit.
struct RegionDesignBuilder {
  private let model: RegionModel
  private let options: XPSAnalysisOptions
  private let assumption: FitAssumption
  private var design: RegionDesign
  private var offset = 0
  private var regionWidth = 0
  private var regionMixing = 0
  private var asymmetries: [ProfileFamily: (asymmetry: ParameterSum, extent: ParameterSum)] = [:]
  private var doubletPlaces: DoubletPlaces?
  private var mains: [String: ProfileLine] = [:]
  private var components: [DesignedComponent] = []

  private struct DoubletPlaces {
    var splitting: ParameterSum
    var logWidthRatio: ParameterSum
    var areaRatio: Double
  }

  /// The relative standard deviation of the usual width of a region: resolutions and specimens differ.
  private static let regionWidthSpread = 0.15
  /// The standard deviation of a component's Lorentzian share about the region's.
  private static let componentMixingSpread = 0.03
  /// The spread of a level's value that has none of its own.
  private static let tightSpread = 0.005

  /// The design of a region under an assumption.
  static func design(
    _ model: RegionModel, _ options: XPSAnalysisOptions, _ assumption: FitAssumption
  ) -> DesignedRegion {
    var builder = RegionDesignBuilder(model, options, assumption)
    builder.addRegionParameters()
    for index in model.components.indices { builder.add(index) }
    if assumption.alternatives[model.coreLevel] == .fluorineAuger { builder.addFluorineAuger() }
    builder.addBackground()
    return DesignedRegion(
      model: model, design: builder.design, components: builder.components, offset: builder.offset)
  }

  private init(_ model: RegionModel, _ options: XPSAnalysisOptions, _ assumption: FitAssumption) {
    self.model = model
    self.options = options
    self.assumption = assumption
    design = RegionDesign(name: model.coreLevel)
  }

  private mutating func addRegionParameters() {
    let spread = options.levelSpread
    offset = design.add(
      SeriesParameter(
        "shift", start: 0,
        prior: SeriesPrior(mean: 0, fileSpread: 0, levelSpread: spread.energy, followsShift: true)))
    regionWidth = tied("logarithm of relative width", 0, Self.regionWidthSpread, spread.width)
    let share = model.lorentzianShare ?? options.lorentzianShare
    regionMixing = tied("Lorentzian share", share.value, share.spread, spread.lorentzianShare)
    guard let doublet = model.doublet else { return }
    doubletPlaces = DoubletPlaces(
      splitting: sum("splitting", doublet.splitting.value, doublet.splitting, Self.tightSpread),
      logWidthRatio: logarithm("width ratio of the doublet", doublet.widthRatio, Self.tightSpread),
      areaRatio: doublet.areaRatio.value)
  }

  private mutating func add(_ index: Int) {
    let component = model.components[index]
    let main = component.tie.flatMap { mains[$0.component] }
    let line = main.map { tiedLine(component, index, to: $0) } ?? ownLine(component, index)
    mains[component.name] = line
    var places: [Int] = []
    guard let doublet = doubletPlaces else {
      design.lines.append(line)
      components.append(
        DesignedComponent(model: component, line: line, lines: [design.lines.count - 1], weights: [1]))
      return
    }
    // The area is that of both lines together.
    let shares = [1 / (1 + doublet.areaRatio), doublet.areaRatio / (1 + doublet.areaRatio)]
    for (position, share) in shares.enumerated() {
      var part = line
      part.logFactor.constant += log(share)
      if position == 1 {
        part.centre.constant += doublet.splitting.constant
        part.centre.places += doublet.splitting.places
        part.logWidth.constant += doublet.logWidthRatio.constant
        part.logWidth.places += doublet.logWidthRatio.places
      }
      design.lines.append(part)
      places.append(design.lines.count - 1)
    }
    components.append(DesignedComponent(model: component, line: line, lines: places, weights: shares))
  }

  private mutating func ownLine(_ component: ComponentModel, _ index: Int) -> ProfileLine {
    let name = component.name
    let isReference = name == options.referenceComponent
    var centre = ParameterSum(component.position.value, [offset])
    if isReference {
      centre.constant = options.referenceEnergy
    } else if component.position.spread > 0 {
      let position = sum("position of \(name)", 0, component.position, options.levelSpread.energy)
      centre.places += position.places
    }
    var logWidth = logarithm("relative width of \(name)", component.width, options.levelSpread.width)
    if component.width.spread > 0 { logWidth.places.append(regionWidth) }
    let share = tied("Lorentzian share of \(name)", 0, Self.componentMixingSpread, Self.tightSpread)
    let area = design.add(SeriesParameter("area of \(name)", start: 1, lower: 0))
    var line = ProfileLine(
      component: index, area: area, logFactor: ParameterSum(0), centre: centre, logWidth: logWidth,
      mixing: ParameterSum(0, [regionMixing, share]), family: family(of: component))
    switch assumption.shape {
    case .voigt: line.base = .voigt
    case .gaussianLorentzianProduct: line.base = .gaussianLorentzianProduct
    default: break
    }
    addAsymmetry(to: &line)
    return line
  }

  private mutating func tiedLine(
    _ component: ComponentModel, _ index: Int, to main: ProfileLine
  ) -> ProfileLine {
    var line = main
    let name = component.name
    let other = model.components[main.component]
    line.component = index
    line.family = family(of: component)
    addAsymmetry(to: &line)
    line.centre.constant += component.position.value - other.position.value
    line.centre.places +=
      sum("distance of \(name)", 0, component.position, options.levelSpread.energy).places
    guard let tie = component.tie else { return line }
    let ratio = logarithm("area ratio of \(name)", tie.areaRatio, Self.tightSpread)
    line.logFactor.constant += ratio.constant
    line.logFactor.places += ratio.places
    let width = logarithm("width ratio of \(name)", tie.widthRatio, options.levelSpread.width)
    line.logWidth.constant += width.constant
    line.logWidth.places += width.places
    return line
  }

  private func family(of component: ComponentModel) -> ProfileFamily {
    switch component.shape ?? assumption.shape {
    case .gaussianLorentzianSum: .gaussianLorentzianSum
    case .gaussianLorentzianProduct: .gaussianLorentzianProduct
    case .voigt: .voigt
    case .graphitic: .graphitic
    case .vibrational: .vibrational
    case .conductive: .conductive
    case .tailed: .tailed
    case .replicated: .replicated
    }
  }

  /// Gives a line the asymmetry that all lines of its family share in the region.
  private mutating func addAsymmetry(to line: inout ProfileLine) {
    guard let prior = AsymmetryPrior(line.family) else { return }
    if asymmetries[line.family] == nil {
      asymmetries[line.family] = (
        sum(prior.name, prior.value.value, prior.value, prior.levelSpread),
        sum("extent of it", prior.extent.value, prior.extent, Self.tightSpread)
      )
    }
    guard let own = asymmetries[line.family] else { return }
    line.asymmetry = own.asymmetry
    line.extent = own.extent
  }

  /// The lines of F KLL above 1 ¹D, 20 to 45 eV higher in binding energy than it (833 eV with Al Kα), as one hump.
  private static let augerEnergy = PriorValue(866, spread: 5)
  /// The width of that hump, in eV; its spread is relative.
  private static let augerWidth = PriorValue(12, spread: 0.3)

  /// Adds a hump that belongs to no component: it counts as background.
  private mutating func addFluorineAuger() {
    var centre = sum("position of F KLL", Self.augerEnergy.value, Self.augerEnergy, Self.tightSpread)
    centre.places.append(offset)
    let width = logarithm("width of F KLL", Self.augerWidth, Self.tightSpread)
    let area = design.add(SeriesParameter("area of F KLL", start: 1, lower: 0))
    design.lines.append(
      ProfileLine(
        component: -1, area: area, logFactor: ParameterSum(0), centre: centre, logWidth: width,
        mixing: ParameterSum(0), family: .gaussianLorentzianSum))
  }

  private mutating func addBackground() {
    let isLine = assumption.background == .linear
    // The slope over half the window, relative to the level: with a step below the peaks little is left for it.
    design.slope = design.add(
      SeriesParameter(
        "slope", start: 0, lower: -0.99, upper: 3,
        prior: SeriesPrior(mean: 0, fileSpread: isLine ? 0.5 : 0.05, levelSpread: isLine ? 0.2 : 0.003)))
    design.level = design.add(SeriesParameter("level", start: 1, lower: 0))
    switch assumption.background {
    case .shirley:
      design.loss = ActiveShirley()
      design.strength = design.add(
        SeriesParameter(
          "strength", start: 0.01, lower: 0,
          prior: SeriesPrior(mean: 0.01, fileSpread: 0.03, levelSpread: 0.005)))
    case .tougaard:
      design.loss = ActiveTougaard(.universal)
      design.strength = design.add(
        SeriesParameter(
          "scale", start: 1500, lower: 0,
          prior: SeriesPrior(mean: 1500, fileSpread: 1500, levelSpread: 500)))
    case .linear: break
    }
  }

  /// A new parameter that is tied over levels.
  private mutating func tied(
    _ name: String, _ mean: Double, _ spread: Double, _ levelSpread: Double,
    lower: Double = -.infinity, upper: Double = .infinity
  ) -> Int {
    design.add(
      SeriesParameter(
        name, start: mean, lower: lower, upper: upper,
        prior: SeriesPrior(mean: mean, fileSpread: spread, levelSpread: max(levelSpread, 1e-3))))
  }

  /// A value with a new parameter for its deviation, or a constant where it has no spread.
  private mutating func sum(
    _ name: String, _ constant: Double, _ prior: PriorValue, _ levelSpread: Double
  ) -> ParameterSum {
    guard prior.spread > 0 else { return ParameterSum(constant) }
    let lower = prior.bounds.map { $0.lowerBound - prior.value } ?? -.infinity
    let upper = prior.bounds.map { $0.upperBound - prior.value } ?? .infinity
    return ParameterSum(constant, [tied(name, 0, prior.spread, levelSpread, lower: lower, upper: upper)])
  }

  /// The logarithm of a positive value with a relative spread.
  private mutating func logarithm(
    _ name: String, _ prior: PriorValue, _ levelSpread: Double
  ) -> ParameterSum {
    let constant = log(max(prior.value, .leastNormalMagnitude))
    guard prior.spread > 0 else { return ParameterSum(constant) }
    let lower = prior.bounds.map { log(max($0.lowerBound, .leastNormalMagnitude)) - constant } ?? -.infinity
    let upper = prior.bounds.map { log(max($0.upperBound, .leastNormalMagnitude)) - constant } ?? .infinity
    return ParameterSum(constant, [tied(name, 0, prior.spread, levelSpread, lower: lower, upper: upper)])
  }
}
