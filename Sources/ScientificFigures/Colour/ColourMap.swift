public import RasterCanvas

/// A sequence of colours for values from 0 to 1 whose lightness rises evenly.
public struct ColourMap: Sendable, Hashable {
  /// The name.
  public let name: String
  private let anchors: [CanvasColor]

  /// Creates a map from colours at equal distances, at least one.
  public init(name: String, anchors: [CanvasColor]) {
    self.name = name
    self.anchors = anchors.isEmpty ? [.black] : anchors
  }

  private init(name: String, codes: [UInt32]) {
    self.init(name: name, anchors: codes.map { CanvasColor(hex: $0) })
  }

  /// The colour of a share from 0 to 1; beyond the ends the colour of the end, for NaN none.
  public func colour(_ share: Double) -> CanvasColor {
    guard !share.isNaN else { return .clear }
    let place = min(max(share, 0), 1) * Double(anchors.count - 1)
    let index = min(Int(place), anchors.count - 1)
    let next = min(index + 1, anchors.count - 1)
    return anchors[index].mixed(with: anchors[next], share: place - Double(index))
  }

  /// Black to white.
  public static let grey = ColourMap(name: "grey", codes: [0x000000, 0xFFFFFF])

  /// Dark violet over green to yellow, at 33 places.
  ///
  /// By S. van der Walt and N. Smith (CC0).
  public static let viridis = ColourMap(
    name: "viridis",
    codes: [
      0x440154, 0x470D60, 0x48186A, 0x482374, 0x472D7B, 0x453781, 0x424086, 0x3E4989,
      0x3B528B, 0x375B8D, 0x33638D, 0x2F6B8E, 0x2C728E, 0x297A8E, 0x26828E, 0x23898E,
      0x21918C, 0x1F988B, 0x1FA088, 0x22A785, 0x28AE80, 0x32B67A, 0x3FBC73, 0x4EC36B,
      0x5EC962, 0x70CF57, 0x84D44B, 0x98D83E, 0xADDC30, 0xC2DF23, 0xD8E219, 0xECE51B,
      0xFDE725,
    ])

  /// Dark blue over grey to yellow, the same for colour-blind eyes, at 33 places.
  ///
  /// By J. Nuñez, C. Anderton and R. Renslow, PLoS ONE 13 (2018) e0199239.
  public static let cividis = ColourMap(
    name: "cividis",
    codes: [
      0x00224E, 0x00285B, 0x002E6A, 0x053371, 0x1A386F, 0x273E6E, 0x32436D, 0x3B496C,
      0x434E6C, 0x4B546C, 0x535A6D, 0x5A5F6E, 0x61656F, 0x686A71, 0x6F7073, 0x767676,
      0x7D7C78, 0x848279, 0x8C8878, 0x938E78, 0x9B9476, 0xA39A74, 0xABA072, 0xB4A76F,
      0xBCAE6C, 0xC4B468, 0xCDBB63, 0xD5C25E, 0xDEC958, 0xE7D150, 0xF0D846, 0xF9E03A,
      0xFEE838,
    ])
}
