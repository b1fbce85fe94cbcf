import Foundation
import StudySimulation
import Testing

/// What `studies.md` prints about the published studies must hold for the binders' populations.
@Suite struct TruthTests {
  private static let studies = SampleStudies.all.map(\.truth)

  private func population(_ study: Int, _ binder: String, _ key: String, at etchTime: Double? = nil)
    -> Double?
  {
    Self.studies[study].populations.filter { $0.binder == binder }.flatMap(\.values)
      .first { $0.key == key && $0.etchTime == etchTime }?.value
  }

  @Test func everyValueIsFinite() {
    for truth in Self.studies {
      let values = truth.cells.flatMap(\.values) + truth.populations.flatMap(\.values)
      #expect(values.allSatisfy { $0.value.isFinite })
    }
  }

  @Test func everyRankingHoldsForThePopulation() {
    for truth in Self.studies {
      for ranking in truth.rankings {
        // One lamella a binder has no population: its own truth stands for it.
        func value(of binder: String) -> Double? {
          let cells = truth.cells.filter { $0.binder == binder }.flatMap(\.values)
          let populations = truth.populations.filter { $0.binder == binder }.flatMap(\.values)
          return (populations + cells).first {
            $0.key == ranking.key && $0.etchTime == ranking.etchTime && $0.depth == ranking.depth
          }?.value
        }
        let higher = value(of: ranking.higher)
        let lower = value(of: ranking.lower)
        #expect((higher ?? -.infinity) > (lower ?? .infinity), "\(ranking.key)")
      }
    }
  }

  @Test func fluorineRatiosOfStudyAAreThePublishedOnes() throws {
    let key = "xps.ratio.CFx/LiF"
    let plain = try #require(population(0, "PVDF", key, at: 0))
    let shield = try #require(population(0, "PVDF-A-N5", key, at: 0))
    #expect(abs(plain * 6.7 - 1) < 0.01)
    #expect(abs(shield * 0.27 - 1) < 0.01)
  }

  @Test func interphasesOfStudyAHaveThePublishedThicknesses() throws {
    let plain = try #require(population(0, "PVDF", "sims.total_thickness"))
    let shield = try #require(population(0, "PVDF-A-N5", "sims.total_thickness"))
    let inner = try #require(population(0, "PVDF", "sims.inner_share"))
    #expect(abs(shield / plain - 0.5) < 0.05)
    #expect(abs(inner - 86) < 0.5)
  }

  @Test func rockSaltLayersOfStudyBHaveThePublishedThicknesses() throws {
    let plain = try #require(population(1, "PVDF", "eels.rock_salt_thickness"))
    let soft = try #require(population(1, "ISP50", "eels.rock_salt_thickness"))
    #expect(abs(plain - 19.3) < 0.15)
    #expect(abs(soft - 3.9) < 0.05)
  }

  @Test func oxygenAndNickelOfTheShieldStayBelowPVDFAndEven() throws {
    for element in ["O", "Ni"] {
      let key = "xps.atomic_percent.\(element)"
      let early = try #require(population(0, "PVDF-A-N5", key, at: 60))
      let late = try #require(population(0, "PVDF-A-N5", key, at: 300))
      #expect(abs(late / early - 1) < 0.1)
    }
  }

  @Test func sharesOfARegionAddUpToAll() throws {
    for region in ["C 1s", "F 1s", "O 1s", "Ni 2p"] {
      let values = Self.studies[0].cells[0].values
      let shares = values.filter { $0.key.hasPrefix("xps.share.\(region).") && $0.etchTime == 120 }
      #expect(abs(shares.reduce(0) { $0 + $1.value } - 100) < 1e-9)
    }
  }

  @Test(
    arguments: [
      ("NBR-A", 245, 278), ("NBR-T", 214, 86), ("NBR-X", 197, 23),
    ] as [(String, Double, Double)])
  func strengthsOfStudyDAreThePublishedOnes(binder: String, interface: Double, peel: Double) throws {
    let ours = try #require(population(3, binder, "adhesion.strength.interface"))
    #expect(abs(ours / interface - 1) < 0.01)
    #expect(abs(try #require(population(3, binder, "adhesion.strength.peel")) / peel - 1) < 0.01)
  }
}
