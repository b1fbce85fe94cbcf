import AnalysisFindings
import InstrumentMeasurements

/// An oblique cut with its zero taken off, its depths from the surface of the coating downwards, and debris left out.
struct PreparedCut {
  /// The time of each point in s, or the way in µm where the file has no times.
  private(set) var positions: [Double] = []
  private(set) var hasTimes = false
  /// The depth below the surface in µm.
  private(set) var depths: [Double] = []
  /// The horizontal force in N.
  private(set) var forces: [Double] = []
  /// The vertical force in N, or empty.
  private(set) var verticalForces: [Double] = []
  /// The zero that was taken off; `nil` where the run begins under load.
  private(set) var zero: ZeroLoad?
  /// The depth of the contact on the file's scale, in µm, and its standard uncertainty.
  private(set) var contactDepth = 0.0
  private(set) var contactUncertainty = 0.0
  /// Whether a stretch without load at the end shows the drift.
  private(set) var hasZeroAtEnd = false
  private(set) var spikeCount = 0
  private(set) var warnings: [String] = []

  private static let fewest = 60

  init(_ profile: ForceProfile, _ options: AdhesionOptions) throws(InputProblem) {
    try take(profile)
    turn()
    let spikes = mask(options)
    drop(spikes)
    findContact(options.cut.contact)
  }

  /// The points that have a number in every column.
  private mutating func take(_ profile: ForceProfile) throws(InputProblem) {
    let axis = profile.times.isEmpty ? profile.displacements : profile.times
    hasTimes = !profile.times.isEmpty
    let columns = [axis, profile.depths, profile.verticalForces].filter { !$0.isEmpty }
    let complete = profile.forces.indices.filter { index in
      profile.forces[index].isFinite && columns.allSatisfy { index < $0.count && $0[index].isFinite }
    }
    guard !axis.isEmpty, complete.count >= Self.fewest else {
      throw InputProblem(
        .invalidValue, file: profile.source.path,
        expected: "times or displacements, depths and forces of at least \(Self.fewest) points",
        found: axis.isEmpty ? "neither times nor displacements" : "\(complete.count) complete points",
        remedy: "Export the whole run, and declare the column of the time.")
    }
    positions = complete.map { axis[$0] }
    guard let fault = positions.indices.dropFirst().first(where: { positions[$0] < positions[$0 - 1] }) else {
      let length = [Double].blockLength(of: complete.count)
      positions = positions.averaged(by: length)
      depths = complete.map { profile.depths[$0] }.averaged(by: length)
      forces = complete.map { profile.forces[$0] }.averaged(by: length)
      if !profile.verticalForces.isEmpty {
        verticalForces = complete.map { profile.verticalForces[$0] }.averaged(by: length)
      }
      return
    }
    throw InputProblem(
      .malformed, file: profile.source.path, place: .part("point \(complete[fault] + 1)"),
      expected: hasTimes ? "times that rise throughout" : "displacements that rise throughout",
      found: "\(positions[fault]) after \(positions[fault - 1])",
      remedy: "Check which column is declared as the time.")
  }

  /// Counts depth downwards and force against the blade: what the blade meets where it pulls hardest is below the start.
  private mutating func turn() {
    let start = forces.prefix(10).reduce(0, +) / 10
    let away = forces.map { $0 - start }
    let order = away.indices.sorted { abs(away[$0]) > abs(away[$1]) }
    let strongest = order.prefix(max(forces.count / 10, 1))
    if let pull = strongest.map({ away[$0] }).median, pull < 0 { forces = forces.map { -$0 } }
    let surface = Array(depths.prefix(10)).mean
    if let deep = strongest.map({ depths[$0] }).median, deep < surface { depths = depths.map { -$0 } }
  }

  private func mask(_ options: AdhesionOptions) -> [Bool] {
    guard let first = positions.first, let last = positions.last, last > first else { return [] }
    let spacing = (last - first) / Double(positions.count - 1)
    // Without times the speed is not known: five points are taken for what debris lasts.
    let points = hasTimes ? (options.spikeDuration / spacing).rounded() : options.spikeDuration > 0 ? 5 : 0
    return SpikeMask(
      forces, longest: points < 50 ? max(Int(points), 0) : 50, threshold: options.spikeThreshold
    ).isSpike
  }

