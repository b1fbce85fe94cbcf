public import AnalysisFindings

extension Curve {
  /// One run of oblique cutting (SAICAS), kind `adhesion.profile`: what was measured at each depth of the blade.
  ///
  /// A study records each run as a result of the technique `adhesion`, its strength as ``Finding/Key/adhesionStrength``
  /// and the depth of the current collector as ``Finding/Key/interfaceDepth``.
  ///
  /// - Parameters:
  ///   - depths: The depths in µm, in any order.
  ///   - forcesPerWidth: The horizontal force per width of the blade in N/m, one a depth; empty where it is not recorded.
  ///   - shearStrengths: The shear strength in MPa, one a depth; empty where it is not recorded.
  ///   - name: The curve's name.
  public static func adhesionProfile(
    depths: [Double], forcesPerWidth: [Double] = [], shearStrengths: [Double] = [], name: String = "cut"
  ) -> Curve {
    var columns = [Column(name: "depth", unit: "µm", role: .abscissa, values: depths)]
    if !forcesPerWidth.isEmpty {
      columns.append(
        Column(name: "force per width", unit: "N/m", role: .measured, values: forcesPerWidth))
    }
    if !shearStrengths.isEmpty {
      columns.append(Column(name: "shear strength", unit: "MPa", role: .derived, values: shearStrengths))
    }
    return Curve(name: name, title: "Oblique cut", kind: .adhesionProfile, columns: columns)
  }
}
