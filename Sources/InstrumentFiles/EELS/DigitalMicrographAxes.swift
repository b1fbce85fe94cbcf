import InstrumentMeasurements

/// The axes of a DM image in the order of an `ElectronMicroscopySignal`, and how its pixels are to be read for them.
struct DigitalMicrographAxes {
  /// The axes, slowest first; a spectrum's channels last.
  var axes: [MeasurementAxis]
  /// The index of the energy axis in `axes`.
  var energyAxis: Int?
  /// The order in which the pixels are stored.
  var order: DigitalMicrographPixels.PixelOrder

  /// The axes of an image.
  ///
  /// The channels of a spectrum are found by their unit (eV, meV, keV). Where no dimension has one, the file's own word
  /// decides: a `Spectrum` runs along its fastest dimension, as does a line scan (`Spectrum image` of two dimensions);
  /// a spectrum image is a stack of energy slices. Dimensions of one pixel are left out.
  init(of image: DigitalMicrographImage, format: String, signal: String) {
    let stored = image.dimensions
    let isEnergy = { (index: Int) in AxisUnit.electronvolts(stored[index].units) != nil }
    var channels = stored.indices.first { isEnergy($0) && stored[$0].count > 1 }
    if channels == nil {
      switch format {
      case "Spectrum": channels = 0
      case "Spectrum image": channels = stored.count <= 2 ? 0 : stored.count - 1
      default: break
      }
    }
    if image.pixelType == .rgb8 || image.pixelType == .rgba8 { channels = nil }
    var positions = stored.indices.filter { $0 != channels && stored[$0].count > 1 }
    if positions.isEmpty, channels == nil { positions = [0] }

    let names = ["x", "y", "z"]
    axes = positions.enumerated().map { place, index in
      let name = place < names.count ? names[place] : "dimension \(place + 1)"
      return Self.axis(name, stored[index])
    }.reversed()
    let total = stored.reduce(1) { $0 * $1.count }
    guard let channels else {
      order = .init(before: 1, spectrum: total, after: 1)
      return
    }
    axes.append(Self.axis(Self.quantity(signal: signal, units: stored[channels].units), stored[channels]))
    // An energy axis is one of energy losses unless the file names another signal.
    let isLoss = signal == "EELS" || (signal.isEmpty && isEnergy(channels))
    energyAxis = isLoss ? axes.count - 1 : nil
    order = .init(
      before: stored[..<channels].reduce(1) { $0 * $1.count }, spectrum: stored[channels].count,
      after: stored[(channels + 1)...].reduce(1) { $0 * $1.count })
  }

  private static func axis(_ name: String, _ dimension: DigitalMicrographImage.Dimension) -> MeasurementAxis {
    // `0 -` keeps a missing origin from becoming −0.
    MeasurementAxis(
      quantity: name, unit: dimension.units,
      positions: .regular(
        start: 0 - dimension.origin * dimension.scale, step: dimension.scale, count: dimension.count))
  }

  private static func quantity(signal: String, units: String) -> String {
    switch (signal, units) {
    case ("EELS", _): "energy loss"
    case ("CL", "nm"), ("CL", "µm"): "wavelength"
    default: AxisUnit.electronvolts(units) == nil ? "channel" : "energy"
    }
  }
}
