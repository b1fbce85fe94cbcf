import Interphase

/// What the command knows: the techniques, readers and figures of Interphase, and those of the program that runs it.
struct InstalledTechniques: Sendable {
  /// The techniques, in the order of the report.
  var techniques = StudyTechnique.builtIn
  /// The readers, in the order in which they are asked.
  var registry = ReaderRegistry.builtIn(openingHDF5: .ofThisCommand)

  /// The figures that studies can draw.
  var catalogue: FigureCatalogue { FigureCatalogue(of: techniques) }

  /// What the running command knows.
  @TaskLocal static var current = InstalledTechniques()

  /// Adds techniques and readers; readers of a program's own are asked first.
  ///
  /// - Returns: the code that two techniques have, if two have one.
  mutating func add(_ techniques: [StudyTechnique], _ readers: [any InstrumentFileReader]) -> String? {
    self.techniques += techniques
    registry.readers = readers + registry.readers
    var codes: Set<String> = []
    return self.techniques.map(\.code.rawValue).first { !codes.insert($0).inserted }
  }
}
