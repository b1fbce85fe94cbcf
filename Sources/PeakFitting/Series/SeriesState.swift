/// All values of a series: those of every block, those of the file, and the rigid shift of every level.
package struct SeriesState: Sendable {
  /// The parameters of each block.
  package var parameters: [[Double]]
  /// The file's value of each parameter of each design; the prior's mean where the file has none of its own.
  package var fileValues: [[Double]]
  /// The rigid shift of each level.
  package var shifts: [Double]

  /// The state at the priors' means and the parameters' starts.
  package init(_ fit: SeriesFit, shifts: [Double]) {
    self.shifts = shifts
    fileValues = fit.designs.map { $0.parameters.map { $0.prior?.mean ?? 0 } }
    parameters = fit.blocks.map { block in
      fit.designs[block.design].parameters.map { parameter in
        parameter.prior?.followsShift == true ? shifts[block.level] : parameter.start
      }
    }
  }

  /// What a tied parameter of a block is expected to be.
  func expected(_ place: Int, _ block: SeriesBlock, _ prior: SeriesPrior) -> Double {
    prior.followsShift ? shifts[block.level] : fileValues[block.design][place]
  }
}
