import AdhesionAnalysis
import AnalysisFindings
import BinderComparison
import BinderStudies
import Foundation
import InstrumentMeasurements
import InterphaseTestSupport
import StudyExports
import StudyFigures
import Testing

/// The example of `Documentation/figures.md` of a program that records its own maps, volumes and adhesion runs.
@Suite struct RecordingExampleTests {
  @Test func aProgramRecordsAStudyInAFewLines() throws {
    let scratch = try StudyFolder()
    let folder = scratch.path + "/results"
    let lithiumFluoride = [Double](repeating: 3, count: 64 * 64)
    let phosphate = lithiumFluoride
    let lithiumFluorideInSpace = [Double](repeating: 1, count: 16 * 16 * 10)
    let thicknesses = [Double](repeating: 40, count: 64 * 64)
    let intensities = lithiumFluoride
    let (depths, forces) = ([0.0, 10, 20, 30], [0.0, 60, 110, 150])

    // example
    let field = Curve.Grid(columns: 64, rows: 64, pixelSize: 780)  // nm
    let space = Curve.Grid(columns: 16, rows: 16, layers: 10, pixelSize: 3120, depth: 90)
    let lattice = Curve.Grid(columns: 64, rows: 64, pixelSize: 0.04)
    let maps = SpecimenResult(
      of: StudySample(name: "PVDF-1", binder: "PVDF"), technique: "sims",
      curves: [
        .ionMaps([("LiF2-", lithiumFluoride), ("PO2-", phosphate)], on: field),
        .ionVolumes([("LiF2-", lithiumFluorideInSpace)], on: space),
        .thicknessMap(thicknesses, on: field),
      ])
    let micrograph = SpecimenResult(
      of: StudySample(name: "PVDF-1", binder: "PVDF"), technique: "stem",
      curves: [.micrograph(intensities, on: lattice)])
    let strength = Finding(
      key: .adhesionStrength, title: "Adhesion strength",
      outcome: .estimate(Estimate(value: 182, unit: "N/m", standardUncertainty: 4)), method: "SAICAS")
    let cut = SpecimenResult(
      of: StudySample(name: "PVDF-cut-1", binder: "PVDF"), technique: "adhesion", findings: [strength],
      curves: [.adhesionProfile(depths: depths, forcesPerWidth: forces)])
    let study = RecordedStudy(title: "Binders", binders: ["PVDF"], results: [maps, micrograph, cut])
    try study.write(toFolder: folder)
    // end

    let changes = try FigureChangeSet(text: Self.changes(), file: "figure.yaml", for: study)
    for name in [StudyFigureName.simsMaps, .stemFFT, .adhesionDepth] {
      #expect(try study.figures(name, changes: changes[name]).count == 1)
    }
    let names = try RecordedStudy(folder: folder).availableFigures.map(\.rawValue)
    #expect(
      names == [
        "sims-maps", "sims-overlay", "sims-volumes", "sims-thickness-maps", "adhesion-depth", "adhesion",
        "stem-fft",
      ])
  }

  @Test func thePageShowsTheExampleThatIsCompiled() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let start = try #require(source.firstRange(of: "// example\n")).upperBound
    let end = try #require(source.firstRange(of: "    // end\n")).lowerBound
    let lines = source[start..<end].split(separator: "\n").map { $0.dropFirst(4) }
    #expect(try Self.page().contains(lines.joined(separator: "\n")))
  }

  static func page() throws -> String {
    let root = URL(fileURLWithPath: SampleData.path).deletingLastPathComponent()
    return try String(contentsOf: root.appendingPathComponent("Documentation/figures.md"), encoding: .utf8)
  }

  /// The example of changes of images: its block of YAML.
  static func changes() throws -> String {
    let page = try page()
    let start = try #require(page.firstRange(of: "<!-- example of images -->\n```yaml\n")).upperBound
    let rest = page[start...]
    return String(rest[..<(try #require(rest.firstRange(of: "```"))).lowerBound])
  }
}
