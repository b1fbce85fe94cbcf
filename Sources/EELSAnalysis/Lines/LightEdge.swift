/// A K edge of a light element whose net counts are followed along a scan.
struct LightEdge: Hashable {
  /// The symbol.
  let symbol: String
  /// The window before the edge in eV, on an axis whose O K main maximum lies at 540.3 eV.
  private let usualBackground: ClosedRange<Double>
  /// Where the edge is counted, on such an axis.
  private let usualSignal: ClosedRange<Double>
  /// How far this axis is off, in eV.
  private let offset: Double

  var background: ClosedRange<Double> { moved(usualBackground) }
  var signal: ClosedRange<Double> { moved(usualSignal) }

  private func moved(_ window: ClosedRange<Double>) -> ClosedRange<Double> {
    (window.lowerBound + offset)...(window.upperBound + offset)
  }

  /// Carbon, whose π* of carbonate stands at 290 eV, and fluorine, behind Mn L2.
  private static let all: [(symbol: String, background: ClosedRange<Double>, signal: ClosedRange<Double>)] = [
    ("C", 245...280, 284...330), ("F", 662...682, 685...725),
  ]

  /// The edges that an axis covers.
  ///
  /// - Parameters:
  ///   - energies: The energies in eV.
  ///   - main: Where the main maximum of O K lies; `nil` where it is not covered, and the axis is taken as it is.
  static func covered(by energies: [Double], oxygenMain main: Double?) -> [LightEdge] {
    guard let first = energies.first, let last = energies.last else { return [] }
    let offset = main.map { $0 - 540.3 } ?? 0
    return all.map {
      LightEdge(
        symbol: $0.symbol, usualBackground: $0.background, usualSignal: $0.signal, offset: offset)
    }.filter { $0.background.lowerBound >= first && $0.signal.upperBound <= last }
  }
}
