import AnalysisFindings
import BinderStudies
import Testing
import XPSAnalysis

/// How a manifest says what a region is fitted with.
struct XPSRegionKeysTests {
  private func options(_ regions: String) throws -> [String: String] {
    let text = "study: A\nxps:\n  regions: \(regions)\nsamples: [{binder: P, files: a.vms}]\n"
    let study = try StudyManifest(text: text, file: "study.yaml")
    return try study.options(of: .xps).reduce(into: [:]) { $0[$1.name] = $1.value }
  }

  private func problems(_ regions: String) -> [InputProblem] {
    do {
      _ = try options(regions)
      return []
    } catch let problems as ManifestProblems {
      return problems.problems
    } catch {
      return []
    }
  }

  @Test func aListChoosesAmongTheReadyModels() throws {
    let options = try options("[F 1s]")
    #expect(options["regions.F 1s.window"] != nil)
    #expect(options["regions.C 1s.window"] == nil)
  }

  @Test func aReadyModelIsChangedKeyByKey() throws {
    let usual = try options("{}")
    let changed = try options("{F 1s: {components: {LiF: {position: 685.1 eV ± 0.1 eV}}}}")
    #expect(changed["regions.F 1s.components.LiF.position"] == "685.1 eV ± 0.1 eV")
    let others = changed.filter { $0.key != "regions.F 1s.components.LiF.position" }
    #expect(others == usual.filter { $0.key != "regions.F 1s.components.LiF.position" })
  }

  @Test func aModelOfOnesOwnIsSaidFromItsWindowToItsTies() throws {
    let options = try options(
      """
      {Si 2p: {window: [98 eV, 108 eV], background: linear, shape: Voigt, factor: 0.8,
        doublet: {splitting: 0.6 eV, areaRatio: 0.5, widthRatio: 1 ± 5 %},
        components: {Si: {position: 99.4 eV ± 0.1 eV, width: 0.7 eV ± 10 %},
          SiO2: {title: SiO_2, position: "[103 eV, 104 eV]", width: 1.4 eV ± 20 %},
          tail: {position: 100.5 eV ± 0.2 eV, width: 0.7 eV, tiedTo: Si, areaRatio: 0.1 ± 30 %, satellite: true}}}}
      """.replacing("\"[", with: "[").replacing("]\"", with: "]"))
    #expect(options["regions.Si 2p.window"] == "[98 eV, 108 eV]")
    #expect(options["regions.Si 2p.background"] == "linear")
    #expect(options["regions.Si 2p.factor"] == "0.8")
    #expect(options["regions.Si 2p.doublet.splitting"] == "0.6 eV")
    #expect(options["regions.Si 2p.components.SiO2.position"] == "[103 eV, 104 eV]")
    #expect(options["regions.Si 2p.components.tail.tiedTo"] == "Si")
    #expect(options["regions.Si 2p.components.tail.areaRatio"] == "0.1 ± 0.3")
  }

  @Test func aComponentIsTakenOutByTheWordNone() throws {
    let options = try options("{F 1s: {components: {LiF: none}}}")
    #expect(!options.keys.contains { $0.hasPrefix("regions.F 1s.components.LiF") })
  }

  @Test func aRegionWithoutAReadyModelNeedsAWindowAndComponents() throws {
    let problem = try #require(problems("{Xx 9z: {background: linear}}").first)
    #expect(problem.place == .key("Xx 9z", line: 3))
    #expect(problem.expected.contains("no ready model"))
  }

  @Test func aTieToAComponentThatIsNotThereIsRefused() throws {
    let problem = try #require(problems("{F 1s: {components: {LiF: {tiedTo: LIF}}}}").first)
    #expect(problem.found == "“LIF”")
  }

  @Test func aMistypedKeyOfAComponentIsNamedWithTheNearestWord() throws {
    let problem = try #require(problems("{F 1s: {components: {LiF: {postion: 685 eV}}}}").first)
    #expect(problem.remedy == "Did you mean “position”?")
  }
}
