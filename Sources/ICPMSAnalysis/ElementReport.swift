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
    let gross = conversion(concentration)
    let slopeFreedom = reduction.calibration?.line.degreesOfFreedom
    let blank: ProceduralBlank?
    do throws(ReductionRefusal) {
      blank = try proceduralBlank(&result)
    } catch {
      // What the blanks contain is not known, but it is not less than nothing.
      let estimate = gross.estimate(
        unit: "µg/cm²", source: reduction.sharedSource, slopeFreedom: slopeFreedom, blankFreedom: nil)
      var noAnswer = error.noAnswer
      noAnswer.atMost = max(estimate.statedInterval(level: 0.95)?.upper ?? gross.value, 0)
      Self.add(noAnswer, element: element, method: method(blank: nil), to: &result)
      return
    }
    let net = blank.map(gross.subtracting) ?? gross
    let blankFreedom = blank.flatMap { $0.count > 1 ? Double($0.count - 1) : nil }
    let estimate = net.estimate(
      unit: "µg/cm²", source: reduction.sharedSource, slopeFreedom: slopeFreedom, blankFreedom: blankFreedom)
    diagnose("in the digest", concentration.value, "µg/L", &result)
    diagnoseBudget(estimate, &result)
    if let blank {
      diagnose("procedural blank, mean of \(blank.count)", blank.mean.value, "µg/cm²", &result)
      if blank.count == 1 {
        result.warnings.append("\(element): one procedural blank does not say how blanks scatter.")
      }
    }
    warnOfLimit(net, conversion, blank, &result)
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

  /// The mean of the procedural blanks; `nil` if none was measured.
  ///
  /// A blank that was not measured is left out. One that is below a limit is bounded; one of which the table says less
  /// leaves the mean unknown, as the others alone would be too high or too low.
  private func proceduralBlank(_ result: inout AnalysisResult) throws(ReductionRefusal) -> ProceduralBlank? {
    var amounts: [MetalAmount] = []
    var limits: [Double] = []
    for blank in proceduralBlanks {
      do throws(ReductionRefusal) {
        let conversion = try ArealConversion(blank)
        switch reduction.concentration(blank) {
        case .success(let amount): amounts.append(conversion(amount))
        case .failure(let refusal): throw ReductionRefusal(conversion(refusal.noAnswer))
        }
      } catch {
        let reason = error.noAnswer.reason
        if reason == .belowDetection, let limit = error.noAnswer.atMost, limit > 0 {
          limits.append(limit)
          result.warnings.append(
            "\(element): the procedural blank \(blank.name) is below a limit: it lies anywhere between 0 and "
              + "\(PrintedNumber.significant(limit, digits: 3)) µg/cm², which is in the uncertainty.")
        } else if [.belowDetection, .overRange, .notUnderstood].contains(reason) {
          throw ReductionRefusal(
            NoAnswer(
              reason,
              "What the procedural blanks contain is not known, as \(blank.name) has no number: "
                + error.noAnswer.explanation, unit: "µg/cm²"))
        } else {
          result.warnings.append(
            "\(element): the procedural blank \(blank.name) is left out. \(error.noAnswer.explanation)")
        }
      }
    }
    return ProceduralBlank(amounts, below: limits)
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

  /// What each source contributes to the uncertainty, the largest first (JCGM 100:2008, 5.1.2 and 5.2).
  private func diagnoseBudget(_ estimate: Estimate, _ result: inout AnalysisResult) {
    guard estimate.value != 0 else { return }
    var parts = [(name: "readings and digests", part: estimate.standardUncertainty)]
    parts += estimate.sharedEffects.map { (name: $0.source, part: abs($0.effect)) }
    let words = parts.filter { $0.part > 0 }.enumerated()
      .sorted { ($1.element.part, $0.offset) < ($0.element.part, $1.offset) }
      .map { "\($0.element.name) \(PrintedNumber.percent($0.element.part / abs(estimate.value)))" }
    result.diagnostics.append(
      AnalysisResult.Diagnostic(
        name: "\(element): standard uncertainty of the deposit by source",
        value: words.joined(separator: "; ")))
  }

  func diagnose(_ name: String, _ value: Double, _ unit: String, _ result: inout AnalysisResult) {
    result.diagnostics.append(
      AnalysisResult.Diagnostic(
        name: "\(element): \(name)", value: "\(PrintedNumber.significant(value, digits: 5)) \(unit)"))
  }
}
