import AnalysisFindings
import ChemicalSpecies
import Foundation
import InstrumentFiles
import InstrumentMeasurements
import MeasuringHarness
import SIMSAnalysis

/// Holds named interface rules and exact masses against independent numbers from the same profiles.
enum SIMSRuleValidation {
  static func measure(_ context: MeasuringContext) throws -> [MeasuredRow] {
    let shared = try SharedFiles(context)
    let truth = try shared.truth("sims.json")
    let rules = (truth["interface_rules"] as? [String: Any])?["files"] as? [String: [String: Any]] ?? [:]
    var agreement = Agreement()
    var edges = Agreement()
    var transients = 0
    var right = 0
    for (name, theirs) in rules.sorted(by: { $0.key < $1.key }) {
      let file = try ReaderRegistry.builtIn.read(path: shared.path("sims/" + name))
      guard let profile = file.measurements.first as? SputterDepthProfile else { continue }
      compare(profile, theirs, name, &agreement, &edges)
      guard let naive = (theirs["t_max_PO2"] as? NSNumber)?.doubleValue, naive == profile.sputterTimes.first
      else { continue }
      transients += 1
      if try !givesTransient(profile, naive) { right += 1 }
    }
    var masses = Agreement()
    let exact = truth["nist_exact_masses"] as? [String: Any] ?? [:]
    for (ion, mass) in exact.sorted(by: { $0.key < $1.key }) {
      masses.compare(ion, SpeciesName(ion).formula?.massToCharge, mass, relative: 0, absolute: 1e-6)
    }
    var powers = Agreement()
    let needed = truth["mass_resolution_needed"] as? [String: [String: Any]] ?? [:]
    for (pair, numbers) in needed.sorted(by: { $0.key < $1.key }) {
      let ions = pair.components(separatedBy: " vs ").map { SpeciesName($0) }
      guard ions.count == 2 else { continue }
      let found = MassInterference(ions[0], ions[1])
      powers.compare(pair, found?.resolvingPower, numbers["R_needed"], relative: 0, absolute: 0.6)
    }
    return [
      row("interferences.agree", share(powers), "1", powers.checked, .atLeast(1)),
      row("rules.checked", Double(agreement.checked), "numbers", agreement.checked),
      row("rules.agree", share(agreement), "1", agreement.checked, .atLeast(1)),
      row("rules.worst.s", agreement.worst, "s", agreement.checked, .atMost(1e-3)),
      row("edges.agree", share(edges), "1", edges.checked, .atLeast(1)),
      row("transient.right", Double(right), "profiles", transients, .equal(Double(transients))),
      row("masses.worst.u", masses.worst, "u", masses.checked, .atMost(1e-6)),
      row("masses.agree", share(masses), "1", masses.checked, .atLeast(1)),
    ]
  }

  /// Whether the analysis takes the transient at the surface for the outer maximum.
  private static func givesTransient(_ profile: SputterDepthProfile, _ naive: Double) throws -> Bool {
    let options = SIMSOptions(
      outerIon: "PO_2-", bulkIon: "InO_2-", nearSurfaceIons: [], draws: 200)
    let result = try SIMSDepthProfileAnalysis.result(of: profile, sample: "", options: options)
    let finding = result.findings.first { $0.key == .outerInterphaseTime }
    guard let estimate = finding?.estimate else { return false }
    return abs(estimate.value - naive) < 5
  }

  private static func compare(
    _ profile: SputterDepthProfile, _ theirs: [String: Any], _ file: String, _ agreement: inout Agreement,
    _ edges: inout Agreement
  ) {
    let times = profile.sputterTimes
    let channel = { (name: String) in profile.channels.first { $0.name == name }?.intensities ?? [] }
    let (outer, bulk) = (channel("PO_2-"), channel("InO_2-"))
    let check = { (key: String, ours: Double?, agreement: inout Agreement) in
      agreement.compare("\(file): \(key)", ours, theirs[key], relative: 0, absolute: 1e-3)
    }
    check("t_max_PO2", NamedInterfaceRule.timeOfMaximum(outer, times: times), &agreement)
    check("t_max_InO2", NamedInterfaceRule.timeOfMaximum(bulk, times: times), &agreement)
    check(
      "t_max_PO2_after5", NamedInterfaceRule.timeOfMaximum(outer, times: times, firstPoint: 5), &agreement)
    check(
      "cross_PO2_InO2_after_global_max",
      NamedInterfaceRule.descendingCrossing(falling: outer, rising: bulk, times: times), &agreement)
    check(
      "cross_after5",
      NamedInterfaceRule.descendingCrossing(falling: outer, rising: bulk, times: times, firstPoint: 5),
      &agreement)
    for (key, share) in [("InO2_t50_rising", 0.5), ("InO2_t16", 0.16), ("InO2_t84", 0.84)] {
      check(key, NamedInterfaceRule.risingCrossing(bulk, times: times, share: share), &agreement)
    }
    if let edge = theirs["erf"] as? [String: Any] {
      let ours = NamedInterfaceRule.errorFunctionEdge(bulk, times: times)
      edges.compare("\(file): erf x0", ours?.position, edge["x0"], relative: 0, absolute: 0.01)
      edges.compare("\(file): erf σ", ours?.width, edge["sigma"], relative: 0.005)
    }
  }

  private static func share(_ agreement: Agreement) -> Double {
    agreement.checked > 0 ? Double(agreement.agreed) / Double(agreement.checked) : 0
  }

  private static func row(
    _ id: String, _ value: Double, _ unit: String, _ n: Int, _ goal: MeasuredRow.Goal? = nil
  ) -> MeasuredRow {
    MeasuredRow(area: "sims", id: id, value: value, unit: unit, n: n, goal: goal)
  }
}
