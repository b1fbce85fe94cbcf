/// What a region of a series is made of: lines of unit area and a background, in parameters of one level.
package struct RegionDesign: Sendable {
  /// The region's name, such as `C 1s`.
  package var name: String
  /// The parameters of one level.
  package var parameters: [SeriesParameter] = []
  /// The lines.
  package var lines: [ProfileLine] = []
  /// The background that the lines make; `nil` for none.
  package var loss: (any LossBackground)?
  /// The place of the loss background's strength among the parameters.
  package var strength: Int?
  /// The place of the background's level at the middle of the region.
  package var level = 0
  /// The place of the background's relative slope: its rise from the middle to the end over its level.
  package var slope: Int?

  /// Creates an empty design.
  package init(name: String) { self.name = name }

  /// Adds a parameter and gives its place.
  package mutating func add(_ parameter: SeriesParameter) -> Int {
    parameters.append(parameter)
    return parameters.count - 1
  }

  /// The places of the parameters that priors tie to other levels.
  var tiedPlaces: [Int] { parameters.indices.filter { parameters[$0].prior != nil } }
}

/// A parameter of a region at one level.
package struct SeriesParameter: Sendable, Hashable {
  /// The name as printed.
  package var name: String
  /// The value to start from; the start of areas is found from the data.
  package var start: Double
  /// The smallest value.
  package var lower: Double
  /// The largest value.
  package var upper: Double
  /// How the parameter is tied to other levels and to what is known of it; `nil` for one that is free at each level.
  package var prior: SeriesPrior?

  /// Creates a parameter.
  package init(
    _ name: String, start: Double, lower: Double = -.infinity, upper: Double = .infinity,
    prior: SeriesPrior? = nil
  ) {
    self.name = name
    self.start = start
    self.lower = lower
    self.upper = upper
    self.prior = prior
  }
}

/// Normal priors of a parameter: its value at a level scatters about that of the file, and that about what is known.
package struct SeriesPrior: Sendable, Hashable {
  /// What is known.
  package var mean: Double
  /// The standard deviation of the file's value about the mean; 0 where the file's value is the mean.
  package var fileSpread: Double
  /// The standard deviation of a level's value about the file's; above 0.
  package var levelSpread: Double
  /// Whether the level's rigid shift takes the place of the file's value.
  package var followsShift: Bool

  /// Creates a prior.
  package init(mean: Double, fileSpread: Double, levelSpread: Double, followsShift: Bool = false) {
    self.mean = mean
    self.fileSpread = fileSpread
    self.levelSpread = levelSpread
    self.followsShift = followsShift
  }
}

/// A constant plus some of the parameters.
package struct ParameterSum: Sendable, Hashable {
  /// The constant.
  package var constant: Double
  /// The places of the parameters that are added.
  package var places: [Int]

  /// Creates a sum.
  package init(_ constant: Double, _ places: [Int] = []) {
    self.constant = constant
    self.places = places
  }

  /// The value.
  package func value(_ parameters: [Double]) -> Double { places.reduce(constant) { $0 + parameters[$1] } }
}

/// A line of a region: an area parameter times a factor, in a shape of unit area.
package struct ProfileLine: Sendable, Hashable {
  /// The index of the component to which the line belongs.
  package var component: Int
  /// The place of the area among the parameters.
  package var area: Int
  /// The logarithm of the factor by which the area is multiplied.
  package var logFactor: ParameterSum
  /// The position.
  package var centre: ParameterSum
  /// The logarithm of the full width at half maximum.
  package var logWidth: ParameterSum
  /// The Lorentzian share.
  package var mixing: ParameterSum
  /// The asymmetry, for families that have one.
  package var asymmetry: ParameterSum
  /// The family of shapes.
  package var family: ProfileFamily
  /// The extent, for families that have one.
  package var extent = ParameterSum(0)
  /// The symmetric family that an asymmetric one is made from.
  package var base = ProfileFamily.gaussianLorentzianSum

  /// Creates a line.
  package init(
    component: Int, area: Int, logFactor: ParameterSum, centre: ParameterSum, logWidth: ParameterSum,
    mixing: ParameterSum, asymmetry: ParameterSum = ParameterSum(0), family: ProfileFamily
  ) {
    self.component = component
    self.area = area
    self.logFactor = logFactor
    self.centre = centre
    self.logWidth = logWidth
    self.mixing = mixing
    self.asymmetry = asymmetry
    self.family = family
  }
}
