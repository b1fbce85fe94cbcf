import ChemicalSpecies
import Foundation
import InstrumentMeasurements

/// Finds the channels of a profile by the names of ions.
struct IonChannels {
  let profile: SputterDepthProfile
  private let names: [SpeciesName]
  /// What is odd about the channels that were taken.
  private(set) var warnings: [String] = []

  init(_ profile: SputterDepthProfile) {
    self.profile = profile
    names = profile.channels.map { SpeciesName($0.name) }
  }

  /// A measured mass interval further than this from an exact mass is another ion's.
  private static let massTolerance = 200e-6

  /// The channel of an ion: the one of the same name, or else one that its name is met by.
  ///
  /// Of several, the one whose mass interval lies nearest to the exact mass.
  mutating func channel(_ ion: SpeciesName) -> SputterDepthProfile.Channel? {
    let same = profile.channels.indices.filter { names[$0] == ion }
    let found = same.isEmpty ? profile.channels.indices.filter { ion.isMet(by: names[$0]) } : same
    guard let first = found.first else { return nil }
    let exact = ion.formula?.massToCharge
    let distance = { [profile] (index: Int) in
      guard let exact, let mass = profile.channels[index].massToCharge else { return Double.infinity }
      return abs(mass - exact)
    }
    let chosen = found.min { distance($0) < distance($1) } ?? first
    let channel = profile.channels[chosen]
    if found.count > 1 {
      let all = found.map { "no. \(profile.channels[$0].index + 1)" }.joined(separator: ", ")
      note("\(found.count) channels are named \(channel.name) (\(all)); no. \(channel.index + 1) was taken")
    }
    if let exact, let mass = channel.massToCharge, abs(mass - exact) > Self.massTolerance * exact {
      note("channel \(channel.name) lies at m/z \(mass), more than 200 ppm from \(ion)'s exact mass")
    }
    return channel
  }

  /// Why an ion has no channel, with the channels that may be it.
  func missing(_ ion: SpeciesName, option: String) -> String {
    var sentence = "the file has no channel named \(ion)"
    let exact = ion.formula?.massToCharge
    let near = profile.channels.filter { channel in
      guard let exact, let mass = channel.massToCharge else { return false }
      return abs(mass - exact) < Self.massTolerance * exact
    }
    for channel in near.prefix(3) {
      let isRatio = channel.name.contains("/") ? ", a ratio by its name," : ""
      sentence +=
        "; channel “\(channel.name)”\(isRatio) lies at m/z \(channel.massToCharge ?? 0), \(ion)'s mass: "
        + "if it is \(ion), write “\(option): \(channel.name)”"
    }
    guard near.isEmpty else { return sentence }
    if let exact { sentence += ", and none at its mass, m/z \((exact * 1e4).rounded() / 1e4)" }
    let some = profile.channels.prefix(12).map(\.name).joined(separator: ", ")
    return sentence + "; it has \(some)\(profile.channels.count > 12 ? " …" : ""): name one as “\(option)”"
  }

  /// Whether a channel counts all ions together.
  func isTotal(_ channel: SputterDepthProfile.Channel) -> Bool {
    ["total", "total ion", "total ions", "tic"].contains(channel.name.lowercased())
  }

  /// The channel of all ions together.
  var total: SputterDepthProfile.Channel? { profile.channels.first(where: isTotal) }

  /// The counts that each point is divided by; `nil` for none, and where the channel is absent.
  mutating func reference(_ reference: SIMSOptions.PointwiseReference) -> [Double]? {
    switch reference {
    case .none: nil
    case .totalIon: total?.intensities
    case .ion(let ion): channel(ion)?.intensities
    }
  }

  private mutating func note(_ warning: String) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}
