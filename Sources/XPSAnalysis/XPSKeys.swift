public import AnalysisFindings

extension Finding.KeyFamily {
  /// The apparent atomic percentages of elements.
  public static let atomicPercent = Finding.KeyFamily(prefix: "xps.atomic_percent.")
  /// Binding energies of components.
  public static let bindingEnergies = Finding.KeyFamily(prefix: "xps.binding_energy.")
  /// Full widths at half maximum of components.
  public static let widths = Finding.KeyFamily(prefix: "xps.width.")
  /// Areas of components.
  public static let areas = Finding.KeyFamily(prefix: "xps.area.")

  /// The shares of the components of a region of its area.
  public static func shares(in region: String) -> Finding.KeyFamily {
    Finding.KeyFamily(prefix: "xps.share.\(region).")
  }
}

extension Finding.Key {
  /// The apparent atomic percentage of an element.
  public static func atomicPercent(of element: String) -> Finding.Key {
    Finding.KeyFamily.atomicPercent.key(of: element)
  }

  /// The share of a component of the area of its region.
  public static func share(of component: String, in region: String) -> Finding.Key {
    Finding.KeyFamily.shares(in: region).key(of: component)
  }

  /// The ratio of the areas of two components.
  public static func ratio(of numerator: String, to denominator: String) -> Finding.Key {
    Finding.Key(rawValue: "xps.ratio.\(numerator)/\(denominator)")
  }

  /// The shift of the energy scale by charging.
  public static let chargeShift = Finding.Key(rawValue: "xps.charge_shift")

  /// The apparent atomic percentage of an element that is bound as a component says.
  public static func speciesPercent(of component: String, in region: String) -> Finding.Key {
    Finding.Key(rawValue: "xps.species_percent.\(region).\(component)")
  }

  /// The area of a component.
  public static func area(of component: String, in region: String) -> Finding.Key {
    Finding.Key(rawValue: "xps.area.\(region).\(component)")
  }

  /// The binding energy of a component, referred to the charge reference.
  public static func bindingEnergy(of component: String, in region: String) -> Finding.Key {
    Finding.Key(rawValue: "xps.binding_energy.\(region).\(component)")
  }

  /// The full width at half maximum of a component.
  public static func width(of component: String, in region: String) -> Finding.Key {
    Finding.Key(rawValue: "xps.width.\(region).\(component)")
  }

  /// The component whose share of its region's area this key is for; `nil` for a key of something else.
  ///
  /// - Parameter place: Where the finding was taken, which names the region.
  public func component(at place: MeasuredPlace) -> String? {
    place.region.flatMap { Finding.KeyFamily.shares(in: $0).member(of: self) }
  }
}

extension Curve.Kind {
  /// A spectrum with its background and fitted components.
  public static let fittedSpectrum = Curve.Kind(rawValue: "xps.fit")
}
