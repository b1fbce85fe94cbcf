import RasterCanvas

/// What is wrong with the places of the texts of a page.
public struct SceneOverlaps: Sendable {
  /// Two texts that cover one another.
  public struct Pair: Sendable {
    /// One text.
    public var first: SceneText
    /// The other.
    public var second: SceneText
  }

  /// The pairs of texts that cover one another.
  public let pairs: [Pair]
  /// The texts that leave the page.
  public let outside: [SceneText]

  /// How many faults there are.
  public var count: Int { pairs.count + outside.count }

  /// Checks a page.
  ///
  /// - Parameters:
  ///   - scene: The page.
  ///   - tolerance: How far boxes may reach into one another, in points: the box of a text is as high as its highest
  ///     letter could be, so that a quarter point shows nothing.
  public init(_ scene: FigureScene, tolerance: Double = 0.25) {
    let texts = scene.texts.filter { !$0.source.isEmpty }
    let boxes = texts.map { $0.bounds.expanded(by: -tolerance) }
    var pairs: [Pair] = []
    for index in texts.indices {
      for other in texts.indices.dropFirst(index + 1) where boxes[index].intersects(boxes[other]) {
        pairs.append(Pair(first: texts[index], second: texts[other]))
      }
    }
    self.pairs = pairs
    let page = CanvasRectangle(x: 0, y: 0, width: scene.width, height: scene.height)
    outside = zip(texts, boxes).filter { !page.contains($0.1) }.map(\.0)
  }
}
