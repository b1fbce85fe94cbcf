import MeasuringHarness

/// Whether the fitting engine is right.
let fittingValidation = MeasuredArea("fitting") { context in
  let shared = try context.requireShared()
  return try certifiedRows(shared) + caseRows(shared) + shapeRows() + casaRows(shared) + casaFitRows(shared)
    + coverageRows(seed: context.seed)
}
