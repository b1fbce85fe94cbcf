import RasterCanvas
import ScientificFigures
import Testing

/// An axis ends at the limits that it is given, whatever stands above the data.
@Suite struct ExplicitLimitsTests {
  static let values = [1.0, 8, 3, 9, 2]
  static let guides = GuidesMark(
    [GuidesMark.Guide(2, "a long label")], stroke: SceneStroke(.noteGrey, width: 0.5))
  static let brackets = BracketsMark(
    [.init(from: 0, to: 3, label: "p = 0.012"), .init(from: 1, to: 2, label: "p = 0.03")],
    over: values.enumerated().map { (Double($0.offset), $0.element) })

  static func scene(
    _ marks: [any PanelMark], limits: AxisLimits?, scale: AxisScale = .linear
  ) throws -> FigureScene {
    let panel = FigurePanel(
      title: "Title", x: FigureAxis("x"), y: FigureAxis("y", scale: scale, limits: limits),
      marks: [SampleFigures.line(values)] + marks)
    return SampleFigures.grid([panel], theme: .nature89).scene(typeface: try FigureTypeface())
  }

  /// The height of the frame in units of the vertical axis, from the distance of two ticks.
  static func span(_ scene: FigureScene) throws -> Double {
    let ticks = scene.texts.filter {
      $0.role == .tickLabel && $0.origin.x < SampleFigures.frames(scene)[0].minX
    }
    .compactMap { text in Double(text.source.plainText).map { (value: $0, place: text.origin.y) } }
    let (first, last) = (try #require(ticks.first), try #require(ticks.last))
    let frame = try #require(SampleFigures.frames(scene).first)
    return frame.height * abs((last.value - first.value) / (last.place - first.place))
  }

  @Test(arguments: [AxisLimits(0, 5), AxisLimits(0, 9), AxisLimits(2, 6)])
  func labelsAboveTheDataDoNotLengthenIt(limits: AxisLimits) throws {
    for mark in [Self.guides as any PanelMark, Self.brackets] {
      let scene = try Self.scene([mark], limits: limits)
      #expect(abs(try Self.span(scene) - (limits.upper - limits.lower)) < 0.02)
    }
    let free = try Self.scene([Self.guides], limits: nil)
    #expect(try Self.span(free) > 12)
  }

  @Test func labelsStandAboveTheFrameAndUnderTheTitle() throws {
    for mark in [Self.guides as any PanelMark, Self.brackets] {
      let scene = try Self.scene([mark], limits: AxisLimits(0, 5))
      let frame = try #require(SampleFigures.frames(scene).first)
      let notes = scene.texts.filter { $0.role == .annotation }
      #expect(!notes.isEmpty)
      for note in notes { #expect(note.origin.y <= frame.minY + 0.01, "\(note.source.plainText)") }
      #expect(SampleFigures.faults(scene).isEmpty, "\(SampleFigures.faults(scene))")
    }
  }

  @Test func labelsThatHaveRoomUnderTheLimitStayInTheFrame() throws {
    let scene = try Self.scene([Self.guides], limits: AxisLimits(0, 60))
    let frame = try #require(SampleFigures.frames(scene).first)
    for note in scene.texts.filter({ $0.role == .annotation }) { #expect(note.origin.y > frame.minY) }
  }

  @Test func notesThatFindNoPlaceLeaveThePanelInsteadOfLengtheningIt() throws {
    var panel = FigurePanel(
      x: FigureAxis("x"), y: FigureAxis("y", limits: AxisLimits(0, 9)),
      marks: [SampleFigures.line(Self.values)])
    panel.notes = (0..<8).map { FigureText(plain: "note \($0) that takes some room of the panel") }
    let scene = SampleFigures.grid([panel], theme: .nature89).scene(typeface: try FigureTypeface())
    #expect(abs(try Self.span(scene) - 9) < 0.02)
    #expect(scene.texts.contains { $0.source.plainText.contains("note 7") })
  }
}
