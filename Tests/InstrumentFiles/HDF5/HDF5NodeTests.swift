import InstrumentFiles
import Testing

/// Places in a tree and the links between them.
@Suite struct HDF5NodeTests {
  private func node(_ members: [(String, HDF5Object.Content)]) -> HDF5Node {
    HDF5Node(
      root: HDF5Object(content: .group(members.map { .init($0.0, HDF5Object(content: $0.1)) })))
  }

  @Test func aLinkLeadsToItsTarget() throws {
    let root = node([("a", .link("/b")), ("b", .array(HDF5Array(5)))])
    let found = try #require(root["a"])
    #expect(found.array?.number == 5)
    #expect(found.path == "/b")
  }

  @Test func linksThatLeadToOneAnotherLeadNowhere() {
    let root = node([("a", .link("/b")), ("b", .link("/a")), ("c", .link("/c/c/c"))])
    #expect(root["a"] == nil)
    #expect(root["c"] == nil)
    #expect(root.members.isEmpty)
  }

  @Test func linksThatMultiplyAreGivenUp() {
    // Each level doubles the way: 2⁴⁰ steps if all were taken.
    var members: [(String, HDF5Object.Content)] = [("m0", .link("/"))]
    for level in 1...40 { members.append(("m\(level)", .link("/m\(level - 1)/m\(level - 1)"))) }
    let root = node(members)
    #expect(root["m3"]?.path == "")
    #expect(root["m40"] == nil)
  }

  @Test func whatIsNoGroupHasNoMembers() {
    let root = node([("a", .array(HDF5Array(5)))])
    #expect(root["a"]?.memberNames == [])
    #expect(root.at("a", "b") == nil)
  }
}
