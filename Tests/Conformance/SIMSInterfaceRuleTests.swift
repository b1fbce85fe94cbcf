import Foundation
import Interphase
import InterphaseTestSupport
import Testing

/// The interphase of real depth profiles against what independent programs found in them.
///
/// The numbers of others are sputter times, so the study is given no sputter rate and answers in times too.
@Suite(.enabled(if: SharedData.isPresent, "\(SharedData.reason)")) struct SIMSInterfaceRuleTests {
  /// What `truth/sims.json` holds of a profile.
  struct Rule {
    /// The largest value of the raw outer ion.
    var rawMaximum: Double
    /// The same with the first five points, the surface transient, left out.
    var buriedMaximum: Double
    /// The crossing after that one.
    var crossing: Double

    static func all() throws -> [String: Rule] {
      let rules = try SharedData.truth("sims.json")["interface_rules"] as? [String: Any]
      let files = try #require(rules?["files"] as? [String: [String: Any]])
      return files.compactMapValues { file in
        guard let raw = file["t_max_PO2"] as? Double, let buried = file["t_max_PO2_after5"] as? Double,
          let crossing = file["cross_after5"] as? Double
        else { return nil }
        return Rule(rawMaximum: raw, buriedMaximum: buried, crossing: crossing)
      }
    }

    /// The profiles whose raw maximum is the surface transient, in the order of their names.
    static func transientProfiles() throws -> [String] {
      try all().filter { $0.value.rawMaximum != $0.value.buriedMaximum }.keys.sorted()
    }
  }

  /// The study of some profiles, each a sample of its own name.
  static func run(_ profiles: [String]) async throws -> [String: AnalysisResult] {
    var manifest = "study: profiles\nallowFilesOutside: true\nsamples:\n"
    for profile in profiles {
      manifest += "  - {name: \"\(profile)\", binder: P, files: \"\(RealFiles.profile(profile))\"}\n"
    }
    manifest += "sims: {interphaseIon: PO2-, bulkIon: InO2-, nearSurfaceIons: PO2-}\n"
    let outcome = try await BinderStudy(try StudyManifest(text: manifest, file: "study.yaml")).run()
    #expect(outcome.failures.isEmpty, "\(outcome.failures)")
    return Dictionary(outcome.results.map { ($0.sample.name, $0.result) }) { first, _ in first }
  }

  static func finding(_ key: String, _ result: AnalysisResult?) throws -> Finding {
    try #require(result?.findings.first { $0.key.rawValue == key })
  }

  @Test func theBuriedInterphaseLiesWhereOthersFindIt() async throws {
    let rules = try Rule.all()
    let results = try await Self.run(RealFiles.buried)
    for profile in RealFiles.buried {
      let rule = try #require(rules[profile])
      let total = try #require(try Self.finding("sims.total_time", results[profile]).estimate)
      #expect(abs(total.value - rule.crossing) < 3 * total.standardUncertainty, "\(profile): \(total.value)")
      let outer = try #require(try Self.finding("sims.outer_time", results[profile]).estimate)
      // The largest of noisy points lies anywhere on a flat top: within four steps of 1.4666 s here.
      #expect(abs(outer.value - rule.buriedMaximum) < 4 * 1.4666, "\(profile): \(outer.value)")
      let inner = try #require(try Self.finding("sims.inner_time", results[profile]).estimate)
      #expect(abs(inner.value - (total.value - outer.value)) < 1e-9)
    }
  }

  @Test func aSurfaceTransientIsNotTakenForTheInterphase() async throws {
    let rules = try Rule.all()
    let profiles = try Rule.transientProfiles()
    #expect(profiles.count >= 6)
    let results = try await Self.run(profiles)
    for profile in profiles {
      let buried = try #require(rules[profile]).buriedMaximum
      switch try Self.finding("sims.outer_time", results[profile]).outcome {
      case .estimate(let outer):
        #expect(abs(outer.value - buried) < 3 * outer.standardUncertainty, "\(profile): \(outer.value)")
      case .noAnswer(let answer):
        #expect([.ambiguous, .maximumAtSurface, .noMaximum].contains(answer.reason), "\(profile): \(answer)")
        #expect(answer.atLeast ?? 0 <= buried, "\(profile): \(answer)")
        #expect(answer.atMost ?? .infinity >= buried, "\(profile): \(answer)")
      }
    }
  }
}
