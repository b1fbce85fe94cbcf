import Foundation

/// The truth file beside a simulated study.
struct StudyTruth: Decodable {
  /// A position along a profile.
  struct Coordinate: Decodable {
    var quantity: String
    var value: Double
    var unit: String
  }

  /// One true value, of a drawn cell or of a binder's population.
  struct Value: Decodable {
    var scope: String
    var binder: String
    var sample: String?
    var key: String
    var coordinates: [Coordinate]?
    var value: Double
    var unit: String
  }

  /// Which of two binders is higher.
  struct Ranking: Decodable {
    var key: String
    var coordinates: [Coordinate]?
    var higher: String
    var lower: String
  }

  var values: [Value]
  var rankings: [Ranking]

  /// Reads a truth file.
  static func read(_ folder: URL) throws -> StudyTruth {
    try JSONDecoder().decode(
      StudyTruth.self, from: Data(contentsOf: folder.appendingPathComponent("truth.json")))
  }
}
