/// Writes HDF5 files without their library.
///
/// From the specification of the format (version 3): groups with their links in the header, contiguous arrays, attributes.
/// The same tree gives the same bytes.
package struct HDF5Bytes {
  private var bytes: [UInt8] = []
  /// Where objects were written, by their paths.
  private var addresses: [String: Int] = [:]
  /// Where addresses of hard links are to be filled in.
  private var open: [(place: Int, path: String)] = []
  private let hardLinks: [String: String]

  private static let undefined = [UInt8](repeating: 0xFF, count: 8)
  private static let superblockSize = 96

  private init(hardLinks: [String: String]) { self.hardLinks = hardLinks }

  /// The bytes of a file with a tree; what is unread in it becomes a link to another file.
  ///
  /// - Parameters:
  ///   - hardLinks: Further hard links, by their paths, to the paths of objects; a path may lead back to a group above.
  ///   - userBlock: How many bytes of another program stand before the file: 0, 512, 1024 …
  package static func bytes(
    of root: HDF5Object, hardLinks: [String: String] = [:], userBlock: Int = 0
  ) -> [UInt8] {
    var file = HDF5Bytes(hardLinks: hardLinks)
    file.bytes = [UInt8](repeating: 0, count: superblockSize)
    file.write(root, path: "")
    for (place, path) in file.open {
      file.bytes.replaceSubrange(place..<place + 8, with: file.little(file.addresses[path] ?? 0, 8))
    }
    file.writeSuperblock(userBlock)
    return [UInt8](repeating: 0x20, count: userBlock) + file.bytes
  }

  private mutating func writeSuperblock(_ userBlock: Int) {
    var block: [UInt8] = [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0, 8, 8, 0]
    block += little(4, 2) + little(16, 2) + little(0, 4)
    block += little(userBlock, 8) + Self.undefined + little(userBlock + bytes.count, 8) + Self.undefined
    block += little(0, 8) + little(addresses[""] ?? 0, 8) + [UInt8](repeating: 0, count: 24)
    bytes.replaceSubrange(0..<block.count, with: block)
  }

  private mutating func write(_ object: HDF5Object, path: String) {
    var messages: [(type: Int, data: [UInt8])] = []
    var links: [(message: Int, place: Int, path: String)] = []
    switch object.content {
    case .group(let members):
      messages.append((0x02, [0, 0] + Self.undefined + Self.undefined))
      for member in members {
        let place = "\(path)/\(member.name)"
        let name = Array(member.name.utf8)
        switch member.object.content {
        case .link(let target):
          messages.append(
            (0x06, [1, 8, 1, UInt8(name.count)] + name + little(target.utf8.count, 2) + target.utf8))
        case .unread:
          let target = [0] + Array("other.h5\0/data\0".utf8)
          messages.append((0x06, [1, 8, 64, UInt8(name.count)] + name + little(target.count, 2) + target))
        case .group, .array:
          write(member.object, path: place)
          messages.append((0x06, [1, 0, UInt8(name.count)] + name + little(addresses[place] ?? 0, 8)))
        }
      }
      for (link, target) in hardLinks.sorted(by: { $0.key < $1.key }) where Self.parent(of: link) == path {
        let name = Array(link.dropFirst(path.utf8.count + 1).utf8)
        links.append((messages.count, 3 + name.count, target))
        messages.append((0x06, [1, 0, UInt8(name.count)] + name + little(0, 8)))
      }
    case .array(let array):
      let (type, data) = stored(array)
      messages.append((0x01, space(array.shape)))
      messages.append((0x03, type))
      messages.append((0x05, [2, 1, 0, 0]))
      messages.append((0x08, [3, 1] + little(bytes.count, 8) + little(data.count, 8)))
      bytes += data
      align()
    case .link, .unread: break
    }
    for attribute in object.attributes { messages.append((0x0C, message(attribute))) }
    addresses[path] = bytes.count
    writeHeader(messages, links)
  }

  private mutating func writeHeader(
    _ messages: [(type: Int, data: [UInt8])], _ links: [(message: Int, place: Int, path: String)]
  ) {
    let size = messages.reduce(0) { $0 + 8 + Self.padded($1.data.count) }
    bytes += [1, 0] + little(messages.count, 2) + little(1, 4) + little(size, 4) + [0, 0, 0, 0]
    for (index, message) in messages.enumerated() {
      let length = Self.padded(message.data.count)
      bytes += little(message.type, 2) + little(length, 2) + [0, 0, 0, 0]
      for link in links where link.message == index { open.append((bytes.count + link.place, link.path)) }
      bytes += message.data + [UInt8](repeating: 0, count: length - message.data.count)
    }
  }

  private func message(_ attribute: HDF5Object.Attribute) -> [UInt8] {
    let (type, data) = stored(attribute.value)
    let name = Array(attribute.name.utf8) + [0]
    let space = space(attribute.value.shape)
    return [1, 0] + little(name.count, 2) + little(type.count, 2) + little(space.count, 2)
      + [name, type, space].flatMap { $0 + [UInt8](repeating: 0, count: Self.padded($0.count) - $0.count) }
      + data
  }

  private func space(_ shape: [Int]) -> [UInt8] {
    [1, UInt8(shape.count), 0, 0, 0, 0, 0, 0] + shape.flatMap { little($0, 8) }
  }

  /// The type of an array as the format describes it, and its bytes.
  private func stored(_ array: HDF5Array) -> (type: [UInt8], data: [UInt8]) {
    switch array.elements {
    case .numbers(let numbers): (type(of: numbers), Array(numbers.bytes))
    case .texts(let texts):
      {
        let width = (texts.map(\.utf8.count).max() ?? 0) + 1
        return (
          [0x13, 0x10, 0, 0] + little(width, 4),
          texts.flatMap { Array($0.utf8) + [UInt8](repeating: 0, count: width - $0.utf8.count) }
        )
      }()
    case .unread: ([0x15, 0, 0, 0] + little(1, 4), [0])
    }
  }

  private func type(of numbers: HDF5Numbers) -> [UInt8] {
    let bits = numbers.width * 8
    switch numbers.kind {
    case .signed, .unsigned:
      return [0x10, numbers.kind == .signed ? 8 : 0, 0, 0] + little(numbers.width, 4) + little(0, 2)
        + little(bits, 2)
    case .float: return float(numbers.width)
    case .boolean:
      let base: [UInt8] = [0x10, 8, 0, 0, 1, 0, 0, 0, 0, 0, 8, 0]
      return [0x18, 2, 0, 0, 1, 0, 0, 0] + base + Array("FALSE\0\0\0TRUE\0\0\0\0".utf8) + [0, 1]
    case .complex:
      let part = float(numbers.width / 2)
      func member(_ name: String, _ offset: Int) -> [UInt8] {
        Array((name + String(repeating: "\0", count: 7)).utf8) + little(offset, 4)
          + [UInt8](repeating: 0, count: 28) + part
      }
      return [0x16, 2, 0, 0] + little(numbers.width, 4) + member("r", 0) + member("i", numbers.width / 2)
    }
  }

  private func float(_ width: Int) -> [UInt8] {
    let isDouble = width == 8
    return [0x11, 0x20, isDouble ? 63 : 31, 0] + little(width, 4) + little(0, 2) + little(width * 8, 2)
      + (isDouble ? [52, 11, 0, 52] : [23, 8, 0, 23]) + little(isDouble ? 1023 : 127, 4)
  }

  private mutating func align() {
    bytes += [UInt8](repeating: 0, count: Self.padded(bytes.count) - bytes.count)
  }

  private static func padded(_ count: Int) -> Int { (count + 7) / 8 * 8 }

  private static func parent(of path: String) -> String {
    path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
  }

  private func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
