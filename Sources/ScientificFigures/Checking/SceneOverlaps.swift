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
  /// The texts that the clip of their group cuts.
  public let cut: [SceneText]
  /// The texts that lie on the frame of a panel.
  public let onFrames: [SceneText]

  /// How many faults there are.
  public var count: Int { pairs.count + outside.count + cut.count + onFrames.count }

  /// Checks a page.
  ///
  /// - Parameters:
  ///   - scene: The page.
  ///   - tolerance: How far boxes may reach into one another, in points: the box of a text is as high as its highest
  ///     letter could be, so that a quarter point shows nothing.
  public init(_ scene: FigureScene, tolerance: Double = 0.25) {
    var found = Found()
    found.collect(scene.items, clips: [])
    let texts = found.texts
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
    let clips = found.clips
    cut = texts.indices.filter { index in clips[index].contains { !$0.contains(boxes[index]) } }.map {
      texts[$0]
    }
    let frames = found.frames
    onFrames = zip(texts, boxes).filter { _, box in frames.contains { $0.crosses(box) } }.map(\.0)
  }

  /// A frame with its sides that are drawn.
  private struct Frame {
    var area: CanvasRectangle
    var isClosed: Bool

    /// Whether a side runs through a box.
    func crosses(_ box: CanvasRectangle) -> Bool {
      let across = box.maxX > area.minX && box.minX < area.maxX
      let down = box.maxY > area.minY && box.minY < area.maxY
      func isThrough(_ line: Double, _ low: Double, _ high: Double) -> Bool { low < line && line < high }
      return down && isThrough(area.minX, box.minX, box.maxX)
        || across && isThrough(area.maxY, box.minY, box.maxY)
        || isClosed && down && isThrough(area.maxX, box.minX, box.maxX)
        || isClosed && across && isThrough(area.minY, box.minY, box.maxY)
    }
  }

  /// The texts of a page with the clips around each, and the frames.
  private struct Found {
    var texts: [SceneText] = []
    var clips: [[CanvasRectangle]] = []
    var frames: [Frame] = []

    mutating func collect(_ items: [SceneItem], clips around: [CanvasRectangle]) {
      for item in items {
        switch item {
        case .group(let group):
          collect(group.items, clips: around + (group.clip.map { [$0] } ?? []))
        case .text(let text) where !text.source.isEmpty:
          texts.append(text)
          clips.append(around)
        case .shape(let shape) where shape.role == .axis && shape.snaps && shape.stroke != nil:
          guard let area = shape.path.controlBounds else { continue }
          frames.append(Frame(area: area, isClosed: shape.path.elements.contains { $0 == .close }))
        case .text, .shape, .markers, .image: break
        }
      }
    }
  }
}
