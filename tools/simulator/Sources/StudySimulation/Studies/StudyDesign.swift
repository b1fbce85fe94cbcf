/// Everything about a study but its random numbers: two binders and how many cells of each are measured.
package struct StudyDesign: Sendable {
  package var letter: String
  var title: String
  var binders: [Binder]
  var xpsCells = 3
  var simsCells = 3
  var eelsLamellae: Int
  var icpmsCells = 4
  /// The published relations.
  var relations: [Relation]

  struct Binder: Sendable {
    var name: String
    var xps: XPSBinder
    var sims: SIMSBinder
    var eels: EELSBinder
    var icpms: ICPMSBinder
  }

  /// A published relation: which binder is higher in which quantities.
  struct Relation: Sendable {
    var keys: [String]
    var higher: String
    var lower: String
    /// The levels for which the relation is stated; `nil` where the quantities have none.
    var etchTimes: [Double]?
  }

  /// The study of this letter; `nil` if there is none.
  package static func named(_ letter: String) -> StudyDesign? {
    all.first { $0.letter == letter }
  }

  /// Every study that has simulated data.
  package static let all = [studyA, studyB]
}
