#if HDF5
  import InterphaseCHDF5

  extension HDF5Container {
    /// Names and texts that the library gives out one by one.
    enum Names {
      /// A link of a group.
      struct Link {
        var name: String
        var kind: Int
        var target: String
      }

      /// What was given out so far.
      private struct Collected<Item> {
        var items: [Item] = []
        var bytesLeft: Int

        /// Takes one more; what the library's visit is told: 0 to go on.
        mutating func take(_ item: Item, bytes: Int) -> Int32 {
          bytesLeft -= bytes
          guard bytesLeft >= 0, items.count < HDF5Limits.values else { return 1 }
          items.append(item)
          return 0
        }
      }

      /// The most bytes of all names of one group or object.
      private static let nameBytes = HDF5Limits.objects * 64

      /// The links of a group, in the order of their names; `nil` where it is damaged or has too many.
      static func links(of group: interphase_hdf5_id) -> [Link]? {
        var links = Collected<Link>(bytesLeft: nameBytes)
        let end = withUnsafeMutablePointer(to: &links) {
          interphase_hdf5_links(
            group,
            { context, name, kind, target in
              guard let context, let name else { return -1 }
              let link = Link(
                name: String(cString: name), kind: Int(kind), target: target.map { String(cString: $0) } ?? ""
              )
              return context.assumingMemoryBound(to: Collected<Link>.self).pointee
                .take(link, bytes: 16 + link.name.utf8.count + link.target.utf8.count)
            }, $0)
        }
        return end == 0 ? links.items : nil
      }

      /// The names of an object's attributes, in their order, as far as they can be read.
      static func attributes(of object: interphase_hdf5_id) -> [String] {
        var names = Collected<String>(bytesLeft: nameBytes)
        _ = withUnsafeMutablePointer(to: &names) {
          interphase_hdf5_attributes(
            object,
            { context, name in
              guard let context, let name else { return -1 }
              let text = String(cString: name)
              return context.assumingMemoryBound(to: Collected<String>.self).pointee
                .take(text, bytes: 16 + text.utf8.count)
            }, $0)
        }
        return names.items
      }

      /// The texts of an array; `nil` where they are damaged or have too many bytes.
      static func texts(
        of array: interphase_hdf5_id, _ facts: inout interphase_hdf5_array, _ count: Int, atMost bytes: Int
      ) -> [String]? {
        var texts = Collected<String>(bytesLeft: bytes)
        let end = withUnsafeMutablePointer(to: &texts) {
          interphase_hdf5_texts(
            array, &facts, count,
            { context, bytes, count in
              guard let context, let bytes else { return -1 }
              let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
              return context.assumingMemoryBound(to: Collected<String>.self).pointee
                .take(text, bytes: 4 + text.utf8.count)
            }, $0)
        }
        return end == 0 && texts.items.count == count ? texts.items : nil
      }
    }
  }
#endif
