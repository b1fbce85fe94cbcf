import Yams

extension StudyOptions.XPS {
  /// Reads the section `xps` of a manifest.
  mutating func read(_ node: Node, _ decoder: inout ManifestDecoder) {
    let keys = ["chargeReference", "background", "sensitivityFactors", "regions"]
    for (key, _, value) in decoder.mapping(node, key: "xps", allowed: keys) {
      switch key {
      case "chargeReference":
        for (inner, _, part) in decoder.mapping(value, key: key, allowed: ["component", "energy"]) {
          if inner == "component" {
            referenceComponent = decoder.text(part, key: inner, what: "a component such as C-C")
          }
          if inner == "energy" { referenceEnergy = decoder.quantity(part, key: inner, .energy) }
        }
      case "background": background = decoder.word(value, key: key, among: ["shirley", "linear"])
      case "sensitivityFactors":
        sensitivityFactors = decoder.word(value, key: key, among: ["scofield", "wagner", "kratos"])
      case "regions":
        regions = decoder.items(value).compactMap {
          decoder.text($0, key: key, what: "a region such as C 1s")
        }
      default: break
      }
    }
  }
}

extension StudyOptions.SIMS {
  /// Reads the section `sims` of a manifest.
  mutating func read(_ node: Node, _ decoder: inout ManifestDecoder) {
    let keys = [
      "interphaseIon", "bulkIon", "sputterRate", "sputterRateUncertainty", "nearSurfaceIons", "transient",
    ]
    for (key, _, value) in decoder.mapping(node, key: "sims", allowed: keys) {
      switch key {
      case "interphaseIon": interphaseIon = decoder.text(value, key: key, what: "an ion such as PO2-")
      case "bulkIon": bulkIon = decoder.text(value, key: key, what: "an ion such as Ni-")
      case "sputterRate": sputterRate = decoder.quantity(value, key: key, .rate)
      case "sputterRateUncertainty":
        sputterRateUncertainty = decoder.quantity(value, key: key, .fraction, zeroAllowed: true)
      case "nearSurfaceIons":
        nearSurfaceIons = decoder.items(value).compactMap {
          decoder.text($0, key: key, what: "an ion such as LiF2-")
        }
      case "transient": transient = decoder.quantity(value, key: key, .time, zeroAllowed: true)
      default: break
      }
    }
  }
}

extension StudyOptions.EELS {
  /// Reads the section `eels` of a manifest.
  mutating func read(_ node: Node, _ decoder: inout ManifestDecoder) {
    let keys = [
      "whiteLines", "surfaceElement", "probe", "surface", "direction", "summedAxis",
      "magnificationUncertainty", "tiltUncertainty", "lineHalfWidth", "continuumExponent",
    ]
    for (key, _, value) in decoder.mapping(node, key: "eels", allowed: keys) {
      switch key {
      case "whiteLines":
        whiteLines = decoder.word(value, key: key, among: Self.methodNames)
      case "surfaceElement": surfaceElement = decoder.word(value, key: key, among: Self.elementNames)
      case "probe": probeDiameter = decoder.quantity(value, key: key, .length)
      case "surface": surface = decoder.surface(value, key: key)
      case "direction": direction = decoder.word(value, key: key, among: ["inwards", "outwards"])
      case "summedAxis": summedAxis = decoder.integer(value, key: key, in: 0...7)
      case "magnificationUncertainty":
        magnificationUncertainty = decoder.quantity(value, key: key, .fraction, zeroAllowed: true)
      case "tiltUncertainty": tiltUncertainty = decoder.quantity(value, key: key, .number, zeroAllowed: true)
      case "lineHalfWidth": lineHalfWidth = decoder.quantity(value, key: key, .energy, in: 1...10)
      case "continuumExponent":
        continuumExponent = decoder.quantity(value, key: key, .number, zeroAllowed: true)
      default: break
      }
    }
  }
}

extension ManifestDecoder {
  /// Where depth 0 lies: the word `metal-edge`, or a position along the scan.
  fileprivate mutating func surface(_ node: Node, key: String) -> String? {
    guard let text = text(node, key: key, what: "metal-edge or a position such as 0 nm") else { return nil }
    guard text == "metal-edge" || QuantityText.value(text, .length) != nil else {
      note(
        key: key, node: node, expected: "metal-edge or a position such as 0 nm", found: describe(node),
        remedy: "Write the position of the surface on the scan's own axis.")
      return nil
    }
    return text
  }
}

extension StudyOptions.ICPMS {
  /// Reads the section `icpms` of a manifest.
  mutating func read(_ node: Node, _ decoder: inout ManifestDecoder) {
    let keys = [
      "blanks", "area", "areaUncertainty", "volume", "volumeUncertainty", "dilution", "concentrations",
    ]
    for (key, _, value) in decoder.mapping(node, key: "icpms", allowed: keys) {
      switch key {
      case "blanks":
        blanks = decoder.items(value).compactMap { decoder.text($0, key: key, what: "a row's name") }
      case "area": area = decoder.quantity(value, key: key, .area)
      case "areaUncertainty":
        areaUncertainty = decoder.quantity(value, key: key, .fraction, zeroAllowed: true)
      case "volumeUncertainty":
        volumeUncertainty = decoder.quantity(value, key: key, .fraction, zeroAllowed: true)
      case "volume": volume = decoder.quantity(value, key: key, .volume)
      case "dilution": dilution = decoder.quantity(value, key: key, .number)
      case "concentrations":
        concentrations = decoder.word(value, key: key, among: ["automatic", "vendor", "calibrated"])
      default: break
      }
    }
  }
}
