public import AnalysisFindings

extension Curve {
  /// A kind of curve over a grid, with what its columns hold.
  public struct GridKind: Sendable, Hashable {
    /// The kind of the curve.
    public let kind: Kind
    /// Whether the grid has layers.
    public let hasLayers: Bool

    /// Ion maps of one field: a measured column an ion, named as the ion, in counts.
    public static let ionMaps = GridKind(kind: Kind(rawValue: "sims.map"), hasLayers: false)
    /// Ions in space: a measured column an ion, named as the ion, in counts.
    public static let ionVolumes = GridKind(kind: Kind(rawValue: "sims.volume"), hasLayers: true)
    /// The thickness of a layer in every pixel: a derived column in nm, with uncertainties where they are known; a gap
    /// (`nan`) where a pixel has too few counts.
    public static let thicknessMap = GridKind(kind: Kind(rawValue: "sims.thickness-map"), hasLayers: false)
    /// An electron micrograph: a measured column of intensities.
    public static let micrograph = GridKind(kind: Kind(rawValue: "stem.image"), hasLayers: false)

    /// Every kind.
    public static let all: [GridKind] = [.ionMaps, .ionVolumes, .thicknessMap, .micrograph]
  }

  /// Ion maps of one field, kind `sims.map`.
  ///
  /// - Parameter counts: The counts of each ion, one a pixel in raster order.
  public static func ionMaps(
    _ counts: [(ion: String, counts: [Double])], on grid: Grid, name: String = "maps"
  ) -> Curve {
    Curve(name: name, title: "Ion maps", kind: .ionMaps, grid: grid, columns: counts.map(Column.init(ion:)))
  }

  /// Ions in space by a depth profile, kind `sims.volume`.
  ///
  /// - Parameter counts: The counts of each ion, one a voxel in raster order, layer after layer from the surface.
  public static func ionVolumes(
    _ counts: [(ion: String, counts: [Double])], on grid: Grid, name: String = "volumes"
  ) -> Curve {
    Curve(
      name: name, title: "Ions in space", kind: .ionVolumes, grid: grid,
      columns: counts.map(Column.init(ion:)))
  }

  /// The thickness of a layer over a field, kind `sims.thickness-map`.
  ///
  /// - Parameters:
  ///   - thicknesses: The thickness in nm, one a pixel in raster order; `nan` where there is no answer.
  ///   - uncertainties: Standard uncertainties in nm; empty where they are unknown.
  ///   - quantity: What is thick, in the markup of figures.
  public static func thicknessMap(
    _ thicknesses: [Double], uncertainties: [Double] = [], quantity: String = "CEI thickness", on grid: Grid,
    name: String = "thickness map"
  ) -> Curve {
    Curve(
      name: name, title: quantity, kind: .thicknessMap, grid: grid,
      columns: [
        Column(
          name: "thickness", unit: "nm", role: .derived, values: thicknesses, uncertainties: uncertainties)
      ])
  }

  /// An electron micrograph, kind `stem.image`.
  ///
  /// - Parameter intensities: The intensity, one a pixel in raster order.
  public static func micrograph(
    _ intensities: [Double], on grid: Grid, name: String = "micrograph"
  ) -> Curve {
    Curve(
      name: name, title: "Micrograph", kind: .micrograph, grid: grid,
      columns: [Column(name: "intensity", unit: "counts", role: .measured, values: intensities)])
  }
}

extension Curve.Column {
  fileprivate init(ion: (ion: String, counts: [Double])) {
    self.init(name: ion.ion, unit: "counts", role: .measured, values: ion.counts)
  }
}
