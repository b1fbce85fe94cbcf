import AnalysisFindings
import Foundation
import InstrumentMeasurements
import NumericalMethods

/// Line scans of a layered oxide under a rock-salt layer; depths in nm below a surface at 3.1 nm.
struct SimulatedScan {
  var layer = 4.0
  var length = 30.0
  var offset = 0.0
  var surface = 3.1
  var width = 0.8
  /// The area of Co L2,3 in the layered oxide; rock salt holds half of it.
  var cobalt = 0.0
  /// The area of F K in rock salt.
  var fluorine = 0.0
  /// How many counts rock salt gives for each of as much layered oxide.
  var density = 1.0
  /// How much thicker the lamella becomes from one end of the scan to the other.
  var wedge = 0.0
  /// The deviation of the particle's edge in nm; 0 for a scan that begins inside.
  var edge = 0.5
  /// The first position in nm.
  var start = 0.0
  /// By how much the energy axis is off at a position, in eV.
  var drift: (Double) -> Double = { _ in 0 }
  var energyStep = 0.5
  var gain = 1.0
  var reversed = false
  var spikes: [Spike] = []
  var seed: UInt64? = 11

  /// An X-ray that hits one channel.
  struct Spike {
    var position: Int
    var channel: Int
    var counts: Double
  }

  /// The layered and the rock-salt part at a position.
  func phases(_ x: Double) -> (layered: Double, rockSalt: Double) {
    let phase = { (d: Double, s: Double) in 0.5 * (1 + erf(d / (2.0.squareRoot() * s))) }
    let oxide = edge > 0 ? phase(x - surface, edge) : 1
    let layered = layer > 0 ? min(phase(x - surface - layer, width), oxide) : oxide
    let thickness = 1 + wedge * (x - start) / length
    return (thickness * layered, thickness * density * (oxide - layered))
  }

  func expectation(_ x: Double, _ energy: Double) -> Double {
    let (layered, rockSalt) = phases(x)
    let gauss = { (centre: Double, area: Double, full: Double) in
      let s = full / 2.3548
      return area / (s * 2.5066) * exp(-0.5 * pow((energy - centre) / s, 2))
    }
    let rise = { (centre: Double, s: Double) in 0.5 * (1 + erf((energy - centre) / (1.41421 * s))) }
    let falling = { (onset: Double) in pow(onset / energy, 3) }
    var counts = 5000 * (0.4 + 0.6 * (layered + rockSalt)) * falling(520)
    counts += layered * gauss(528.5, 8000, 2.2) + rockSalt * gauss(532, 2000, 2.2)
    counts += (layered + rockSalt) * (2200 * rise(537, 1) * falling(537) + gauss(540.5, 25_000, 5))
    counts += (layered + 0.5 * rockSalt) * (gauss(780, 0.74 * cobalt, 2.5) + gauss(795, 0.26 * cobalt, 3))
    counts += rockSalt * gauss(692, fluorine, 8)
    for (part, energyShift, ratio) in [(layered, 0.0, 2.9), (rockSalt, -1.0, 4.0)] {
      let (l3, l2) = (855 + energyShift, 872.2 + energyShift)
      counts += part * (gauss(l3, 16_000 * ratio / (1 + ratio), 2.5) + gauss(l2, 16_000 / (1 + ratio), 3))
      counts += part * 600 * (2 * rise(l3, 0.5) * falling(l3) + rise(l2, 0.5) * falling(l2)) / 3
    }
    return counts
  }

  var signal: ElectronMicroscopySignal {
    var generator = SeededGenerator(seed: seed ?? 0)
    let positions = Int(length / 0.5) + 1
    let channels = Int(425 / energyStep)
    var rows = (0..<positions).map { position in
      (0..<channels).map { channel -> Double in
        let place = start + Double(position) * 0.5
        let mean = expectation(place, 490 + energyStep * Double(channel) - drift(place))
        return gain * (seed == nil ? mean : Double(generator.poisson(mean: mean)))
      }
    }
    for spike in spikes { rows[spike.position][spike.channel] += spike.counts }
    if reversed { rows.reverse() }
    return ElectronMicroscopySignal(
      title: "simulated", source: SourceFile(path: "scan.dm3"),
      axes: [
        MeasurementAxis(
          quantity: "x", unit: "nm", positions: .regular(start: start, step: 0.5, count: positions)),
        MeasurementAxis(
          quantity: "energy loss", unit: "eV",
          positions: .regular(start: 490 + offset, step: energyStep, count: channels)),
      ], values: .real(rows.flatMap(\.self)), storedType: "float32", signal: "EELS", energyAxis: 1)
  }
}
