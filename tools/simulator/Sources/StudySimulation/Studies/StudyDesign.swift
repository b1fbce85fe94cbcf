/// Everything about a study but its random numbers: its binders, and how many cells and electrodes of each are measured.
package struct StudyDesign: Sendable {
  package var letter: String
  var title: String
  var binders: [Binder]
  var xpsCells = 3
  var simsCells = 3
  var eelsLamellae = 0
  var icpmsCells = 4
  var adhesion: AdhesionPlan
  /// The published relations.
  var relations: [Relation]

  struct Binder: Sendable {
    var name: String
    /// What is true of its cells; `nil` where none are measured.
    var cells: CellBinder?
    var adhesion: AdhesionBinder
  }

  /// What is true of cells with a binder.
  struct CellBinder: Sendable {
    var xps: XPSBinder
    var sims: SIMSBinder
    var eels: EELSBinder
    var icpms: ICPMSBinder
  }

  /// The binders of which cells are measured.
  var cellBinders: [(name: String, cells: CellBinder)] {
    binders.compactMap { binder in binder.cells.map { (binder.name, $0) } }
  }

  /// Whether cells are measured, and not the coating of electrodes alone.
  var hasCells: Bool { !cellBinders.isEmpty }

  /// Whether lattices are cut through coatings.
  var hasCrossCuts: Bool { binders.contains { $0.adhesion.crossCut != nil } }

  /// A published relation: which binder is higher in which quantities.
  struct Relation: Sendable {
    var keys: [String]
    var higher: String
    var lower: String
    /// The levels for which the relation is stated; `nil` where the quantities have none.
    var etchTimes: [Double]?
    /// The depth in a coating for which it is stated, in µm.
    var depth: Double?
  }

  /// The study of this letter; `nil` if there is none.
  package static func named(_ letter: String) -> StudyDesign? {
    all.first { $0.letter == letter }
  }

  /// Every study that has simulated data.
  package static let all = [studyA, studyB, studyC, studyD]
}
