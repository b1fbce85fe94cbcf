import BinderStudies
import ComparisonFigures
import InterphaseTestSupport
import ScientificFigures
import StudyFigures
import Testing

/// What a file of changes says of maps, micrographs and adhesion.
@Suite struct ImageChangesTests {
  func changes(_ text: String) throws -> FigureChangeSet {
    try FigureChangeSet(text: text, file: "figure.yaml", for: RecordedImages.study)
  }

  @Test func ionsScalingAndColoursOfMapsAreRead() throws {
    let changes = try changes(
      "sims-maps: {ions: [Ni-, \"PO2−\"], scaling: each, colourScale: {map: grey, limits: [40, 0]}}\n")[
        .simsMaps]
    #expect(changes.ions == ["Ni-", "PO2-"])
    #expect(changes.scaling == .each)
    #expect(changes.colourScale.colours == .grey)
    #expect(changes.colourScale.limits == AxisLimits(0, 40))
  }

  @Test func boxesAndCropAreRead() throws {
    let changes = try changes(
      """
      stem-fft:
        boxes:
          P-2:
            - {label: 'layered R\\bar{3}m', x: 4, y: 2, side: 12}
            - {label: rock salt, x: 20, y: 8, side: 10}
        crop: {P-2: {x: 2, y: 0, side: 32}}

      """)[.stemFFT]
    #expect(
      changes.boxes == [
        "P-2": [
          MicrographBox(label: #"layered R\bar{3}m"#, x: 4, y: 2, side: 12),
          MicrographBox(label: "rock salt", x: 20, y: 8, side: 10),
        ]
      ])
    #expect(changes.crops == ["P-2": MicrographBox(x: 2, y: 0, side: 32)])
  }

  @Test func quantitiesOfAdhesionAreRead() throws {
    #expect(
      try changes("adhesion-depth: {quantities: [shear strength]}\n")[.adhesionDepth].quantities == [
        "shear strength"
      ])
  }

  @Test(
    arguments: [
      ("sims-maps: {ions: [XeF-]}\n", "line 1, key ions", "LiF2-, PO2-, Ni-"),
      ("sims-volumes: {ions: [PO2-]}\n", "line 1, key ions", "LiF2-, Ni-"),
      ("sims-maps: {samples: [P-2]}\n", "line 1, key samples", "Did you mean “P-1”?"),
      ("sims-maps: {colourScale: {map: jet}}\n", "line 1, key map", "cividis, viridis, grey"),
      ("sims-maps: {colourScale: {limits: [1]}}\n", "line 1, key limits", "two different numbers"),
      ("sims-maps: {colourScale: viridis}\n", "line 1, key colourScale", "map, limits"),
      ("sims-profiles: {ions: [Ni-]}\n", "line 1, key ions", "hold nothing of the kind"),
      ("stem-fft: {boxes: {P-1: {x: 0, y: 0, side: 8}}}\n", "line 1, key P-1", "Did you mean “P-2”?"),
      ("stem-fft:\n  boxes: {P-2: {x: 0, y: 0, side: 4}}\n", "line 2, key side", "8 to 2048"),
      ("stem-fft: {boxes: {P-2: {x: -1, y: 0, side: 8}}}\n", "line 1, key x", "0 to 32768"),
      ("stem-fft: {boxes: {P-2: {x: 0, y: 0.5, side: 8}}}\n", "line 1, key y", "whole number"),
      ("stem-fft: {boxes: {P-2: {x: 0, side: 8}}}\n", "line 1, key P-2", "x, y and side"),
      ("stem-fft: {boxes: {P-2: {x: 33, y: 0, side: 8}}}\n", "line 1, key P-2", "40 × 32 pixels"),
      ("stem-fft: {boxes: {P-2: []}}\n", "line 1, key P-2", "one or two boxes"),
      ("stem-fft: {crop: {P-2: {x: 0, y: 0, side: 33}}}\n", "line 1, key P-2", "40 × 32 pixels"),
      (
        "adhesion-depth: {quantities: [force]}\n", "line 1, key quantities", "force per width, shear strength"
      ),
    ]) func whatIsWrongIsNamedWithLineKeyAndRemedy(text: String, place: String, words: String) throws
  {
    let problems = try #require(throws: ManifestProblems.self) { try changes(text) }
    #expect(problems.problems.count == 1)
    #expect(problems.description.hasPrefix("figure.yaml, \(place)"), "\(problems)")
    #expect(problems.description.contains(words), "\(problems)")
  }
}
