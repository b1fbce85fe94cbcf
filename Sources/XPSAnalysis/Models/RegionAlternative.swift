/// Another model of a region's components that counts beside its own.
public enum RegionAlternative: String, Sendable, Hashable, Codable, CaseIterable {
  /// All lines repeated at higher energy by excited vibrations.
  case vibrationalLines = "vibrational lines"
  /// A part of the C–C line is that of conductive carbon, with its π–π* satellite.
  case conductiveCarbon = "conductive carbon"

  /// The name of the region's own model among its alternatives.
  static let none = "usual lines"

  /// A region's components under this alternative; `nil` where none of them changes.
  func components(of model: RegionModel) -> [ComponentModel]? {
    let changed = model.components.map { component in
      var own = component
      guard own.shape == nil else { return own }
      switch self {
      case .vibrationalLines: own.shape = .vibrational
      case .conductiveCarbon where own.name == "C-C": own.shape = .conductive
      case .conductiveCarbon: break
      }
      return own
    }
    return changed == model.components ? nil : changed
  }
}
