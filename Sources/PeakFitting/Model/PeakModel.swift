/// A sum of named components whose parameters are free, fixed or tied.
///
/// A model knows no data. Fit it by ``PeakFit``:
///
/// ```swift
/// // C 1s with the tied PVDF pair, a Shirley background inside the fit, shares with uncertainties.
/// let spectrum = try FitSpectrum(x: bindingEnergies, counts: counts)
/// var model = PeakModel()
/// let shape = GaussianLorentzianSum()
/// func peak(_ name: String, near centre: Double, height: Double) throws {
///   try model.add(
///     name, shape,
///     [
///       .height: .free(height, atLeast: 0),
///       .centre: .free(centre, in: centre - 0.4...centre + 0.4),
///       .fullWidthAtHalfMaximum: .free(1.3, in: 0.8...2.2),
///       .mixing: .fixed(0.3),
///     ])
/// }
/// try peak("C-C", near: 284.8, height: 5000)
/// try peak("C-O", near: 286.4, height: 2000)
/// try peak("CH2", near: 286.1, height: 1500)
/// // One word for a tied pair: same area, 4.5 eV higher, same width and mixing.
/// try model.addPartner("CF2", of: "CH2", areaRatio: 1, splitting: 4.5)
/// try model.add("CO3", shape, [.height: .free(800, atLeast: 0), .centre: .free(290, in: 289.5...290.5),
///   .fullWidthAtHalfMaximum: .same(as: "C-O", .fullWidthAtHalfMaximum), .mixing: .fixed(0.3)])
/// try model.addBackground("level", PolynomialShape(order: 0, origin: 286), ["b0": .free(900, atLeast: 0)])
/// try model.addLossBackground("Shirley", ActiveShirley(), ["strength": .free(0.01, in: 0...1)])
///
/// let result = try PeakFit.fit(model, to: spectrum)
/// let all = ["C-C", "C-O", "CH2", "CF2", "CO3"]
/// let share = try result.share(of: ["C-C"], among: all)    // DerivedQuantity, 0…1
/// let estimate = share.scaled(by: 100).estimate(unit: "%") // Estimate with the propagated uncertainty
/// let ratio = try result.ratio(of: ["CO3"], to: ["C-C"])
/// result.statistics.reducedChiSquare
/// result.curves.component("CF2")                          // counts at each x, without background
/// ```
public struct PeakModel: Sendable {
  /// The components in the order in which they were added.
  public private(set) var components: [ModelComponent] = []
  /// Backgrounds that follow from the peaks, in order.
  public private(set) var lossBackgrounds: [LossComponent] = []
  /// Parameters of the model itself, to which components may be tied.
  public private(set) var parameters: [NamedSetting] = []

  /// Creates an empty model.
  public init() {}

  /// Adds a peak.
  ///
  /// - Parameters:
  ///   - name: A name that is not taken yet.
  ///   - shape: The line shape.
  ///   - settings: What is said of its parameters; those left out take the shape's standard value, fixed.
  public mutating func add(
    _ name: String, _ shape: any LineShape, _ settings: [ParameterName: ParameterSetting]
  ) throws(FitProblem) {
    try add(name, shape, settings, isBackground: false)
  }

  /// Adds a curve that counts as background: it takes no part in shares and in backgrounds that follow from peaks.
  public mutating func addBackground(
    _ name: String, _ shape: any LineShape, _ settings: [ParameterName: ParameterSetting]
  ) throws(FitProblem) {
    try add(name, shape, settings, isBackground: true)
  }

  /// Adds a background that follows from the fitted peaks, such as ``ActiveShirley``.
  public mutating func addLossBackground(
    _ name: String, _ shape: any LossBackground, _ settings: [ParameterName: ParameterSetting]
  ) throws(FitProblem) {
    try requireFree(name)
    lossBackgrounds.append(
      LossComponent(
        name: name, shape: shape, settings: try Self.ordered(settings, for: shape.parameters, of: name)))
  }

  /// Adds a parameter of the model itself, to be used in ties: a splitting, a shared width.
  public mutating func addParameter(
    _ name: ParameterName, _ setting: ParameterSetting
  ) throws(FitProblem) {
    guard !parameters.contains(where: { $0.name == name }) else {
      throw FitProblem(.duplicateName, "the model already has a parameter “\(name.rawValue)”")
    }
    parameters.append(NamedSetting(name: name, setting: setting))
  }

