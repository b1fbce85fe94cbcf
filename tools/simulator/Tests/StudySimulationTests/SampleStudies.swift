import StudySimulation

/// The studies of the committed seed, made once for all tests.
enum SampleStudies {
  static let all = StudyDesign.all.map { SimulatedStudy($0, seed: 1) }
}
