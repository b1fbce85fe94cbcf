import AnalysisFindings
import Foundation
import PeakFitting

/// Collects what all levels of a specimen say.
struct SampleReport {
  private let data: ProfileData
  private(set) var findings: [Finding] = []
  private(set) var curves: [Curve] = []
  private(set) var diagnostics: [AnalysisResult.Diagnostic] = []
  var warnings: [String] = []

  init(_ data: ProfileData) { self.data = data }

  /// Finds the charge reference, fits all levels and reports each.
  mutating func analyse() {
    noteUnknownScales()
    switch ChargeReference.find(data, ProfileFits.usualAssumption(data.options)) {
    case .failure(let unfound): addNoAnswers(unfound.reason, unfound.explanation)
    case .success(let reference):
      guard let fits = ProfileFits(data, reference), let covariances = fits.usual.solution.covariances()
      else {
        addNoAnswers(.fitFailed, "The equations of the joint fit of all regions have no solution.")
        return
      }
      for level in data.levels.indices { add(fits, level, covariances.level(level)) }
      noteBeamAlteration()
    }
  }

  private func coordinate(_ level: Int) -> Finding.Coordinate {
    data.levels[level].coordinate
  }

  private func place(_ level: Int) -> String { "level \(level) (\(data.levels[level].coordinate.printed))" }

  private mutating func add(_ fits: ProfileFits, _ level: Int, _ covariance: LevelCovariance) {
    guard let areas = LevelAreas(fits, level: level, covariance, data.options) else {
      warnings.append("\(place(level)): no region has enough points in the window of its model.")
      return
    }
    findings += LevelReport(fits, areas, level: level, data, at: coordinate(level)).findings
    let series = fits.usual.solution.fit
    for (index, block) in series.blocks.enumerated() where block.level == level {
      let coreLevel = fits.usual.regions[block.design].model.coreLevel
      curves.append(
        FitCurve.curve(of: fits.usual, block: index, shift: areas.shift, at: coordinate(level)))
      let ratio = fits.usual.solution.deviances[index] / fits.usual.solution.degreesOfFreedom(index)
      diagnostics.append(
        AnalysisResult.Diagnostic(
          name: "\(coreLevel), \(place(level)): reduced chi-square", value: String(format: "%.3f", ratio)))
      diagnostics.append(
        AnalysisResult.Diagnostic(
          name: "\(coreLevel), \(place(level)): charging shift",
          value: String(format: "%.3f eV", areas.shift)))
    }
  }

  /// Says of every quantity that rests on the charge reference that there is none.
  private mutating func addNoAnswers(_ reason: NoAnswer.Reason, _ explanation: String) {
    warnings.append("No charge reference: \(explanation)")
    for (index, level) in data.levels.enumerated() {
      let measured = data.models.filter { level.regions[$0.coreLevel] != nil }
      func add(_ key: Finding.Key, _ title: String, _ unit: String, in region: String? = nil) {
        findings.append(
          Finding(
            key: key, title: title, coordinates: [coordinate(index)],
            place: MeasuredPlace(region: region, level: index),
            outcome: .noAnswer(NoAnswer(reason, explanation, unit: unit)), method: "whole pattern of lines"))
      }
      add(.chargeShift, "Shift of the energy scale by charging", "eV")
      for model in measured {
        for component in model.components where !component.isSatellite {
          add(
            .share(of: component.name, in: model.coreLevel),
            "Share of \(component.title) in \(model.coreLevel)", "%", in: model.coreLevel)
        }
      }
      for ratio in data.options.ratios where measured.contains(where: { $0.coreLevel == ratio.coreLevel }) {
        add(
          .ratio(of: ratio.numerator, to: ratio.denominator),
          "\(ratio.numerator) : \(ratio.denominator) (\(ratio.coreLevel) areas)", "1", in: ratio.coreLevel)
      }
      guard measured.count >= 2 else { continue }
      let set = measured.map(\.element).joined(separator: "+")
      for model in measured {
        add(
          .atomicPercent(of: model.element), "Apparent atomic percentage of \(model.element) in \(set)", "at%"
        )
      }
    }
  }

  private mutating func noteUnknownScales() {
    for model in data.models {
      let unknown = data.levels.contains { $0.regions[model.coreLevel]?.isCounting == false }
      guard unknown else { continue }
      warnings.append(
        "\(model.coreLevel): the file does not say how many counts an intensity stands for; "
          + "the noise is taken from the scatter of neighbouring points.")
    }
  }

  /// Says what Ar+ etching does to the chemistry that is read from etched levels.
  private mutating func noteBeamAlteration() {
    guard data.levels.count > 1 else { return }
    warnings.append(
      "Levels after etching are beam-altered: Ar+ turns LixPFy into LiF, carbonate into Li2O and reduces Ni3+; "
        + "compare species at level 0, trends with care.")
  }
}
