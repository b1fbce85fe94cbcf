/// The energy shift of every spectrum of a scan, found by following one spectrum after the other.
///
/// Each spectrum is compared with the mean of those beside it that are already aligned, so that a drift of many eV along
/// the scan is followed; a change of phase moves the frame by what its edges move, slowly. Shifts are in channels, 0
/// where tracking begins.
struct EnergyTrack {
  /// One shift a spectrum, in channels; a spectrum outside the particle takes that of the nearest one inside.
  private(set) var shifts: [Double]

  /// - Parameters:
  ///   - spectra: The spectra in the order of their positions.
  ///   - inside: The indices of those inside the particle, rising.
  ///   - model: The windows and noise.
  ///   - reach: How far a spectrum may lie from its neighbour, one standard deviation in channels.
  init(_ spectra: [[Double]], inside: [Int], model: LinearCombination, reach: Double) {
    shifts = [Double](repeating: 0, count: spectra.count)
    guard inside.count >= 2 else { return }
    let middle = inside.count / 2
    let all = Array(spectra.first?.indices ?? 0..<0)
    var aligned: [Int: [Double]] = [:]
    func follow(_ order: [Int], from start: [Int]) {
      var recent = start
      for index in order {
        let reference = ShiftedReference(values: Self.mean(recent.compactMap { aligned[$0] }))
        let previous = recent.last.map { shifts[$0] } ?? 0
        let fit = model.fit(
          spectra[index], [reference], prior: .init(mean: previous, deviation: reach))
        shifts[index] = fit?.shift ?? previous
        aligned[index] = ShiftedReference(values: spectra[index]).moved(by: -shifts[index], at: all).values
        recent.append(index)
        if recent.count > Self.memory { recent.removeFirst() }
      }
    }
    aligned[inside[middle]] = spectra[inside[middle]]
    follow(Array(inside[(middle + 1)...]), from: [inside[middle]])
    let begin = inside[middle..<min(middle + Self.memory, inside.count)].reversed()
    follow(inside[..<middle].reversed(), from: Array(begin))
    for index in spectra.indices where aligned[index] == nil {
      let nearest = inside.min { abs($0 - index) < abs($1 - index) } ?? inside[0]
      shifts[index] = shifts[nearest]
    }
  }

  /// How many aligned spectra the next one is compared with.
  private static let memory = 6

  private static func mean(_ spectra: [[Double]]) -> [Double] {
    var sum = [Double](repeating: 0, count: spectra.first?.count ?? 0)
    for spectrum in spectra { for k in sum.indices { sum[k] += spectrum[k] } }
    return sum.map { $0 / Double(max(spectra.count, 1)) }
  }
}
