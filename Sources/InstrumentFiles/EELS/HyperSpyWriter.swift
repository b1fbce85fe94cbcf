public import InstrumentMeasurements

/// Writes signals as HDF5 files of HyperSpy (version 3.1), so that HyperSpy and RosettaSciIO read the same numbers.
public enum HyperSpyWriter {
  /// The bytes of a file with one signal.
  ///
  /// Physical intensities are written, not raw ones, in double precision; an even axis as offset and scale, any other with
  /// its positions. Vendor metadata are left out but for the facts that HyperSpy has a place for.
  /// - Parameter signal: A real signal of one to thirty-two axes.
  /// - Returns: `nil` for complex values or colours.
  public static func bytes(of signal: ElectronMicroscopySignal) -> [UInt8]? {
    guard let raw = signal.realValues, raw.count == signal.shape.reduce(1, { $0 * $1 }), !raw.isEmpty,
      (1...32).contains(signal.axes.count)
    else { return nil }
    let values = raw.map { signal.intensityScale * ($0 - signal.intensityOrigin) }
    let experiment = group(
      [("package", HDF5Array("hyperspy")), ("package_version", HDF5Array("2.0"))],
      signal.axes.enumerated().map { index, axis in
        .init("axis-\(index)", self.axis(axis, isSignal: isSignal(index, signal)))
      } + [
        .init("data", HDF5Object(content: .array(HDF5Array(values, shape: signal.shape)))),
        .init("metadata", metadata(signal)), .init("original_metadata", group([])),
      ])
    let root = group(
      [("file_format", HDF5Array("HyperSpy")), ("file_format_version", HDF5Array("3.1"))],
      [.init("Experiments", group([], [.init(name(signal.title), experiment)]))])
    return HDF5Bytes.bytes(of: root)
  }

  /// Whether the signal runs along an axis: that of the losses, or the sides of an image without one.
  private static func isSignal(_ index: Int, _ signal: ElectronMicroscopySignal) -> Bool {
    signal.energyAxis.map { $0 == index } ?? (index >= signal.axes.count - 2)
  }

  private static func axis(_ axis: MeasurementAxis, isSignal: Bool) -> HDF5Object {
    let common: [(String, HDF5Array?)] = [
      ("name", HDF5Array(text(axis.quantity))), ("units", HDF5Array(text(axis.unit))),
      ("navigate", flag(!isSignal)),
      ("is_binned", flag(false)),
    ]
    if case .regular(let start, let step, _) = axis.positions {
      return group(
        common + [
          ("_type", HDF5Array("UniformDataAxis")), ("offset", HDF5Array(start)), ("scale", HDF5Array(step)),
          ("size", integer(axis.count)),
        ])
    }
    let positions = HDF5Object(content: .array(HDF5Array(axis.values, shape: [axis.count])))
    return group(common + [("_type", HDF5Array("DataAxis"))], [.init("axis", positions)])
  }

  private static func metadata(_ signal: ElectronMicroscopySignal) -> HDF5Object {
    let detector = group([
      ("collection_angle", signal.collectionAngle.map { HDF5Array($0) }),
      ("exposure", signal.exposure.map { HDF5Array($0) }),
    ])
    let microscope = group(
      [
        ("beam_energy", signal.beamEnergy.map { HDF5Array($0) }),
        ("convergence_angle", signal.convergenceAngle.map { HDF5Array($0) }),
      ], [.init("Detector", group([], [.init("EELS", detector)]))])
    let quantity = signal.intensityUnit.isEmpty ? nil : HDF5Array(text("Intensity (\(signal.intensityUnit))"))
    return group(
      [],
      [
        .init("Acquisition_instrument", group([], [.init("TEM", microscope)])),
        .init("General", group([("title", HDF5Array(text(signal.title)))])),
        .init("Signal", group([("signal_type", HDF5Array(text(signal.signal))), ("quantity", quantity)])),
      ])
  }

  /// The name of an experiment: the title, whose slashes would part groups.
  private static func name(_ title: String) -> String {
    let name = text(String(title.map { $0 == "/" || $0 == "\0" ? "-" : $0 }), limit: 200)
    return name.isEmpty || name == "." || name == ".." ? "__unnamed__" : name
  }

  /// As much of a text as the format has room for, in bytes.
  private static func text(_ text: String, limit: Int = 4000) -> String {
    var size = 0
    return String(
      text.prefix { character in
        size += character.utf8.count
        return size <= limit
      })
  }

  private static func group(
    _ attributes: [(String, HDF5Array?)], _ members: [HDF5Object.Member] = []
  ) -> HDF5Object {
    HDF5Object(
      attributes: attributes.compactMap { name, value in value.map { HDF5Object.Attribute(name, $0) } },
      content: .group(members))
  }

  private static func flag(_ isSet: Bool) -> HDF5Array? {
    HDF5Numbers(kind: .boolean, width: 1, bytes: [isSet ? 1 : 0]).map {
      HDF5Array(shape: [], storedType: "bool", elements: .numbers($0))
    }
  }

  private static func integer(_ number: Int) -> HDF5Array {
    HDF5Array(shape: [], storedType: "int64", elements: .numbers(HDF5Numbers([number])))
  }
}