  /// Adds the second line of a doublet, or any peak that follows from another: one word for a tied pair.
  ///
  /// The partner has the main line's shape. Its position is the main line's plus `splitting`, its width the main line's
  /// times `widthRatio`, and its height is such that its area is the main line's times `areaRatio`; all else is equal.
  ///
  /// - Parameters:
  ///   - name: The partner's name.
  ///   - main: The component that it follows.
  ///   - areaRatio: Partner's area over main line's area.
  ///   - splitting: Partner's position minus main line's, in the unit of the abscissa.
  ///   - widthRatio: Partner's width over main line's.
  public mutating func addPartner(
    _ name: String, of main: String, areaRatio: TieExpression, splitting: TieExpression,
    widthRatio: TieExpression = 1
  ) throws(FitProblem) {
    guard let component = components.first(where: { $0.name == main }) else {
      throw FitProblem(.unknownName, "there is no component “\(main)” for “\(name)” to follow")
    }
    let widths: Set<ParameterName> = [.fullWidthAtHalfMaximum, .sigma, .gaussianWidth, .lorentzianWidth]
    let sameWidth = widthRatio == .constant(1)
    var settings: [ParameterName: ParameterSetting] = [:]
    for parameter in component.shape.parameters {
      let own = TieExpression.of(main, parameter.name)
      switch parameter.name {
      case .height:
        settings[.height] = .tied(sameWidth ? own * areaRatio : own * areaRatio / widthRatio)
      case .centre: settings[.centre] = .tied(own + splitting)
      case let width where widths.contains(width) && !sameWidth:
        settings[width] = .tied(own * widthRatio)
      default: settings[parameter.name] = .tied(own)
      }
    }
    try add(name, component.shape, settings)
  }

  /// Replaces what is said of a parameter.
  public mutating func set(
    _ component: String, _ name: ParameterName, _ setting: ParameterSetting
  ) throws(FitProblem) {
    if component.isEmpty, let k = parameters.firstIndex(where: { $0.name == name }) {
      parameters[k].setting = setting
      return
    }
    for k in components.indices where components[k].name == component {
      if let i = components[k].shape.parameters.firstIndex(where: { $0.name == name }) {
        components[k].settings[i] = setting
        return
      }
    }
    for k in lossBackgrounds.indices where lossBackgrounds[k].name == component {
      if let i = lossBackgrounds[k].shape.parameters.firstIndex(where: { $0.name == name }) {
        lossBackgrounds[k].settings[i] = setting
        return
      }
    }
    throw FitProblem(.unknownName, "there is no parameter “\(ParameterReference(component, name))”")
  }

  private mutating func add(
    _ name: String, _ shape: any LineShape, _ settings: [ParameterName: ParameterSetting],
    isBackground: Bool
  ) throws(FitProblem) {
    try requireFree(name)
    components.append(
      ModelComponent(
        name: name, shape: shape, settings: try Self.ordered(settings, for: shape.parameters, of: name),
        isBackground: isBackground))
  }

  private func requireFree(_ name: String) throws(FitProblem) {
    let taken = components.contains { $0.name == name } || lossBackgrounds.contains { $0.name == name }
    guard !taken, !name.isEmpty else {
      throw FitProblem(.duplicateName, "a component needs a name of its own; “\(name)” is taken or empty")
    }
  }

  private static func ordered(
    _ settings: [ParameterName: ParameterSetting], for parameters: [ShapeParameter], of component: String
  ) throws(FitProblem) -> [ParameterSetting] {
    let known = parameters.map(\.name)
    let strangers = settings.keys.filter { !known.contains($0) }.map(\.rawValue).sorted()
    guard strangers.isEmpty else {
      throw FitProblem(
        .unknownName,
        "“\(component)” has no parameter \(strangers.joined(separator: ", ")); it has "
          + known.map(\.rawValue).joined(separator: ", "))
    }
    var result: [ParameterSetting] = []
    for parameter in parameters {
      if let setting = settings[parameter.name] {
        result.append(setting)
      } else if let standard = parameter.standard {
        result.append(.fixed(standard))
      } else {
        throw FitProblem(.missingValue, "“\(component)” needs a value for \(parameter.name.rawValue)")
      }
    }
    return result
  }
}

/// One named curve of a model.
public struct ModelComponent: Sendable {
  /// The name, unique in its model.
  public let name: String
  /// The line shape.
  public let shape: any LineShape
  /// What is said of each parameter, in the shape's order.
  public internal(set) var settings: [ParameterSetting]
  /// Whether the curve counts as background.
  public let isBackground: Bool
}

/// One background that follows from the peaks.
public struct LossComponent: Sendable {
  /// The name, unique in its model.
  public let name: String
  /// The background.
  public let shape: any LossBackground
  /// What is said of each parameter, in the background's order.
  public internal(set) var settings: [ParameterSetting]
}

/// A parameter of the model itself.
public struct NamedSetting: Sendable, Hashable {
  /// The name.
  public let name: ParameterName
  /// What is said of it.
  public internal(set) var setting: ParameterSetting
}
