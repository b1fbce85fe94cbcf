import PeakFitting

/// The regions of a sample with their models, as joint fits take them.
struct ProfileData {
  /// The levels.
  let levels: [LevelSeries.Level]
  /// The models of the regions that were measured at any level, in the options' order.
  let models: [RegionModel]
  /// The options.
  let options: XPSAnalysisOptions

  /// Takes the levels of a series.
  init(_ levels: [LevelSeries.Level], _ options: XPSAnalysisOptions) {
    self.levels = levels
    self.options = options
    models = options.regionModels.filter { model in
      levels.contains { $0.regions[model.coreLevel] != nil }
    }
  }

  /// Some of the levels, with the models of all.
  func part(_ chosen: [Int]) -> ProfileData {
    ProfileData(levels: chosen.map { levels[$0] }, models: models, options: options)
  }

  private init(levels: [LevelSeries.Level], models: [RegionModel], options: XPSAnalysisOptions) {
    self.levels = levels
    self.models = models
    self.options = options
  }

  /// The designs of all regions under an assumption.
  func regions(_ assumption: FitAssumption) -> [DesignedRegion] {
    models.map { model in
      var own = assumption
      if let background = model.background { own.background = background }
      if let shape = model.shape { own.shape = shape }
      var chosen = model
      if let components = assumption.alternatives[model.coreLevel]?.components(of: model) {
        chosen.components = components
      }
      if assumption.narrowed.contains(model.coreLevel) { chosen.window = model.narrowWindow }
      return RegionDesignBuilder.design(chosen, options, own)
    }
  }

  /// A block for each region of some levels that has data in its window.
  ///
  /// - Parameters:
  ///   - chosen: The indices of the levels.
  ///   - regions: The designs.
  ///   - shifts: The expected range of shifts of each level: the window is moved and widened by it.
  func blocks(
    of chosen: [Int], _ regions: [DesignedRegion], shifts: [ClosedRange<Double>]
  ) -> [SeriesBlock] {
    var blocks: [SeriesBlock] = []
    for (position, index) in chosen.enumerated() {
      let range = shifts[position]
      for (place, region) in regions.enumerated() {
        guard let spectrum = levels[index].regions[region.model.coreLevel] else { continue }
        let window = region.model.window
        let moved = window.lowerBound + range.lowerBound...window.upperBound + range.upperBound
        let middle = 0.5 * (range.lowerBound + range.upperBound)
        guard let data = try? spectrum.fitSpectrum(in: moved),
          let block = try? SeriesBlock(
            level: position, design: place, spectrum: data,
            responses: region.responses(spectrum, shift: middle))
        else { continue }
        blocks.append(block)
      }
    }
    return blocks
  }

  /// A state for a fit to start from: areas and background by the pattern at each level's shift, all else as expected.
  ///
  /// - Parameter known: The file's values where they are known from some of its levels.
  static func start(
    _ fit: SeriesFit, shifts: [Double], fileValues known: [[Double]]? = nil
  ) -> SeriesState {
    var state = SeriesState(fit, shifts: shifts)
    if let known { state.fileValues = known }
    for (index, block) in fit.blocks.enumerated() {
      var design = fit.designs[block.design]
      for place in design.parameters.indices where known != nil {
        guard let prior = design.parameters[place].prior, !prior.followsShift else { continue }
        let value = state.fileValues[block.design][place]
        design.parameters[place].prior?.mean = value
        state.parameters[index][place] = value
      }
      let match = PatternMatch(block, design).match(shift: shifts[block.level])
      for (place, area) in match.areas { state.parameters[index][place] = area }
      state.parameters[index][design.level] = match.level
    }
    return state
  }
}
