/// One region of one level of a series.
package struct SeriesBlock: Sendable {
  /// The index of the level.
  package var level: Int
  /// The index of the region's design.
  package var design: Int
  /// The data.
  package var spectrum: FitSpectrum
  /// What each line's area is multiplied by before it is seen, such as an analyser's transmission there.
  package var responses: [Double]
  /// By how much the variance of the data exceeds that of their noise.
  package var misfit = 1.0
  let statistic: FitStatistic
  /// A curvature that keeps areas of lines outside the data finite: an area is not larger than all that was measured.
  let ridge: Double

  /// Creates a block.
  ///
  /// - Throws: ``FitProblem`` where the noise does not suit the statistic.
  package init(
    level: Int, design: Int, spectrum: FitSpectrum, responses: [Double]
  ) throws(FitProblem) {
    self.level = level
    self.design = design
    self.spectrum = spectrum
    self.responses = responses
    let measured = zip(spectrum.y, spectrum.pointWidths).reduce(0) { $0 + abs($1.0) * $1.1 }
    ridge = measured > 0 ? 1 / (measured * measured) : 1
    statistic = try FitStatistic(
      spectrum, spectrum.noise == .counts ? .poissonLikelihood : .chiSquare)
  }
}

/// The cost of a block at a point with its half gradient and its expected curvature.
struct BlockEquations: Sendable {
  var cost: Double
  var gradient: [Double]
  /// The curvature, row after row.
  var curvature: [Double]
}
