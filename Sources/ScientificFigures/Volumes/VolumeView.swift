import Foundation
import RasterCanvas

/// From where a box is looked at, without perspective: parallel edges stay parallel, so that lengths can be compared.
public struct VolumeView: Sendable, Hashable {
  /// How far the viewer has walked around the box, in degrees; 0 looks at its front face.
  public let azimuth: Double
  /// How high the viewer stands above the plane of the surface, in degrees, from 5 to 85.
  public let elevation: Double

  /// Creates a view; what is not a number gives the usual view of 38° and 24°.
  public init(azimuth: Double = 38, elevation: Double = 24) {
    self.azimuth = azimuth.isFinite ? azimuth.truncatingRemainder(dividingBy: 360) : 38
    self.elevation = elevation.isFinite ? min(max(elevation, 5), 85) : 24
  }

  private var angles: (around: Double, above: Double) { (azimuth * .pi / 180, elevation * .pi / 180) }

  /// To the right on the page, in the box's directions x, y and z (z away from the bulk).
  var right: SIMD3<Double> { SIMD3(cos(angles.around), sin(angles.around), 0) }

  /// Upwards on the page.
  var up: SIMD3<Double> {
    let (around, above) = angles
    return SIMD3(-sin(around) * sin(above), cos(around) * sin(above), cos(above))
  }

  /// Away from the viewer.
  var forward: SIMD3<Double> {
    let (around, above) = angles
    return SIMD3(-sin(around) * cos(above), cos(around) * cos(above), -sin(above))
  }
}

/// A box as it is seen: where its corners lie on the page, in units of its width.
struct VolumeBox {
  let view: VolumeView
  /// Half of the lengths along x, y and z.
  let half: SIMD3<Double>

  private var corners: [SIMD3<Double>] {
    (0..<8).map { index in
      half * SIMD3(index & 1 == 0 ? -1 : 1, index & 2 == 0 ? -1 : 1, index & 4 == 0 ? -1 : 1)
    }
  }

  /// The place of a point of the box on the page, y downwards.
  func place(_ point: SIMD3<Double>) -> CanvasPoint {
    CanvasPoint((point * view.right).sum(), -(point * view.up).sum())
  }

  /// What the box covers on the page.
  var bounds: CanvasRectangle {
    let places = corners.map(place)
    let left = places.map(\.x).min() ?? 0
    let top = places.map(\.y).min() ?? 0
    return CanvasRectangle(
      x: left, y: top, width: (places.map(\.x).max() ?? 1) - left, height: (places.map(\.y).max() ?? 1) - top)
  }

  /// The twelve edges; those that meet in the corner farthest from the viewer are hidden.
  var edges: [(from: CanvasPoint, to: CanvasPoint, isHidden: Bool)] {
    let corners = corners
    let distances = corners.map { ($0 * view.forward).sum() }
    let farthest = distances.indices.max { distances[$0] < distances[$1] } ?? 0
    return corners.indices.flatMap { one in
      [1, 2, 4].filter { one & $0 == 0 }.map { bit in
        let other = one | bit
        return (place(corners[one]), place(corners[other]), one == farthest || other == farthest)
      }
    }
  }
}
