import AnalysisFindings

extension XPSAnalysisOptions {
  /// Every option as printed.
  var printed: [AnalysisResult.Option] {
    var list = [
      option(
        "charge reference",
        fixedShift.map { "fixed shift of \($0) eV" }
          ?? "\(referenceMaximum.map { "maximum of \($0)" } ?? referenceComponent) at \(referenceEnergy) eV, found from the pattern of all lines"
      ),
      option(
        "background",
        background?.rawValue ?? "shirley, tougaard and linear where each describes the data"),
      option(
        "line shape",
        (shape?.rawValue ?? "SGL and Voigt where each describes the data")
          + ", Lorentzian share \(lorentzianShare.printed)"),
      option(
        "spread over levels",
        "\(levelSpread.energy) eV, widths \(levelSpread.width), Lorentzian shares "
          + "\(levelSpread.lorentzianShare)"),
      option(
        "sensitivity factors",
        "\(sensitivityFactors.name) (\(sensitivityFactors.source)), "
          + (sensitivityFactorUncertainty > 0
            ? "relative uncertainty \(sensitivityFactorUncertainty)" : "taken as exact")),
    ]
    for model in regionModels { list.append(option("model of \(model.coreLevel)", printed(model))) }
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
