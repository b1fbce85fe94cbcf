import AnalysisFindings
import Foundation
import InstrumentFiles
import InterphaseTestSupport
import Testing

#if HDF5
  import InterphaseCHDF5

  /// Containers that the command opens in a process of its own.
  @Suite(.enabled(if: BuiltCommand.isPresent, Comment(rawValue: BuiltCommand.reason)))
  struct HDF5OpenerTests {
    private let opener = HDF5Opener.childProcess(of: BuiltCommand.path)

    private func tree(_ bytes: [UInt8]) throws(InputProblem) -> HDF5Object {
      try opener.tree(FileContents(source: SourceFile(path: "made.h5", byteCount: bytes.count), bytes: bytes))
    }

    @Test(arguments: [0, 512, 2048])
    func aTreeIsReadAsItWasWritten(userBlock: Int) throws {
      let written = try HDF5Trees.everything()
      #expect(try tree(HDF5Bytes.bytes(of: written, userBlock: userBlock)) == written)
    }

    @Test func complexAndUnsignedNumbersAreRead() throws {
      let written = HDF5Object(
        content: .group([
          .init(
            "complex",
            HDF5Object(
              content: .array(
                .init(
                  shape: [1], storedType: "complex64",
                  elements: try HDF5Trees.numbers(.complex, 8, [0, 0, 0x80, 0x3F, 0, 0, 0x20, 0xC0]))))),
          .init(
            "large",
            HDF5Object(
              content: .array(
                .init(
                  shape: [], storedType: "uint64",
                  elements: try HDF5Trees.numbers(.unsigned, 8, [1, 0, 0, 0, 0, 0, 0, 0x80]))))),
        ]))
      #expect(try tree(HDF5Bytes.bytes(of: written)) == written)
    }

    @Test func otherFilesAreNotFollowed() throws {
      let written = HDF5Object(content: .group([.init("outside", HDF5Object(content: .unread("")))]))
      let found = try tree(HDF5Bytes.bytes(of: written))
      #expect(
        found.content
          == .group([
            .init("outside", HDF5Object(content: .unread("a link to another file, which is not followed")))
          ]))
    }

    @Test func aGroupInItselfComesOnce() throws {
      let written = HDF5Object(
        content: .group([.init("a", HDF5Object(content: .group([])))]))
      let found = try tree(
        HDF5Bytes.bytes(of: written, hardLinks: ["/a/self": "/a", "/a/top": "", "/z": "/a"]))
      let inner = HDF5Object(
        content: .group([
          .init("self", HDF5Object(content: .link("/a"))), .init("top", HDF5Object(content: .link("/"))),
        ]))
      #expect(found.content == .group([.init("a", inner), .init("z", HDF5Object(content: .link("/a")))]))
      #expect(HDF5Node(root: found).at("z", "top", "a", "self")?.path == "/a")
    }

    @Test func packedValuesAreUnpacked() throws {
      // Written by h5py 3.16 with `compression="lzf"` and `compression="gzip", shuffle=True`: arange(60) // 4.
      let bytes = try #require(Data(base64Encoded: Self.packed, options: .ignoreUnknownCharacters))
      let root = HDF5Node(root: try tree([UInt8](bytes)))
      for name in ["lzf", "gzip"] {
        let array = try #require(root[name]?.array)
        #expect(array.shape == [6, 10])
        #expect(array.numbers == (0..<60).map { Double($0 / 4) })
      }
    }

    @Test func damagedFilesAreProblemsOfTheirs() throws {
      let sound = HDF5Bytes.bytes(of: try HDF5Trees.everything())
      var refused = 0
      for step in 0..<60 {
        var bytes = sound
        if step.isMultiple(of: 2) {
          bytes.removeLast(sound.count * step / 60)
        } else {
          for place in stride(from: step * 5, to: bytes.count, by: 211) { bytes[place] ^= UInt8(step & 0xFF) }
        }
        do throws(InputProblem) { _ = try tree(bytes) } catch {
          refused += 1
          #expect(error.file == "made.h5")
          #expect(!error.remedy.isEmpty)
        }
      }
      #expect((1..<60).contains(refused))
    }

    @Test func aHeaderThatStatesMoreThanTheFileHasIsNotBelieved() throws {
      let numbers = HDF5Numbers([1.0, 2, 3])
      for shape in [[4], [1 << 25], [1 << 40, 1 << 40]] {
        let array = HDF5Array(shape: shape, storedType: "float64", elements: .numbers(numbers))
        let written = HDF5Object(content: .group([.init("a", HDF5Object(content: .array(array)))]))
        let node = HDF5Node(root: try tree(HDF5Bytes.bytes(of: written)))
        #expect(node["a"]?.array?.numbers == nil)
      }
    }

    @Test func limitsEndWhatTakesTooMuch() {
      var limits = HDF5Limits()
      limits.answerBytes = 64
      let bytes = HDF5Bytes.bytes(
        of: HDF5Object(
          attributes: [.init("a", HDF5Array(String(repeating: "x", count: 500)))], content: .group([])))
      let file = FileContents(source: SourceFile(path: "made.h5", byteCount: bytes.count), bytes: bytes)
      let problem = #expect(throws: InputProblem.self) {
        try HDF5Opener.childProcess(of: BuiltCommand.path, limits: limits).tree(file)
      }
      #expect(problem?.code == .limitExceeded)
    }

    @Test(arguments: ["/bin/cat", "/bin/false", "/no/such/program"])
    func aProgramThatIsNoneOfOursIsNamedAsTheReason(program: String) {
      let bytes = [UInt8](repeating: 1, count: 100)
      let file = FileContents(source: SourceFile(path: "made.h5", byteCount: bytes.count), bytes: bytes)
      let problem = #expect(throws: InputProblem.self) {
        try HDF5Opener.childProcess(of: program).tree(file)
      }
      #expect(problem?.file == "made.h5")
      #expect(problem?.remedy.isEmpty == false)
    }

    @Test(arguments: [
      ([2, 65, 66, 67, 0x40, 2], Array("ABCABCA".utf8)),
      ([0, 65, 0xE0, 0, 0], [UInt8](repeating: 65, count: 10)),
    ])
    func blocksOfLZFExpand(block: [UInt8], expected: [UInt8]) {
      var room = [UInt8](repeating: 0, count: 16)
      let count = interphase_hdf5_expand_lzf(block, block.count, &room, room.count)
      #expect(Array(room[..<count]) == expected)
    }

    @Test(
      arguments: [[0x20], [0x20, 0], [5, 1], [0, 1, 0x20, 9], [0xE0], [0, 1, 0xE0, 255, 0]] as [[UInt8]])
    func damagedBlocksOfLZFExpandToNothing(block: [UInt8]) {
      var room = [UInt8](repeating: 0, count: 16)
      #expect(interphase_hdf5_expand_lzf(block, block.count, &room, room.count) == 0)
    }

    private static let packed = """
      iUhERg0KGgoDCAgAAAAAAAAAAAD//////////4IIAAAAAAAAMAAAAAAAAAC3rYjOT0hEUgIAeAISAAAAAP//////////////////
      //8KAgABAAAGDgAAAQADbHpmswAAAAAAAAAGDwAAAQAEZ3ppcAkCAAAAAAAAADMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALf6/slPSERSAgEAAQEkAAACAgEBBgAAAAAAAAAKAAAAAAAAAAYAAAAAAAAACgAAAAAA
      AAADDAABEAgAAAIAAAAAABAABQIAAQMLCxoAAQIBAH0EAAEAAwBsemYABAAAAAUBAAA8AAAACBIAAAQCAAMBAwoCAwq/AQAAAAAA
      AACKAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlfffgRkFI
      RAABDgoCAAAAAAAAANsBAAAAAAAAp+uvV0ZBREIAAb8BAAAAAAAAAAgAAAAAAAAiAAAAAAAiCAAAAAAAACMAAAAAAKKuFnVPSERS
      AgEAAQEkAAACAgEBBgAAAAAAAAAKAAAAAAAAAAYAAAAAAAAACgAAAAAAAAADDAABEAgAAAIAAAAAABAABQIAAQMLCxYAAQICAgAB
      AAEAAgAAAAEAAQABAAQAAAAIEgAABAIAAwEDCgIDChUDAAAAAAAAAI4AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABVhUZIRkFIRAABDgoCAAAAAAAAADEDAAAAAAAAOV3u00ZBREIAARUD
      AAAAAAAARQgAAAAAAAAfAAAAAABkCAAAAAAAAB4AAAAAAGp0Qn0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAACAAAABoAEAAqABAAOgAQAEoAEABaABAAagAQMHAAcABAcABwAIoAEACaABAAqgAQAL
      oAEADKABAA2gAQAOYAEBDgB4XmNgYGBgBAImIGAGAhYgYAUCNiBgZ2fACwAPdwBjeF5jZ+cAAk4g4AICbiDgAQJeIOADAga8AAA3
      RwFD
      """
  }
#endif

/// What a program is told that names no way to open HDF5 files.
@Suite struct HDF5UnavailableTests {
  @Test func aFileIsNamedAsHDF5WithTheWayToReadIt() throws {
    let bytes = HDF5Bytes.bytes(of: HDF5Object(content: .group([])))
    let file = FileContents(source: SourceFile(path: "a.hspy", byteCount: bytes.count), bytes: bytes)
    let reader = try #require(ReaderRegistry.builtIn.reader(of: file))
    let problem = #expect(throws: InputProblem.self) { try reader.measurements(in: file) }
    #expect(problem?.code == .unsupported)
    #expect(problem?.found.contains("HDF5") == true)
    #if HDF5
      #expect(problem?.remedy.contains("builtIn(openingHDF5:)") == true)
    #else
      #expect(problem?.remedy.contains("--traits HDF5") == true)
    #endif
    #expect(reader.format.name.contains("not read"))
  }
}
