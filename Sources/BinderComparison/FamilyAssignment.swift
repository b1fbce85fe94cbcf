import AnalysisFindings

/// Which family each quantity of a study is tested in.
struct FamilyAssignment {
  /// A family as one quantity belongs to it.
  struct Membership: Sendable, Hashable {
    var name: String
    /// Whether the family asks at this place; the other levels of a profile are a family of their own.
    var isAsked: Bool
  }

  private let families: [ComparisonFamily]
  /// The first position of each profile, by technique, family and region.
  private var surfaces: [[String]: Double] = [:]

  /// Assigns quantities to the first family that names them.
  init(_ families: [ComparisonFamily], of quantities: [ComparedQuantity]) {
    self.families = families
    for quantity in quantities {
      guard let position = quantity.coordinates.first?.value, let scope = scope(of: quantity) else {
        continue
      }
      surfaces[scope] = min(surfaces[scope] ?? position, position)
    }
  }

  /// The family of a quantity.
  func membership(of quantity: ComparedQuantity) -> Membership {
    guard let family = family(of: quantity) else {
      return Membership(
        name: ComparisonFamily.undeclaredName(for: quantity.key, coordinates: quantity.coordinates),
        isAsked: true)
    }
    var name = family.name
    if family.isByRegion, let region = quantity.place.region { name += ", \(region)" }
    return isAsked(quantity, by: family)
      ? Membership(name: name, isAsked: true) : Membership(name: "\(name), other levels", isAsked: false)
  }

  private func family(of quantity: ComparedQuantity) -> ComparisonFamily? {
    families.first { $0.contains(quantity.key) }
  }

  private func scope(of quantity: ComparedQuantity) -> [String]? {
    family(of: quantity).map { [quantity.technique, $0.name, quantity.place.region ?? ""] }
  }

  private func isAsked(_ quantity: ComparedQuantity, by family: ComparisonFamily) -> Bool {
    if let levels = quantity.averagedLevels { return levels == family.levels }
    guard let coordinate = quantity.coordinates.first else { return true }
    func isAt(_ position: Double) -> Bool {
      abs(coordinate.value - position) <= 1e-6 * max(1, abs(position))
    }
    switch family.levels {
    case .surface: return scope(of: quantity).flatMap { surfaces[$0] }.map(isAt) ?? true
    case .level(let position, let unit): return coordinate.unit == unit && isAt(position)
    case .each: return true
    case .mean: return false
    }
  }
}
