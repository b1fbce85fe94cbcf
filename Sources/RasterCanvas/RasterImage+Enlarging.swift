extension RasterImage {
  /// The image with each pixel as a square of so many pixels.
  ///
  /// - Parameter factor: The side of the square; one that would make the image larger than a surface may be, or less than
  ///   2, leaves the image as it is.
  public func enlarged(by factor: Int) -> RasterImage {
    let sides = 2...max(2, RasterSurface.largestSide / max(width, height))
    guard sides.contains(factor), width * height <= RasterSurface.mostPixels / (factor * factor) else {
      return self
    }
    var cells = ContiguousArray<UInt32>()
    cells.reserveCapacity(width * height * factor * factor)
    for row in 0..<height {
      let start = cells.count
      for pixel in storage[(row * width)..<((row + 1) * width)] {
        cells.append(contentsOf: repeatElement(pixel, count: factor))
      }
      let line = cells[start...]
      for _ in 1..<factor { cells.append(contentsOf: line) }
    }
    return RasterImage(width: width * factor, height: height * factor, storage: cells)
  }
}
