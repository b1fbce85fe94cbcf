import ScientificFigures
import Testing

@Suite struct VoxelGridTests {
  @Test func layersThatAreNotFullAreLeftOut() {
    let grid = VoxelGrid(columns: 2, rows: 2, layers: 3, values: [1, 2, 3, 4, 5, 6])
    #expect(grid.layers == 1)
    #expect(grid.values == [1, 2, 3, 4])
  }

  @Test func whatIsNotFiniteIsZero() {
    #expect(VoxelGrid(columns: 2, rows: 1, layers: 1, values: [.nan, .infinity]).values == [0, 0])
  }

  @Test func theMeanDepthIsWeightedByTheValues() {
    let grid = VoxelGrid(columns: 1, rows: 1, layers: 4, values: [0, 1, 1, 0])
    #expect(grid.meanDepth == 0.5)
    #expect(VoxelGrid(columns: 1, rows: 1, layers: 2, values: [0, 0]).meanDepth == nil)
  }

  @Test func percentilesAreThoseOfTheNearestRank() {
    let grid = VoxelGrid(columns: 101, rows: 1, layers: 1, values: (0...100).map { Float($0) })
    #expect(grid.percentile(50) == 50)
    #expect(grid.percentile(100) == 100)
    #expect(grid.percentile(-5) == 0)
  }
}
