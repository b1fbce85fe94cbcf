import AnalysisFindings
import InstrumentMeasurements
import ReplicateStatistics

/// The findings, curve, diagnostics and warnings of one metal of one specimen.
struct ElementReport {
  let reduction: ElementReduction
  let specimen: DepositSpecimen
  let proceduralBlanks: [DepositSpecimen]
  let options: DepositOptions

  init(
    _ reduction: ElementReduction, _ specimen: DepositSpecimen, _ proceduralBlanks: [DepositSpecimen],
    _ options: DepositOptions
  ) {
    self.reduction = reduction
    self.specimen = specimen
    self.proceduralBlanks = proceduralBlanks
    self.options = options
  }

  var element: String { reduction.element }

  /// Adds everything to a result.
  func add(to result: inout AnalysisResult) {
    result.warnings += reduction.warnings
    result.curves += calibrationCurve.map { [$0] } ?? []
    result.diagnostics += calibrationDiagnostics
    warnOfRows(&result)
    do throws(ReductionRefusal) {
      let conversion = try ArealConversion(specimen)
      switch reduction.concentration(specimen) {
      case .failure(let refusal):
        Self.add(conversion(refusal.noAnswer), element: element, method: method(blank: nil), to: &result)
      case .success(let concentration):
        add(concentration, conversion, to: &result)
      }
    } catch {
      Self.add(error.noAnswer, element: element, method: method(blank: nil), to: &result)
    }
  }

  private func add(
    _ concentration: MetalAmount, _ conversion: ArealConversion, to result: inout AnalysisResult
  ) {
    let blank = proceduralBlank(&result)
    let gross = conversion(concentration)
    let net = blank.map(gross.subtracting) ?? gross
    let slopeFreedom = reduction.calibration?.line.degreesOfFreedom
    let blankFreedom = blank.flatMap { $0.count > 1 ? Double($0.count - 1) : nil }
    let estimate = net.estimate(
      unit: "µg/cm²", source: reduction.sharedSource, slopeFreedom: slopeFreedom, blankFreedom: blankFreedom)
    diagnose("in the digest", concentration.value, "µg/L", &result)
    if let blank {
      diagnose("procedural blank, mean of \(blank.count)", blank.mean.value, "µg/cm²", &result)
      if blank.count == 1 {
        result.warnings.append("\(element): one procedural blank does not say how blanks scatter.")
      }
    }
    warnOfLimit(net, conversion, &result)
    let method = method(blank: blank?.count)
    result.findings.append(
      Finding(
        key: .deposit(of: element), title: "\(element) deposit", outcome: .estimate(estimate),
        method: method))
    guard let molarMass = molarMass(of: element) else { return }
    let molar = net.scaled(by: 1000 / molarMass).estimate(
      unit: "nmol/cm²", source: reduction.sharedSource, slopeFreedom: slopeFreedom, blankFreedom: blankFreedom
    )
    result.findings.append(
      Finding(
        key: .molarDeposit(of: element), title: "\(element) deposit, molar", outcome: .estimate(molar),
        method: method))
  }

  /// The findings of a metal that has no number; the molar one has its bounds in nmol/cm².
  static func add(_ noAnswer: NoAnswer, element: String, method: String, to result: inout AnalysisResult) {
    result.findings.append(
      Finding(
        key: .deposit(of: element), title: "\(element) deposit", outcome: .noAnswer(noAnswer),
        method: method))
    guard let molarMass = molarMass(of: element) else { return }
    var molar = noAnswer
    molar.atLeast = noAnswer.atLeast.map { 1000 * $0 / molarMass }
    molar.atMost = noAnswer.atMost.map { 1000 * $0 / molarMass }
    molar.unit = "nmol/cm²"
    result.findings.append(
      Finding(
        key: .molarDeposit(of: element), title: "\(element) deposit, molar", outcome: .noAnswer(molar),
        method: method))
  }

  private func proceduralBlank(_ result: inout AnalysisResult) -> ProceduralBlank? {
    var amounts: [MetalAmount] = []
    for blank in proceduralBlanks {
      do throws(ReductionRefusal) {
        let conversion = try ArealConversion(blank)
        amounts.append(conversion(try reduction.concentration(blank).get()))
      } catch {
        result.warnings.append(
          "\(element): the procedural blank \(blank.name) is left out. \(error.noAnswer.explanation)")
      }
    }
    return ProceduralBlank(amounts)
  }

  private func method(blank: Int?) -> String {
    var parts = [reduction.choice.channel.name]
    if let calibration = reduction.calibration {
      let line = options.calibration == .throughBlank ? "line through the blank" : "line with intercept"
      let weights = options.weighting == .equal ? "unweighted" : options.weighting.rawValue
      parts.append("\(weights) \(line), \(calibration.points.count) standards")
      if calibration.standardRatio.index != nil {
        parts.append("internal standard \(calibration.standardRatio.name)")
      }
    } else {
      parts.append("the vendor's concentrations")
    }
    if let blank { parts.append("minus \(blank) procedural blank\(blank == 1 ? "" : "s")") }
    return parts.joined(separator: "; ")
  }

  func diagnose(_ name: String, _ value: Double, _ unit: String, _ result: inout AnalysisResult) {
    result.diagnostics.append(
      AnalysisResult.Diagnostic(
        name: "\(element): \(name)", value: "\(PrintedNumber.significant(value, digits: 5)) \(unit)"))
  }
}
