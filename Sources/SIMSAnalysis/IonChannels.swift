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
    if let exact, let mass = channel.massToCharge, abs(mass - exact) > 200e-6 * exact {
      note("channel \(channel.name) lies at m/z \(mass), more than 200 ppm from \(ion)'s exact mass")
    }
    return channel
  }

  /// The channel of all ions together.
  var total: SputterDepthProfile.Channel? {
    profile.channels.first { ["total", "total ion", "total ions", "tic"].contains($0.name.lowercased()) }
  }

  private mutating func note(_ warning: String) {
    if !warnings.contains(warning) { warnings.append(warning) }
  }
}
