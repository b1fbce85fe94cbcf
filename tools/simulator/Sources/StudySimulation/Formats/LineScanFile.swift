/// An EELS line scan as a DM3 file: one image of energy by position, without a thumbnail.
struct LineScanFile {
  var name: String
  var firstEnergy: Double
  var energyStep: Double
  var positionStep: Double
  /// One spectrum a position, in electrons.
  var spectra: [[Int]]
  var beamEnergy: Double
  var convergenceAngle: Double
  var collectionAngle: Double
  var exposure: Double

  func bytes() -> [UInt8] {
    let energies = spectra.first?.count ?? 0
    let data = spectra.flatMap { $0.map { Int32(clamping: $0) } }
    // A calibrated value is scale × (index − origin): the origin is in channels, its sign opposite to an offset.
    let energyAxis = axis(origin: -firstEnergy / energyStep, scale: energyStep, units: "eV")
    let positionAxis = axis(origin: 0, scale: positionStep, units: "nm")
    let imageData = DigitalMicrographTag.group([
      (
        "Calibrations",
        .group([
          ("Brightness", axis(origin: 0, scale: 1, units: "e-")),
          ("Dimension", .list([energyAxis, positionAxis])),
          ("DisplayCalibratedUnits", .bool(true)),
        ])
      ),
      ("Data", .int32Array(data)),
      ("DataType", .uint32(7)),
      ("Dimensions", .list([.uint32(UInt32(energies)), .uint32(UInt32(spectra.count))])),
      ("PixelDepth", .uint32(4)),
    ])
    let image = DigitalMicrographTag.group([
      ("ImageData", imageData),
      ("ImageTags", imageTags()),
      ("Name", .text(name)),
      ("UniqueID", .list([.uint32(1), .uint32(2), .uint32(3), .uint32(4)])),
    ])
    let root = DigitalMicrographTag.group([
      ("DocumentObjectList", .list([])),
      ("DocumentTags", .group([])),
      ("HasWindowPosition", .bool(false)),
      ("ImageList", .list([image])),
      ("InImageMode", .bool(true)),
      ("Thumbnails", .list([])),
    ])
    return root.fileBytes()
  }

  private func axis(origin: Double, scale: Double, units: String) -> DigitalMicrographTag {
    .group([
      ("Origin", .float(Float(origin))), ("Scale", .float(Float(scale))), ("Units", .text(units)),
    ])
  }

  private func imageTags() -> DigitalMicrographTag {
    .group([
      (
        "EELS",
        .group([
          (
            "Acquisition",
            .group([
              ("Exposure (s)", .float(Float(exposure))),
              ("Integration time (s)", .float(Float(exposure))),
              ("Number of frames", .uint32(1)),
            ])
          ),
          (
            "Experimental Conditions",
            .group([
              ("Collection semi-angle (mrad)", .float(Float(collectionAngle))),
              ("Convergence semi-angle (mrad)", .float(Float(convergenceAngle))),
            ])
          ),
        ])
      ),
      (
        "Meta Data",
        .group([
          ("Acquisition Mode", .text("Parallel dispersive")),
          ("Format", .text("Spectrum image")),
          ("Signal", .text("EELS")),
        ])
      ),
      (
        "Microscope Info",
        .group([
          ("Illumination Mode", .text("STEM NANOPROBE")),
          ("Operation Mode", .text("SCANNING")),
          ("Voltage", .float(Float(beamEnergy * 1000))),
        ])
      ),
      ("Session Info", .group([("Specimen", .text(name))])),
    ])
  }
}