  private mutating func drop(_ isSpike: [Bool]) {
    let kept = isSpike.indices.filter { !isSpike[$0] }
    spikeCount = isSpike.count - kept.count
    guard spikeCount > 0 else { return }
    positions = kept.map { positions[$0] }
    depths = kept.map { depths[$0] }
    forces = kept.map { forces[$0] }
    if !verticalForces.isEmpty { verticalForces = kept.map { verticalForces[$0] } }
  }

  private mutating func findContact(_ contact: AdhesionOptions.Contact) {
    switch contact {
    case .found: zero = ZeroLoad(forces)
    case .depth(let depth):
      let index = depths.firstIndex { $0 >= depth } ?? depths.count
      zero = ZeroLoad(forces, contact: index, uncertainty: 0)
      contactDepth = depth
    }
    guard let zero else {
      warnings.append(
        "The run begins under load: no zero of the force is taken off, and depths are those of the file.")
      depths = depths.map { [contactDepth] in $0 - contactDepth }
      return
    }
    if contact == .found { takeContactDepth(zero) }
    let surface = contactDepth
    depths = depths.map { $0 - surface }
    takeOff(zero)
  }

  /// The depth where the force begins to rise, from the approach alone: a blade under a set load goes on at another speed.
  private mutating func takeContactDepth(_ zero: ZeroLoad) {
    let approach = max(zero.contact - 20, 0)..<zero.contact
    let (places, values) = (Array(positions[approach]), Array(depths[approach]))
    let (middle, mean) = (places.mean, values.mean)
    let spread = places.map { $0 - middle }.squares
    let contact = positions[min(zero.contact, positions.count - 1)]
    let slope =
      spread > 0 ? zip(places, values).reduce(0) { $0 + ($1.0 - middle) * ($1.1 - mean) } / spread : 0
    contactDepth = mean + slope * (contact - middle)
    let noise = zip(places, values).map { $1 - mean - slope * ($0 - middle) }.squares
    let variance = noise / Double(max(places.count - 2, 1))
    let reach = spread > 0 ? (contact - middle) * (contact - middle) / spread : 0
    let perPoint = slope * (contact - middle) / (Double(places.count + 1) / 2)
    let corner = perPoint * zero.contactUncertainty
    contactUncertainty = (variance * (1 / Double(places.count) + reach) + corner * corner).squareRoot()
  }

  /// Takes the zero off; where the blade is out of the coating again at the end, the straight line between both zeros.
  private mutating func takeOff(_ zero: ZeroLoad) {
    let tail = forces.count - (depths.lastIndex { $0 > 0 } ?? forces.count - 1) - 1
    var slope = 0.0
    let middle = Array(positions[..<zero.contact]).mean
    if tail >= 10, let end = CorrelatedMean(mean: Array(forces.suffix(tail))) {
      hasZeroAtEnd = true
      slope = (end.value - zero.force) / (Array(positions.suffix(tail)).mean - middle)
    }
    forces = zip(forces, positions).map { $0 - zero.force - slope * ($1 - middle) }
    if !verticalForces.isEmpty {
      let rest = Array(verticalForces[..<zero.contact]).mean
      verticalForces = verticalForces.map { $0 - rest }
    }
  }

  /// The standard uncertainty of the zero at a position in N: of its mean, and of a drift that nothing shows.
  func zeroUncertainty(at position: Double, _ options: AdhesionOptions) -> Double {
    guard let zero, let last = positions.last else { return options.zeroDriftUncertainty }
    let start = positions[..<zero.contact].reduce(0, +) / Double(zero.contact)
    let share = last > start ? max(position - start, 0) / (last - start) : 1
    let drift = hasZeroAtEnd ? 0 : options.zeroDriftUncertainty * share
    return (zero.standardUncertainty * zero.standardUncertainty + drift * drift).squareRoot()
  }
}
