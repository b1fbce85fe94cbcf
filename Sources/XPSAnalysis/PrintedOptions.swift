public import AnalysisFindings

extension XPSAnalysis {
  /// Every option as printed.
  public var printedOptions: [AnalysisResult.Option] {
    var list = [
      option(
        "charge reference",
        options.fixedShift.map { "fixed shift of \($0) eV" }
          ?? "\(options.referenceMaximum.map { "maximum of \($0)" } ?? options.referenceComponent) at \(options.referenceEnergy) eV, found from the pattern of all lines"
      ),
      option(
        "background",
        options.background?.rawValue ?? "shirley, tougaard and linear where each describes the data"),
      option(
        "line shape",
        (options.shape?.rawValue ?? "SGL and Voigt where each describes the data")
          + ", Lorentzian share \(options.lorentzianShare.printed)"),
      option(
        "spread over levels",
        "\(options.levelSpread.energy) eV, widths \(options.levelSpread.width), Lorentzian shares "
          + "\(options.levelSpread.lorentzianShare)"),
      option(
        "sensitivity factors",
        "\(options.sensitivityFactors.name) (\(options.sensitivityFactors.source)), "
          + (options.sensitivityFactorUncertainty > 0
            ? "relative uncertainty \(options.sensitivityFactorUncertainty)" : "taken as exact")),
    ]
    for model in options.regionModels { list.append(option("model of \(model.coreLevel)", printed(model))) }
    return list
  }

  private func option(_ name: String, _ value: String) -> AnalysisResult.Option {
    AnalysisResult.Option(name: name, value: value)
  }

  private func printed(_ model: RegionModel) -> String {
    let components = model.components.map { component in
      let tie = component.tie.map { ", tied to \($0.component), area × \($0.areaRatio.printed)" } ?? ""
      return "\(component.name) \(component.position.printed) eV, width \(component.width.printed) eV\(tie)"
    }
    let alternatives =
      model.alternatives.isEmpty
      ? "" : "; beside it \(model.alternatives.map(\.rawValue).joined(separator: ", "))"
    let doublet = model.doublet.map { ", splitting \($0.splitting.printed) eV" } ?? ""
    return "\(model.window.lowerBound)–\(model.window.upperBound) eV\(doublet): "
      + components.joined(separator: "; ") + alternatives
  }
}
