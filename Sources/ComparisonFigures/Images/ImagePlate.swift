import RasterCanvas

extension CanvasColor {
  /// What lies under letters on an image: white and coloured ones are read on it whatever the image shows there.
  static let imagePlate = CanvasColor.black.withOpacity(0.55)
}
