import AnalysisFindings
import InstrumentMeasurements
import Testing

/// Every measurement gives its numbers in one form.
@Suite struct MeasuredArrayTests {
  private let source = SourceFile(path: "x")

  @Test func aTableGivesConcentrationsOfEachChannelAlongItsRows() {
    let table = ConcentrationTable(
      title: "t", source: source,
      channels: [.init(name: "60Ni", element: "Ni", massNumber: 60, concentrationUnit: "ppb")],
      rows: [
        .init(rowNumber: 3, sampleName: "a", readings: [.init(concentration: .value(1.5))]),
        .init(rowNumber: 4, sampleName: "b", readings: [.init(concentration: .below(0.1))]),
      ])
    let array = table.arrays[0]
    #expect(array.name == "60Ni concentration")
    #expect(array.unit == "ppb")
    #expect(array.axes[0].values == [3, 4])
    #expect(array.values[0] == 1.5)
    #expect(array.values[1].isNaN)
  }

  @Test func aPictureHasAnAxisOfItsColours() {
    let pixels = MeasurementAxis(quantity: "x", unit: "nm", positions: .regular(start: 0, step: 1, count: 2))
    let signal = ElectronMicroscopySignal(
      title: "p", source: source, axes: [pixels], values: .color([1, 2, 3, 4, 5, 6, 7, 8]), storedType: "rgba"
    )
    #expect(signal.arrays.map(\.shape) == [[2, 4]])
    #expect(signal.arrays[0].values == [1, 2, 3, 4, 5, 6, 7, 8])
  }

  @Test func anOutlineSpansWhatItsMeasurementSpans() {
    let axis = MeasurementAxis(
      quantity: "energy loss", unit: "eV", positions: .regular(start: 400, step: 0.5, count: 1001))
    var signal = ElectronMicroscopySignal(
      title: "s", source: source, axes: [axis], values: .real([]), storedType: "real", energyAxis: 0)
    signal.position = .init(x: 1, y: 2)
    #expect(signal.outline.axes.map(\.last) == [900])
    #expect(signal.outline.energyAxis == 0)
    #expect(signal.outline.position == .init(x: 1, y: 2))
  }
}
