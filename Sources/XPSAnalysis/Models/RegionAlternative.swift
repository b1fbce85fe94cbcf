/// Another model of a region's components that counts beside its own.
public enum RegionAlternative: String, Sendable, Hashable, Codable, CaseIterable {
  /// All lines repeated at higher energy by excited vibrations.
  case vibrationalLines = "vibrational lines"
  /// A part of the C–C line is that of conductive carbon, with its π–π* satellite.
  case conductiveCarbon = "conductive carbon"
  /// The C–C line has a tail to higher energy, the others have none.
  case tailedCarbon = "tailed C-C"
  /// A broad hump of fluorine's Auger electrons (F KLL) lies below the lines of Ni 2p.
  case fluorineAuger = "F KLL below the lines"

  /// The name of the region's own model among its alternatives.
  static let none = "usual lines"

  /// Whether the alternative can be told of among the core levels that were measured.
  func isPossible(among coreLevels: [String]) -> Bool {
    self != .fluorineAuger || coreLevels.contains("F 1s")
  }

  /// A region's components under this alternative; `nil` where it is none for the region.
  func components(of model: RegionModel) -> [ComponentModel]? {
    guard self != .fluorineAuger else { return model.coreLevel == "Ni 2p" ? model.components : nil }
    let changed = model.components.map { component in
      var own = component
      guard own.shape == nil else { return own }
      switch self {
      case .vibrationalLines: own.shape = .vibrational
      case .conductiveCarbon where own.name == "C-C": own.shape = .conductive
      case .tailedCarbon where own.name == "C-C": own.shape = .tailed
      case .conductiveCarbon, .tailedCarbon, .fluorineAuger: break
      }
      return own
    }
    return changed == model.components ? nil : changed
  }
}
