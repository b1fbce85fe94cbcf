public import AnalysisFindings

extension Finding.KeyFamily {
  /// The apparent atomic percentages of elements.
  public static let atomicPercent = Finding.KeyFamily(prefix: "xps.atomic_percent.")

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
