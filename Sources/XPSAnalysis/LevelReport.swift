import AnalysisFindings
import Foundation
import PeakFitting

/// Collects what the levels of a specimen say.
struct LevelReport {
  /// The reduced chi-square above which a model counts as not describing counts: by noise alone it would be 1.0 ± 0.1
  /// for the 150 to 200 points of a region.
  private static let largestReducedChiSquare = 3.0

  let options: XPSAnalysisOptions
  var findings: [Finding] = []
  var curves: [Curve] = []
  var diagnostics: [AnalysisResult.Diagnostic] = []
  var warnings: [String] = []

  init(options: XPSAnalysisOptions) { self.options = options }

  /// Fits a level and adds its findings.
  ///
  /// - Returns: the charging shift of the level in eV, with which the next one starts.
  mutating func add(_ level: LevelSeries.Level, index: Int, previousShift: Double?) -> Double? {
    let coordinate = Finding.Coordinate(quantity: "etch time", value: level.etchTime, unit: "s")
    let place = "level \(index) (\(level.etchTime) s)"
    var shift = previousShift
    var fits: [RegionFit] = []
    // The region with the charge reference comes first: the others' positions rest on its shift.
    let reference = options.regionModels.first { model in
      model.components.contains { $0.name == options.referenceComponent }
    }
    let ordered = [reference].compactMap { $0 } + options.regionModels.filter { $0 != reference }
    for model in ordered {
      guard let spectrum = level.regions[model.coreLevel] else { continue }
      do {
        if model == reference {
          let fit = try RegionFit.fitReference(spectrum, model, near: previousShift, options)
          if fit.shows(options.referenceComponent) {
            shift = fit.shift
            fits.append(fit)
          } else {
            // The pattern that describes noise best lies anywhere.
            warnings.append(
              "\(place): \(options.referenceComponent) does not stand out of \(model.coreLevel).")
            fits.append(try RegionFit.fit(spectrum, model, shift: shift ?? 0, options))
          }
        } else {
          fits.append(try RegionFit.fit(spectrum, model, shift: shift ?? 0, options))
        }
      } catch {
        warnings.append("\(model.coreLevel), \(place): not fitted: \(error.explanation).")
      }
      if !spectrum.isCounting {
        warnings.append(
          "\(model.coreLevel), \(place): the file does not say how many counts an intensity stands for; "
            + "uncertainties are scaled by the residuals.")
      }
    }
    if shift == nil {
      warnings.append("\(place): no charge reference; binding energies are as measured.")
    }
    // Components are reported in the order of the models, whatever was fitted first.
    let inOrder = options.regionModels.compactMap { model in fits.first { $0.model == model } }
    for fit in inOrder {
      addShares(of: fit, at: coordinate, level: index)
      addDiagnostics(of: fit, place)
      curves.append(FitCurve.curve(of: fit, etchTime: level.etchTime, index: index))
    }
    addRatios(of: inOrder, at: coordinate, level: index)
    findings += AtomicPercent.findings(of: inOrder, options.sensitivityFactors, at: coordinate, level: index)
    return shift
  }

  /// Says what Ar+ etching does to the chemistry that is read from etched levels.
  mutating func noteBeamAlteration(levels: Int) {
    guard levels > 1 else { return }
    warnings.append(
      "Levels after etching are beam-altered: Ar+ turns LixPFy into LiF, carbonate into Li2O and reduces Ni3+; "
        + "compare species at level 0, trends with care.")
  }

  private mutating func addShares(
    of fit: RegionFit, at coordinate: Finding.Coordinate, level: Int
  ) {
    let satellites = fit.model.components.filter(\.isSatellite).map(\.name)
    var groups = fit.model.components.filter { !$0.isSatellite }.map {
      (name: $0.name, title: $0.title, of: [$0.name])
    }
    if !satellites.isEmpty { groups.append((name: "satellite", title: "satellites", of: satellites)) }
    for group in groups {
      let outcome = ComponentOutcome.share(of: group.of, in: fit)
      findings.append(
        Finding(
          key: .share(of: group.name, in: fit.model.coreLevel),
          title: "Share of \(group.title) in \(fit.model.coreLevel)", coordinates: [coordinate],
          place: MeasuredPlace(region: fit.model.coreLevel, level: level), outcome: outcome,
          method: method(of: fit)))
    }
  }

  private mutating func addRatios(
    of fits: [RegionFit], at coordinate: Finding.Coordinate, level: Int
  ) {
    for ratio in options.ratios {
      guard let fit = fits.first(where: { $0.model.coreLevel == ratio.coreLevel }) else { continue }
      let names = fit.model.components.map(\.name)
      guard names.contains(ratio.numerator), names.contains(ratio.denominator) else { continue }
      let titles = [ratio.numerator, ratio.denominator].map { name in
        fit.model.components.first { $0.name == name }?.title ?? name
      }
      findings.append(
        Finding(
          key: .ratio(of: ratio.numerator, to: ratio.denominator),
          title: "\(titles.joined(separator: " : ")) (\(ratio.coreLevel) areas)",
          coordinates: [coordinate], place: MeasuredPlace(region: ratio.coreLevel, level: level),
          outcome: ComponentOutcome.ratio(of: ratio.numerator, to: ratio.denominator, in: fit),
          method: method(of: fit)))
    }
  }

  private func method(of fit: RegionFit) -> String {
    let both = fit.model.doublet == nil ? "" : fit.hasBothLines ? ", both lines" : ", stronger line only"
    return "fit of \(fit.model.components.count) components, \(options.background.rawValue) background\(both)"
  }

  private mutating func addDiagnostics(of fit: RegionFit, _ place: String) {
    let name = "\(fit.model.coreLevel), \(place)"
    diagnostics.append(
      AnalysisResult.Diagnostic(
        name: "\(name): reduced chi-square",
        value: String(format: "%.3f", fit.result.statistics.reducedChiSquare)))
    diagnostics.append(
      AnalysisResult.Diagnostic(name: "\(name): charging shift", value: String(format: "%.3f eV", fit.shift)))
    let pegged = fit.result.parameters.filter { $0.status == .atLowerBound || $0.status == .atUpperBound }
      .map(\.reference.description)
    if !pegged.isEmpty {
      diagnostics.append(
        AnalysisResult.Diagnostic(
          name: "\(name): parameters at a bound", value: pegged.joined(separator: "; ")))
    }
    let misfit = fit.result.statistics.reducedChiSquare
    if fit.isCounting, misfit > Self.largestReducedChiSquare {
      warnings.append(
        "\(name): the components do not describe the spectrum (reduced chi-square "
          + "\(String(format: "%.1f", misfit))); the uncertainties hold for the model alone.")
    }
    if !fit.result.convergence.isConverged {
      warnings.append("\(name): the fit did not converge; its numbers are not to be used.")
    }
  }
}
