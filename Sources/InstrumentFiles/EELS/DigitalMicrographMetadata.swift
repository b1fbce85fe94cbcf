import AnalysisFindings
import InstrumentMeasurements

/// The tags of a DM file as metadata entries, with a limit on what they may grow to.
struct DigitalMicrographMetadata {
  private let tags: DigitalMicrographTags
  private let file: String
  /// Long names of nested groups repeat in every key, so that a small file could ask for gigabytes.
  private let limit: Int
  private var size = 0
  private var shared: [VendorMetadata.Entry] = []
  private var sharedEntriesLeft = 500_000

  /// Gathers the tags that belong to the document as a whole.
  init(of tags: DigitalMicrographTags, file: String) throws(InputProblem) {
    self.tags = tags
    self.file = file
    limit = 4_000_000 + tags.bytes.count
    var entries: [VendorMetadata.Entry] = []
    for node in tags.children(of: 0) where tags.name(of: node) != "ImageList" {
      try collect(node, prefix: "", into: &entries)
    }
    shared = entries
  }

  /// The entries of an image under their paths inside it, then those of the document.
  ///
  /// In a file of very many images only the first ones carry the entries of the document.
  mutating func entries(for image: Int) throws(InputProblem) -> VendorMetadata {
    var entries: [VendorMetadata.Entry] = []
    for node in tags.children(of: image) { try collect(node, prefix: "", into: &entries) }
    sharedEntriesLeft -= shared.count
    return VendorMetadata(sharedEntriesLeft >= 0 ? entries + shared : entries)
  }

  private mutating func collect(
    _ node: Int, prefix: String, into entries: inout [VendorMetadata.Entry]
  ) throws(InputProblem) {
    let key = prefix + tags.name(of: node)
    // A group's key counts too: it lives on in the keys below it.
    size += key.utf8.count
    if case .group = tags.nodes[node].content {
      let below = key + " / "
      for child in tags.children(of: node) where size <= limit {
        try collect(child, prefix: below, into: &entries)
      }
    } else if key != "ImageData / Data", let value = tags.description(of: node) {
      size += value.utf8.count
      entries.append(.init(key: key, value: value))
    }
    guard size <= limit else {
      throw InputProblem(
        .limitExceeded, file: file, place: .part("tag “\(key.prefix(200))”"),
        expected: "at most \(limit) bytes of metadata", found: "more",
        remedy: "The file is damaged, or its tags were made to exhaust memory; save the image again.")
    }
  }
}
