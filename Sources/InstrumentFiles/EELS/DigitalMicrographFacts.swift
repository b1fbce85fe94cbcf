/// The facts of an image that every electron microscope records, lifted from the tags of a DM image.
struct DigitalMicrographFacts {
  /// The signal as the file names it: `EELS`, `X-ray`, `CL`; empty for images.
  var signal: String
  /// The layout as the file names it: `Spectrum`, `Spectrum image`, `Image`; empty if absent.
  var format: String
  /// The beam energy in keV.
  var beamEnergy: Double?
  /// The convergence semi-angle in mrad.
  var convergenceAngle: Double?
  /// The collection semi-angle in mrad.
  var collectionAngle: Double?
  /// The time of one spectrum or frame in s.
  var exposure: Double?

  /// The facts in the tags of an image.
  init(of image: Int, in tags: DigitalMicrographTags) {
    let own = tags.node("ImageTags", from: image)
    // Stack-building scripts keep the tags of the first image apart.
    let creation = own.flatMap { tags.node("source", "Tags at creation", from: $0) }
    let roots = [own, creation].compactMap { $0 }
    func tag(_ path: String...) -> Int? {
      for root in roots {
        let found = path.reduce(root) { (node: Int?, name) in node.flatMap { tags.child(name, of: $0) } }
        if let found { return found }
      }
      return nil
    }
    func positive(_ node: Int?) -> Double? {
      guard let value = tags.number(node), value.isFinite, value > 0 else { return nil }
      return value
    }
    let isOrsay = tag("spim", "eels") != nil
    signal = tags.text(tag("Meta Data", "Signal")) ?? (isOrsay ? "EELS" : "")
    format = tags.text(tag("Meta Data", "Format")) ?? ""
    beamEnergy = positive(tag("Microscope Info", "Voltage")).map { $0 / 1_000 }
    convergenceAngle = tags.number(tag("EELS", "Experimental Conditions", "Convergence semi-angle (mrad)"))
    collectionAngle = tags.number(tag("EELS", "Experimental Conditions", "Collection semi-angle (mrad)"))

    for technique in ["EELS", "CL"] where exposure == nil {
      let single = positive(tag(technique, "Acquisition", "Exposure (s)"))
      let frames = positive(tag(technique, "Acquisition", "Number of frames")) ?? 1
      exposure = positive(tag(technique, "Acquisition", "Integration time (s)")) ?? single.map { $0 * frames }
    }
    if exposure == nil {
      let reads = positive(tag("SIm", "Acquisition", "Spectrometer", "Number of reads per pixel")) ?? 1
      exposure = positive(tag("SIm", "Acquisition", "Spectrometer", "Exposure Time")).map { $0 * reads }
    }
    exposure =
      exposure ?? positive(tag("DataBar", "Exposure Time (s)"))
      ?? positive(tag("Acquisition", "Parameters", "High Level", "Exposure (s)"))
  }
}
