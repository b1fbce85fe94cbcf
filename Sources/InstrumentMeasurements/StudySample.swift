/// A specimen of a study (as a rule one cell): its binder, role, state and history.
public struct StudySample: Sendable, Hashable, Codable {
  /// The name, unique in the study.
  public var name: String
  /// The binder's name.
  public var binder: String
  /// What the specimen is for.
  public var role: Role
  /// What was done to it electrochemically.
  public var state: State
  /// What happened to it before the measurement.
  public var history: SampleHistory

  /// Creates a sample.
  public init(
    name: String, binder: String, role: Role = .sample, state: State = .unknown,
    history: SampleHistory = SampleHistory()
  ) {
    self.name = name
    self.binder = binder
    self.role = role
    self.state = state
    self.history = history
  }

  /// What a specimen is for.
  public enum Role: String, Sendable, Hashable, Codable, CaseIterable {
    /// A specimen of the comparison.
    case sample
    /// A reference of the same binder, such as a pristine or soaked electrode.
    case control
    /// A specimen without electrode, such as an unused foil.
    case blank
  }

  /// What was done to a specimen electrochemically.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    /// As coated.
    case pristine
    /// In contact with electrolyte, not cycled.
    case soaked
    /// After the formation cycles.
    case formed
    /// After the cycling test.
    case cycled
    /// Not stated.
    case unknown
  }
}

/// What happened to a specimen before the measurement; every entry may be unknown (absent).
public struct SampleHistory: Sendable, Hashable, Codable {
  /// The facts in the order of `Fact.allCases`, as the user wrote them.
  public var facts: [Fact: String]

  /// Creates a history.
  public init(_ facts: [Fact: String] = [:]) { self.facts = facts }

  /// The fact as stated; `unknown` where it is not.
  public subscript(fact: Fact) -> String { facts[fact] ?? "unknown" }

  /// A fact of a specimen's history.
  public enum Fact: String, Sendable, Hashable, Codable, CaseIterable, CodingKeyRepresentable {
    /// The cell format: `coin 2032`, `pouch`.
    case cellFormat
    /// The electrolyte with its additives.
    case electrolyte
    /// The areal loading of active material.
    case loading
    /// The number of cycles.
    case cycles
    /// The state of charge when the cell was opened.
    case stateOfCharge
    /// The rinse after opening.
    case rinse
    /// The drying after the rinse.
    case drying
    /// The transfer to the instrument, with any exposure to air.
    case transfer
    /// The time and place of storage.
    case storage
    /// Which electrode the specimen is of: `cathode`, `anode`.
    case electrode
    /// The position on the electrode.
    case position
    /// The instrument and the session.
    case session
    /// The dose of the probing beam.
    case dose
    /// How the specimen was prepared for the instrument: `acid digest`, `soak residue`, `FIB lamella`.
    case preparation
  }
}
