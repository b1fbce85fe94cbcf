/// A room of the house: what its module may import, beside Foundation and the C library.
struct HouseRoom: Sendable {
  /// The module.
  let name: String
  /// The floor, from 1.
  let floor: Int
  /// The modules that it may import.
  let imports: Set<String>

  /// A room that may import all rooms of the floors below but some, and others beside.
  fileprivate init(_ name: String, floor: Int, imports: Set<String>) {
    self.name = name
    self.floor = floor
    self.imports = imports
  }
}

/// The table of rooms of `Documentation/architecture.md`.
enum House {
  /// Every room, from the ground up.
  static let rooms: [HouseRoom] = {
    var rooms: [HouseRoom] = []
    func below(_ floor: Int) -> Set<String> { Set(rooms.filter { $0.floor < floor }.map(\.name)) }
    func add(_ floor: Int, _ names: [String], _ imports: Set<String>) {
      rooms += names.map { HouseRoom($0, floor: floor, imports: imports) }
    }
    add(1, doors, [])
    add(1, ["InterphaseCFreeType"], ["InterphaseCLibFreeType"])
    add(1, ["InterphaseCHDF5"], ["InterphaseCLibHDF5"])
    add(1, ["InterphaseCPNG"], ["InterphaseCLibPNG"])
    add(1, ["InterphaseCKernels", "AnalysisFindings"], [])
    add(2, ["InstrumentMeasurements"], ["AnalysisFindings"])
    add(2, ["NumericalMethods"], ["InterphaseCKernels"])
    add(2, ["ChemicalSpecies"], [])
    add(3, ["InstrumentFiles", "ReplicateStatistics"], below(3))
    add(3, ["PeakFitting"], below(3).union(["ReplicateStatistics"]))
    add(
      3, ["RasterCanvas"], Set(doors).union(["InterphaseCFreeType", "InterphaseCPNG", "InterphaseCKernels"]))
    add(4, techniques, below(4).subtracting(["InstrumentFiles", "RasterCanvas"]))
    add(4, ["BinderComparison"], ["AnalysisFindings", "InstrumentMeasurements", "ReplicateStatistics"])
    add(4, ["ScientificFigures"], ["RasterCanvas", "ChemicalSpecies"])
    add(5, ["ComparisonFigures"], below(5).subtracting(["InstrumentFiles"]))
    add(
      5, ["StudyExports"],
      ["AnalysisFindings", "InstrumentMeasurements", "ReplicateStatistics", "BinderComparison"])
    add(6, ["StudyFigures"], below(6))
    add(6, ["StudyReports"], below(6).union(["StudyFigures"]))
    add(7, ["BinderStudies"], below(7).union(["Yams", "CYaml", "Logging"]))
    add(8, ["Interphase"], below(8))
    add(8, ["InterphaseCInterface"], ["Interphase"])
    add(9, ["InterphaseCommand"], ["Interphase", "ArgumentParser", "Logging", "InterphaseCMalloc"])
    add(10, ["InterphaseExecutable"], ["InterphaseCommand"])
    return rooms
  }()

  /// The doors to C libraries that are nothing but module maps.
  private static let doors = [
    "InterphaseCCrypto", "InterphaseCExpat", "InterphaseCMalloc", "InterphaseCLibFreeType",
    "InterphaseCLibHDF5", "InterphaseCLibPNG", "InterphaseCZip",
  ]

  /// The rooms of the techniques, which know nothing of one another.
  static let techniques = [
    "XPSAnalysis", "SIMSAnalysis", "EELSAnalysis", "ICPMSAnalysis", "AdhesionAnalysis",
    "CellMeasureAnalysis",
  ]

  /// What every room may import.
  static let everywhere: Set<String> = ["Foundation", "Glibc", "Darwin", "Dispatch", "Synchronization"]
}
