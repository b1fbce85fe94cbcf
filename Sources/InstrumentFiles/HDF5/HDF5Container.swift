#if HDF5
  import InterphaseCHDF5

  /// Walks a container of HDF5 with the library and writes its tree in the form of `HDF5Form`.
  ///
  /// The library does not survive hostile bytes: this runs in a process that may die. What lies in other files is never
  /// followed; a group or array that more than one link leads to is written once, and as a link from then on.
  struct HDF5Container {
    private var encoder: HDF5FormEncoder
    /// Where objects were met first, by their place in the file.
    private var paths: [UInt64: String] = [:]
    private var objects = 0
    private var values = 0
    private var bytesLeft: Int
    /// The address space of this process: what the library may take by itself, and what the arrays that it reads need.
    private var space: Int
    private let byteCount: Int
    /// What ends the walk: a sentence of what was found.
    private var refusal: String?

    private init(_ encoder: HDF5FormEncoder, _ limits: HDF5Limits, byteCount: Int) {
      self.encoder = encoder
      self.byteCount = byteCount
      space = HDF5Limits.ownSpace + 3 * byteCount
      interphase_hdf5_limit_space(UInt64(space))
      // Names, shapes and marks come beside the values; a small file with large arrays was made to exhaust memory.
      bytesLeft = min(
        limits.answerBytes - HDF5Limits.smallBytes,
        HDF5Limits.smallBytes + HDF5Limits.expansion * byteCount)
    }

    /// Writes the tree of a file's bytes, or why it was refused; `false` where the sink took not all of it.
    static func write(_ bytes: [UInt8], limits: HDF5Limits, to sink: @escaping ([UInt8]) -> Bool) -> Bool {
      bytes.withUnsafeBufferPointer { buffer in
        var container = HDF5Container(HDF5FormEncoder(sink: sink), limits, byteCount: bytes.count)
        let file = interphase_hdf5_open(buffer.baseAddress, buffer.count)
        guard file >= 0 else { return refuse("a file that libhdf5 refuses to open", sink) }
        let root = interphase_hdf5_child(file, "/")
        guard root >= 0 else { return refuse("a file whose root group libhdf5 refuses to open", sink) }
        let tree = container.object(root, path: "", depth: 0)
        if let refusal = container.refusal { return refuse(refusal, sink) }
        container.encoder.put(tree)
        container.encoder.put(HDF5Form.end)
        container.encoder.flush()
        return container.encoder.isSound
      }
    }

    private static func refuse(_ found: String, _ sink: @escaping ([UInt8]) -> Bool) -> Bool {
      var encoder = HDF5FormEncoder(sink: sink)
      encoder.put(HDF5Form.refused)
      encoder.put(text: found)
      encoder.flush()
      return encoder.isSound
    }

    private mutating func object(
      _ id: interphase_hdf5_id, path: String, depth: Int
    ) -> HDF5Object {
      var facts = interphase_hdf5_object()
      guard count(path), interphase_hdf5_object_facts(id, &facts) == 0 else {
        return HDF5Object(content: .unread("a damaged object"))
      }
      if let first = paths[facts.address] { return HDF5Object(content: .link(first.isEmpty ? "/" : first)) }
      if facts.links > 1 || Int(facts.kind) == INTERPHASE_HDF5_GROUP { paths[facts.address] = path }
      switch Int(facts.kind) {
      case INTERPHASE_HDF5_GROUP:
        guard depth < HDF5Limits.depth else {
          refusal = "groups in groups, deeper than \(HDF5Limits.depth), at \(path)"
          return HDF5Object(content: .unread("too deep a group"))
        }
        return HDF5Object(attributes: attributes(of: id, path), content: group(id, path, depth))
      case INTERPHASE_HDF5_DATASET:
        return HDF5Object(attributes: attributes(of: id, path), content: .array(array(id)))
      default: return HDF5Object(content: .unread("a stored type without values"))
      }
    }

    private mutating func group(_ id: interphase_hdf5_id, _ path: String, _ depth: Int) -> HDF5Object.Content
    {
      let found = Names.links(of: id)
      guard let links = found else { return .unread("a damaged group") }
      var members: [HDF5Object.Member] = []
      for link in links where refusal == nil {
        let place = "\(path)/\(link.name)"
        members.append(
          HDF5Object.Member(link.name, member(of: id, link, path: place, in: path, depth: depth)))
      }
      return .group(members)
    }

    private mutating func member(
      of group: interphase_hdf5_id, _ link: Names.Link, path: String, in parent: String, depth: Int
    ) -> HDF5Object {
      switch link.kind {
      case INTERPHASE_HDF5_HARD_LINK:
        let child = interphase_hdf5_child(group, link.name)
        guard child >= 0 else { return HDF5Object(content: .unread("a damaged object")) }
        defer { interphase_hdf5_close(child) }
        return object(child, path: path, depth: depth + 1)
      case INTERPHASE_HDF5_SOFT_LINK:
        guard count(path) else { return HDF5Object(content: .unread("")) }
        return HDF5Object(
          content: .link(link.target.hasPrefix("/") ? link.target : "\(parent)/\(link.target)"))
      default:
        guard count(path) else { return HDF5Object(content: .unread("")) }
        return HDF5Object(content: .unread("a link to another file, which is not followed"))
      }
    }

    private mutating func attributes(of id: interphase_hdf5_id, _ path: String) -> [HDF5Object.Attribute] {
      var attributes: [HDF5Object.Attribute] = []
      for name in Names.attributes(of: id) where count(path) {
        let attribute = interphase_hdf5_attribute(id, name)
        guard attribute >= 0 else { continue }
        attributes.append(HDF5Object.Attribute(name, array(attribute)))
        interphase_hdf5_close(attribute)
      }
      return attributes
    }

    /// Counts one more object or attribute; whether the walk goes on.
    private mutating func count(_ path: String) -> Bool {
      objects += 1
      bytesLeft -= 32 + path.utf8.count
      if objects > HDF5Limits.objects - 16 {
        refusal = "more than \(HDF5Limits.objects) groups, arrays and attributes"
      } else if path.utf8.count > HDF5Limits.nameBytes {
        refusal = "a path of more than \(HDF5Limits.nameBytes) bytes"
      }
      return refusal == nil
    }

    private mutating func array(_ id: interphase_hdf5_id) -> HDF5Array {
      var facts = interphase_hdf5_array()
      guard interphase_hdf5_array_facts(id, &facts) == 0 else {
        return HDF5Array(shape: [], storedType: "", elements: .unread("a damaged array"))
      }
      let shape = withUnsafeBytes(of: facts.shape) { buffer in
        (0..<Int(facts.rank)).map { Int(clamping: buffer.load(fromByteOffset: $0 * 8, as: UInt64.self)) }
      }
      let type = withUnsafeBytes(of: facts.type) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      return HDF5Array(shape: shape, storedType: type, elements: elements(id, &facts, shape, type))
    }

    private mutating func elements(
      _ id: interphase_hdf5_id, _ facts: inout interphase_hdf5_array, _ shape: [Int], _ type: String
    ) -> HDF5Array.Elements {
      if Int(facts.kind) == INTERPHASE_HDF5_FOREIGN { return .unread("a type that is not read (\(type))") }
      if facts.lies_elsewhere != 0 { return .unread("values in other files, which are not opened") }
      if facts.missing_filter != 0 {
        return .unread("values packed with the filter \(facts.missing_filter), which this build has not")
      }
      let count = HDF5Array.count(of: shape)
      // A text of any length has four bytes for its length at least.
      let width = max(Int(facts.width), 4)
      guard let count, values + count <= HDF5Limits.values, count * width <= bytesLeft else {
        return .unread(
          "more values than are read of one file (\(shape.map(String.init).joined(separator: " × ")))")
      }
      guard stores(facts, count) else {
        return .unread("\(count) values, for which the \(facts.storage) bytes in the file are too few")
      }
      values += count
      // The array, the library's pieces of it, and what packs and unpacks these.
      space += 3 * count * Int(max(facts.width, 4))
      interphase_hdf5_limit_space(UInt64(space))
      if Int(facts.kind) == INTERPHASE_HDF5_TEXT { return texts(id, &facts, count) }
      bytesLeft -= count * Int(facts.width)
      var bytes = [UInt8](repeating: 0, count: count * Int(facts.width))
      guard count == 0 || interphase_hdf5_numbers(id, &facts, &bytes) == 0,
        let kind = HDF5Numbers.Kind(rawValue: UInt8(clamping: facts.kind)),
        let numbers = HDF5Numbers(kind: kind, width: Int(facts.width), bytes: bytes[...])
      else { return .unread("damaged values") }
      return .numbers(numbers)
    }

    /// Whether the file has the bytes that values of this number and type need: a header can state any number.
    private func stores(_ facts: interphase_hdf5_array, _ count: Int) -> Bool {
      let stored = facts.storage == 0 ? 0 : min(Int(clamping: facts.storage), byteCount)
      let (needed, overflows) = count.multipliedReportingOverflow(by: Int(clamping: facts.stored_width))
      if overflows { return false }
      // An attribute lies in the headers of the file, of which it is a part.
      if facts.storage == 0, facts.is_packed == 0, needed <= min(byteCount, HDF5Limits.attributeBytes) {
        return true
      }
      return needed <= (facts.is_packed == 0 ? stored : stored * HDF5Limits.expansion)
    }

    private mutating func texts(
      _ id: interphase_hdf5_id, _ facts: inout interphase_hdf5_array, _ count: Int
    ) -> HDF5Array.Elements {
      guard let texts = Names.texts(of: id, &facts, count, atMost: bytesLeft) else {
        return .unread("damaged texts")
      }
      bytesLeft -= texts.reduce(0) { $0 + $1.utf8.count + 4 }
      return .texts(texts)
    }
  }
#endif
