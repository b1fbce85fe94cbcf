import AnalysisFindings

/// Force per width and shear stress against depth, along the descents of a cut, averaged in steps of depth.
///
/// Plateaus are left out: they are many points at one depth, and the force relaxes on them.
struct CutProfile {
  private(set) var depths: [Double] = []
  private(set) var forcesPerWidth: [Double] = []
  private(set) var shearStresses: [Double] = []

  private static let mostSteps = 240.0

  init(
    _ cut: PreparedCut, _ course: BladeCourse, width: Double, isUnderSetLoad: Bool, _ options: AdhesionOptions
  ) {
    let points = course.descents.flatMap { Array($0) }.filter { cut.depths[$0] >= 0 }
    guard let deepest = points.map({ cut.depths[$0] }).max(), deepest > 0 else { return }
    let step = max(deepest / Self.mostSteps, 0.1)
    let least = max(options.cut.smallestDepth, 3 * cut.contactUncertainty)
    let steps = Dictionary(grouping: points) { Int(cut.depths[$0] / step) }
    for (_, members) in steps.sorted(by: { $0.key < $1.key }) {
      let depth = members.map { cut.depths[$0] }.mean
      let force = members.map { cut.forces[$0] }.mean
      let vertical =
        cut.verticalForces.isEmpty || isUnderSetLoad ? nil : members.map { cut.verticalForces[$0] }.mean
      depths.append(depth)
      forcesPerWidth.append(force / width * 1000)
      let stress = options.blade.shearAngle.stress(
        horizontal: force, vertical: vertical, width: width, depth: depth)
      shearStresses.append(depth >= least ? stress.value : .nan)
    }
  }

  var curve: Curve {
    .adhesionProfile(depths: depths, forcesPerWidth: forcesPerWidth, shearStrengths: shearStresses)
  }
}
