/// One named quantity that an analysis answers, or says why it cannot.
public struct Finding: Sendable, Hashable, Codable {
  /// The stable name.
  public var key: Key
  /// The name for people, in the markup that figures use: `Outer CEI thickness`, `Ni 2p_{3/2} Ni2+ : Ni3+`.
  public var title: String
  /// Where on a profile the quantity was taken, in order: `[etch time: 60 s]`; empty for a quantity of the whole.
  public var coordinates: [Coordinate]
  /// Where the quantity was taken, beside the coordinates: the region, the level.
  public var place: MeasuredPlace
  /// The answer; never an estimate that is no number.
  public var outcome: Outcome { didSet { outcome = outcome.checked } }
  /// The method in a few words: `PO2− maximum, local parabola`.
  public var method: String

  /// Creates a finding.
  public init(
    key: Key, title: String, coordinates: [Coordinate] = [], place: MeasuredPlace = MeasuredPlace(),
    outcome: Outcome, method: String
  ) {
    self.key = key
    self.title = title
    self.coordinates = coordinates
    self.place = place
    self.outcome = outcome.checked
    self.method = method
  }

  /// The estimate, where there is one.
  public var estimate: Estimate? {
    if case .estimate(let estimate) = outcome { return estimate }
    return nil
  }

  /// A position along a profile.
  public struct Coordinate: Sendable, Hashable, Codable {
    /// The quantity: `etch time`, `depth`.
    public var quantity: String
    /// The position, in `unit`.
    public var value: Double
    /// The unit: `s`, `nm`.
    public var unit: String

    /// Creates a coordinate.
    public init(quantity: String, value: Double, unit: String) {
      self.quantity = quantity
      self.value = value
      self.unit = unit
    }
  }

  /// An estimate, or the typed reason why there is none.
  public enum Outcome: Sendable, Hashable {
    /// The quantity with its uncertainty.
    case estimate(Estimate)
    /// The quantity cannot be had from this measurement.
    case noAnswer(NoAnswer)

    /// The outcome itself, or the typed reason in place of an estimate that is no number.
    ///
    /// Every finding passes here, so that no result file can hold a `nan` without a reason, whatever an analysis does.
    fileprivate var checked: Outcome {
      guard case .estimate(let estimate) = self else { return self }
      guard estimate.value.isFinite else {
        return .noAnswer(
          NoAnswer(
            .notANumber, "the calculation gave no finite number", unit: estimate.unit))
      }
      guard !estimate.standardUncertainty.isNaN, !estimate.sharedUncertainty.isNaN else {
        return .noAnswer(
          NoAnswer(
            .notANumber,
            "the calculation gave \(estimate.value) with an uncertainty that is no finite number",
            unit: estimate.unit))
      }
      return self
    }

    /// What statistics calculate with: the estimate, or the number beside a bound; `nil` where there is neither.
    public var signedEstimate: Estimate? {
      switch self {
      case .estimate(let estimate): estimate
      case .noAnswer(let noAnswer): noAnswer.signedEstimate
      }
    }
  }
}

/// Why a quantity cannot be had, with what can still be said of it.
public struct NoAnswer: Sendable, Hashable, Codable {
  /// The reason as a code; new reasons may be added without breaking clients.
  public var reason: Reason
  /// The reason in a sentence for this measurement.
  public var explanation: String
  /// The quantity is at least this, in `unit`, if that is known.
  public var atLeast: Double?
  /// The quantity is at most this, in `unit`, if that is known.
  public var atMost: Double?
  /// The unit of the bounds.
  public var unit: String
  /// What was measured where it does not stand out of its uncertainty, whatever its sign; `nil` where nothing was.
  ///
  /// A reader is given the bound. Means and tests take this number: to leave such specimens out, or to put a limit in their
  /// place, would censor the small values of one group and shift its mean (Analytical Methods Committee, Analyst 126
  /// (2001) 256).
  public var signedEstimate: Estimate? { didSet { signedEstimate = signedEstimate?.withNumbersOnly } }

  /// Creates a reason, with bounds where they are known; a bound that is no number is none.
  public init(
    _ reason: Reason, _ explanation: String, atLeast: Double? = nil, atMost: Double? = nil,
    unit: String = "1", signedEstimate: Estimate? = nil
  ) {
    self.reason = reason
    self.explanation = explanation
    self.atLeast = atLeast.flatMap { $0.isNaN ? nil : $0 }
    self.atMost = atMost.flatMap { $0.isNaN ? nil : $0 }
    self.unit = unit
    self.signedEstimate = signedEstimate?.withNumbersOnly
  }

  /// A reason for having no answer.
  public struct Reason: RawRepresentable, Sendable, Hashable, Codable {
    /// The stable name that appears in the results.
    public let rawValue: String

    /// Creates a reason from its stable name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Two signals never cross.
    public static let neverCross = Reason(rawValue: "never-cross")
    /// The maximum lies at the surface, inside the transient.
    public static let maximumAtSurface = Reason(rawValue: "maximum-at-surface")
    /// More than one candidate is as good as the other, or the top is flat.
    public static let ambiguous = Reason(rawValue: "ambiguous")
    /// There is no interior maximum, only a shoulder or a slope.
    public static let noMaximum = Reason(rawValue: "no-maximum")
    /// The signal is under its detection limit.
    public static let belowDetection = Reason(rawValue: "below-detection")
    /// A signal, region or channel that is needed was not measured.
    public static let notMeasured = Reason(rawValue: "not-measured")
    /// The scan has no plateau to refer to.
    public static let noPlateau = Reason(rawValue: "no-plateau")
    /// The feature is narrower than the step or the probe.
    public static let unresolved = Reason(rawValue: "unresolved")
    /// The fit did not converge, or the model does not describe the data.
    public static let fitFailed = Reason(rawValue: "fit-failed")
    /// A fact that the conversion needs (rate, area, dilution) was not given.
    public static let factMissing = Reason(rawValue: "fact-missing")
    /// A ratio whose denominator is not distinguishable from zero.
    public static let unbounded = Reason(rawValue: "unbounded")
    /// The calculation gave no number (a division by nothing, a value that the file does not have).
    public static let notANumber = Reason(rawValue: "not-a-number")
    /// Too few specimens for the statement.
    public static let tooFewSpecimens = Reason(rawValue: "too-few-specimens")
  }
}

extension Estimate {
  /// The estimate itself; `nil` where its value or an uncertainty is no finite number.
  fileprivate var withNumbersOnly: Estimate? {
    value.isFinite && standardUncertainty.isFinite && sharedUncertainty.isFinite ? self : nil
  }
}
