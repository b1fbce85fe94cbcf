public import BinderComparison

extension PolarityTable {
  /// The field's default: a thinner rock-salt layer and less metal on the anode are better; compositions have no good
  /// direction by themselves.
  public static let fieldDefault = PolarityTable([
    Entry(
      "eels.rock_salt_thickness", better: .lower,
      reason: "a thinner rock-salt layer means that less of the cathode's surface has transformed"),
    Entry(
      "icpms.deposit*", better: .lower,
      reason: "less transition metal on the anode means that less has dissolved from the cathode"),
    Entry(
      "xps.atomic_percent.*", better: .neither,
      reason: "a composition in at% mixes interphase, binder and cathode"),
    Entry(
      "xps.share.F 1s.LiF", better: .neither,
      reason: "LiF stands for consumed salt as well as for a protective interphase"),
  ])
}
