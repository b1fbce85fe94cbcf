import AnalysisFindings
import BinderComparison
import BinderStudies
import Testing

@Suite struct ComparisonKeysTests {
  private func options(_ comparison: String) throws -> ComparisonOptions {
    try StudyManifest(
      text: "study: A\ncomparison: \(comparison)\nsamples: [{binder: P, files: a.txt}]\n", file: "study.yaml"
    ).comparisonOptions
  }

  private func problems(_ comparison: String) -> [InputProblem] {
    do {
      _ = try options(comparison)
      return []
    } catch {
      return (error as? ManifestProblems)?.problems ?? []
    }
  }

  @Test func familiesOfTheManifestComeBeforeThoseOfTheTechniques() throws {
    let options = try options(
      "{families: [{name: carbon, keys: [xps.share.C 1s.*, xps.ratio.*], levels: 60 s}]}")
    #expect(
      options.families == [
        ComparisonFamily(
          name: "carbon", patterns: ["xps.share.C 1s.*", "xps.ratio.*"], levels: .level(60, unit: "s"))
      ])
    #expect(options.defaultFamilies == StudyTechnique.builtIn.flatMap(\.families))
  }

  @Test(
    arguments: [
      ("surface", ComparisonFamily.Levels.surface), ("each", .each), ("mean", .mean(nil)),
      ("mean 0 s to 300 s", .mean(.init(from: 0, to: 300, unit: "s"))), ("2.5 nm", .level(2.5, unit: "nm")),
    ])
  func levelsAreReadAsTheyArePrinted(text: String, levels: ComparisonFamily.Levels) throws {
    let read = try options("{families: [{name: a, keys: [xps.share.*], levels: \(text)}]}").families.first
    #expect(read?.levels == levels)
    #expect(levels.description == text)
  }

  @Test func pairsAndMarginsAreRead() throws {
    let options = try options("{pairs: reference, equivalence: {sims.total_thickness: 20 %}}")
    #expect(options.pairs == .withReference)
    #expect(options.margins == [EquivalenceMargin("sims.total_thickness", share: 0.2)])
    #expect(try self.options("{pairs: all}").pairs == .all)
  }

  @Test(
    arguments: [
      "{families: [{name: a, keys: [xps.shares.*]}]}", "{families: [{keys: [xps.share.*]}]}",
      "{families: [{name: a}]}", "{families: [{name: a, keys: [xps.share.*], levels: deep}]}",
      "{pairs: some}", "{equivalence: {sims.total_thicknes: 20 %}}", "{equivalence: 20 %}",
      "{equivalence: {sims.total_thickness: 0 %}}",
    ])
  func whatSaysNothingIsAProblemOnItsLine(comparison: String) throws {
    let found = problems(comparison)
    #expect(found.count == 1)
    if case .key(_, let line) = found.first?.place { #expect(line == 2) } else { Issue.record("no line") }
  }

  @Test func everyFamilyOfATechniqueNamesFindingsThatItAnswers() throws {
    for technique in StudyTechnique.builtIn {
      for family in technique.families {
        let keys = family.patterns.map { "\"\($0)\"" }.joined(separator: ", ")
        #expect(problems("{families: [{name: a, keys: [\(keys)]}]}").isEmpty, "\(family.name)")
      }
    }
  }

  @Test func subjectsOfTheManifestComeBeforeThoseOfTheTechniques() throws {
    let options = try options(
      "{subjects: [{name: phosphates, keys: [sims.near_surface.PO2-], opposite: [xps.share.O 1s.TM-O]}]}")
    #expect(
      options.witnesses == [
        SubjectWitness("phosphates", ["sims.near_surface.PO2-"]),
        SubjectWitness("phosphates", ["xps.share.O 1s.TM-O"], isOpposite: true),
      ])
    #expect(options.defaultWitnesses.contains { $0.subject == "LiF in the interphase" })
  }

  @Test func aSubjectWithoutANameIsNamedAsAProblem() {
    #expect(problems("{subjects: [{keys: [sims.near_surface.PO2-]}]}").count == 1)
    #expect(problems("{subjects: [{name: phosphates}]}").first?.found == "no key “keys”")
  }
}
