import InstrumentFiles
import Testing

/// A tree with every kind of object and value in it.
enum HDF5Trees {
  /// Numbers of a type from their bytes.
  static func numbers(_ kind: HDF5Numbers.Kind, _ width: Int, _ bytes: [UInt8]) throws -> HDF5Array.Elements {
    .numbers(try #require(HDF5Numbers(kind: kind, width: width, bytes: bytes[...])))
  }

  /// The tree.
  static func everything() throws -> HDF5Object {
    HDF5Object(
      attributes: [.init("title", HDF5Array("Ångström")), .init("version", HDF5Array(3.5))],
      content: .group([
        .init("again", HDF5Object(content: .link("/inner/values"))),
        .init(
          "inner",
          HDF5Object(
            attributes: [
              .init(
                "truth", HDF5Array(shape: [], storedType: "bool", elements: try numbers(.boolean, 1, [1])))
            ],
            content: .group([
              .init(
                "texts",
                HDF5Object(
                  content: .array(.init(shape: [2], storedType: "text", elements: .texts(["a", "bc"]))))),
              .init("values", HDF5Object(content: .array(HDF5Array([1, 2.5, -3, 4, 5, 6], shape: [2, 3])))),
            ]))),
        .init(
          "whole",
          HDF5Object(
            content: .array(
              .init(
                shape: [3], storedType: "int16", elements: try numbers(.signed, 2, [1, 0, 0xFE, 0xFF, 0, 1])))
          )),
      ]))
  }

  /// The bytes of a tree's form.
  static func form(of tree: HDF5Object) -> [UInt8] {
    var bytes: [UInt8] = []
    var encoder = HDF5FormEncoder {
      bytes += $0
      return true
    }
    encoder.put(tree)
    encoder.put(HDF5Form.end)
    encoder.flush()
    return bytes
  }
}

/// The form in which a tree crosses from the process that opened a file.
@Suite struct HDF5FormTests {
  @Test func aTreeCrossesUnchanged() throws {
    let tree = try HDF5Trees.everything()
    #expect(try HDF5FormDecoder.tree(in: HDF5Trees.form(of: tree)) == tree)
  }

  @Test func theReasonOfARefusalCrosses() {
    let bytes = HDF5Form.magic + [HDF5Form.refused, 3, 0, 0, 0] + Array("bad".utf8)
    #expect(throws: HDF5FormDecoder.Failure.refused("bad")) { try HDF5FormDecoder.tree(in: bytes) }
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = HDF5Trees.form(of: try HDF5Trees.everything())
    for count in 0..<bytes.count {
      #expect(throws: HDF5FormDecoder.Failure.self) { try HDF5FormDecoder.tree(in: Array(bytes[..<count])) }
    }
  }

  @Test func bytesBehindTheEndAreNoticed() throws {
    let bytes = HDF5Trees.form(of: try HDF5Trees.everything())
    #expect(throws: HDF5FormDecoder.Failure.malformed(bytes.count)) {
      try HDF5FormDecoder.tree(in: bytes + [0])
    }
  }

  @Test func damagedBytesNeverTrap() throws {
    let bytes = HDF5Trees.form(of: try HDF5Trees.everything())
    var state: UInt64 = 7
    var refused = 0
    for _ in 0..<4000 {
      var copy = bytes
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        copy[Int(state >> 33) % copy.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      do throws(HDF5FormDecoder.Failure) { _ = try HDF5FormDecoder.tree(in: copy) } catch { refused += 1 }
    }
    #expect((1..<4000).contains(refused))
  }

  @Test func aCountBeyondTheBytesAllocatesNothing() {
    // Four billion members, and an array of 2⁶² values.
    let members = HDF5Form.magic + [HDF5Form.group, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF]
    let values =
      HDF5Form.magic + [HDF5Form.array, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x40, 3, 8]
    for bytes in [members, values] {
      #expect(throws: HDF5FormDecoder.Failure.self) { try HDF5FormDecoder.tree(in: bytes) }
    }
  }

  @Test func groupsInGroupsHaveAnEnd() {
    var tree = HDF5Object(content: .group([]))
    for _ in 0..<70 { tree = HDF5Object(content: .group([.init("a", tree)])) }
    let bytes = HDF5Trees.form(of: tree)
    #expect(throws: HDF5FormDecoder.Failure.self) { try HDF5FormDecoder.tree(in: bytes) }
  }
}
