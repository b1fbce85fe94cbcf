import ReplicateStatistics

/// Constructed groups of three with results by scipy 1.17.1.
struct TestGroups {
  let reference: GroupSummary
  let compared: GroupSummary

  static func nickel() throws -> TestGroups {
    try TestGroups([1.21, 1.35, 1.18], [2.05, 2.41, 1.98])
  }

  static func manganese() throws -> TestGroups {
    try TestGroups([0.88, 0.79, 0.97], [1.62, 1.31, 1.77])
  }

  static func nearZero() throws -> TestGroups {
    try TestGroups([0.1, 0.5, -0.2], [1.0, 1.2, 0.9])
  }

  init(_ reference: [Double], _ compared: [Double]) throws {
    self.reference = try GroupSummary(reference)
    self.compared = try GroupSummary(compared)
  }
}
