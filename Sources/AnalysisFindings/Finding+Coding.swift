extension Finding.Outcome: Codable {
  private enum CodingKeys: String, CodingKey { case estimate, noAnswer }

  /// Decodes `{"estimate": …}` or `{"noAnswer": …}`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let estimate = try container.decodeIfPresent(Estimate.self, forKey: .estimate) {
      self = .estimate(estimate)
    } else {
      self = .noAnswer(try container.decode(NoAnswer.self, forKey: .noAnswer))
    }
  }

  /// Encodes the answer, or the reason for there being none, under its name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .estimate(let estimate): try container.encode(estimate, forKey: .estimate)
    case .noAnswer(let reason): try container.encode(reason, forKey: .noAnswer)
    }
  }
}
