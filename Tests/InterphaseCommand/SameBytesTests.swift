import Foundation
import InterphaseTestSupport
import Testing

/// The same study gives the same bytes, wherever, however and by how many threads it is run.
@Suite(.enabled(if: BuiltCommand.isPresent, "\(BuiltCommand.reason)")) struct SameBytesTests {
  /// A study with every technique, small enough to run a few times.
  static let manifest = """
    study: Same bytes
    samples:
      - {name: PVDF-1, binder: PVDF, files: [xps/PVDF-1.vms, sims/PVDF-1.txt]}
      - {name: ISP50-1, binder: ISP50, files: [sims/ISP50-1.txt, eels/ISP50-1.dm3]}
      - {name: PVDF-2, binder: PVDF}
      - {name: ISP50-2, binder: ISP50}
    tables: icpms/batch.xlsx
    sims: {sputterRate: 0.2 nm/s, sputterRateUncertainty: 5 %}
    icpms: {area: 2.01 cm², volume: 25 mL}

    """

  func study(in folder: ScratchFolder, _ name: String) throws {
    for file in [
      "xps/PVDF-1.vms", "sims/PVDF-1.txt", "sims/ISP50-1.txt", "eels/ISP50-1.dm3", "icpms/batch.xlsx",
    ] {
      try folder.copy(SampleData.path + "/study-b/" + file, to: name + "/" + file)
    }
    try folder.write(Self.manifest, to: name + "/study.yaml")
  }

  @Test func twoRunsGiveTheSameBytes() async throws {
    let folder = try ScratchFolder()
    try study(in: folder, "one")
    try study(in: folder, "elsewhere/two")
    let first = try await BuiltCommand.call(
      ["run", "study.yaml", "--jobs", "1", "--output", "../first"], in: folder.path + "/one")
    let second = try await BuiltCommand.call(
      ["run", folder.path + "/elsewhere/two/study.yaml", "--jobs", "2", "--output", folder.path + "/second"],
      in: "/", environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Asia/Tokyo"])
    #expect([0, 3].contains(first.code), "\(first.errors)")
    #expect(first.code == second.code)
    #expect(first.output == second.output)
    let (one, two) = (try folder.results(below: "first"), try folder.results(below: "second"))
    #expect(one.keys.sorted() == two.keys.sorted())
    #expect(one.count > 20)
    for name in one.keys.sorted() { #expect(one[name] == two[name], "\(name)") }
  }
}
