/// Where the derivative column of each flat parameter goes.
///
/// The first use of a free parameter writes straight into its column; ties go through a column of their own and are
/// then added with their slopes.
struct ColumnLayout: Sendable {
  enum Target: Sendable {
    case free(Int)
    case own(Int)
    case unused
  }

  /// One addition: the column of a flat parameter times a slope goes to a free parameter's column.
  struct Share: Sendable {
    let place: Int
    let free: Int
    /// The place of the slope in the slope list, or −1 for 1.
    let slope: Int
  }

  private(set) var targets: [Target] = []
  private(set) var ownColumnCount = 0
  private(set) var slopeStarts: [Int] = []
  private(set) var slopeCount = 0
  private(set) var scratchCount = 1
  private(set) var peakShares: [Share] = []
  private(set) var lossShares: [Share] = []
  private(set) var backgroundShares: [Share] = []
  /// Free parameters whose column no shape overwrites before something is added to it.
  private(set) var columnsToClear: [Int] = []
  /// Free parameters on which the peaks depend.
  private(set) var columnsOfPeaks: [Int] = []

  init(_ model: CompiledModel) {
    targets = [Target](repeating: .unused, count: model.bindings.count)
    slopeStarts = [Int](repeating: 0, count: model.bindings.count)
    for (place, binding) in model.bindings.enumerated() {
      guard case .tied(let program) = binding else { continue }
      slopeStarts[place] = slopeCount
      slopeCount += program.dependencies.count
      scratchCount = max(scratchCount, program.scratchCount)
    }
    var written: Set<Int> = []
    var ofPeaks: Set<Int> = []
    // Peaks write straight; backgrounds may do so only where no peak depends on the parameter.
    for curve in model.curves where !curve.isBackground {
      for place in curve.first..<(curve.first + curve.width) {
        peakShares += assign(place, model, straight: true, &written)
        ofPeaks.formUnion(Self.dependencies(model.bindings[place]))
      }
    }
    for loss in model.losses {
      for place in loss.first..<(loss.first + loss.width) {
        lossShares += assign(place, model, straight: false, &written)
      }
    }
    let touched = ofPeaks.union(lossShares.map(\.free))
    for curve in model.curves where curve.isBackground {
      for place in curve.first..<(curve.first + curve.width) {
        let clash = Self.dependencies(model.bindings[place]).contains { touched.contains($0) }
        backgroundShares += assign(place, model, straight: !clash, &written)
      }
    }
    columnsToClear = (0..<model.freeCount).filter { !written.contains($0) }
    columnsOfPeaks = ofPeaks.sorted()
  }

  private static func dependencies(_ binding: CompiledModel.Binding) -> [Int] {
    switch binding {
    case .fixed: []
    case .free(let index): [index]
    case .tied(let program): program.dependencies
    }
  }

  private mutating func assign(
    _ place: Int, _ model: CompiledModel, straight: Bool, _ written: inout Set<Int>
  ) -> [Share] {
    switch model.bindings[place] {
    case .fixed: return []
    case .free(let index):
      if straight, written.insert(index).inserted {
        targets[place] = .free(index)
        return []
      }
      targets[place] = .own(ownColumnCount)
      ownColumnCount += 1
      return [Share(place: place, free: index, slope: -1)]
    case .tied(let program):
      guard !program.dependencies.isEmpty else { return [] }
      targets[place] = .own(ownColumnCount)
      ownColumnCount += 1
      return program.dependencies.enumerated().map { offset, free in
        Share(place: place, free: free, slope: slopeStarts[place] + offset)
      }
    }
  }
}
