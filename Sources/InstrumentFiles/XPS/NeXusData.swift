import AnalysisFindings
import InstrumentMeasurements

/// The group NXdata of an entry: the signal with its axes, one of which is the energy.
struct NeXusData {
  /// The name of the signal's array.
  let name: String
  /// The signal's unit as stored; empty where the file has none.
  let unit: String
  /// The energies, in eV.
  let energies: MeasurementAxis
  /// Whether they are kinetic or binding energies.
  let scale: PhotoelectronSpectrum.EnergyScale
  /// One spectrum for each place along the other axes.
  let spectra: [(place: String, values: [Double])]
  /// Further arrays of the same length: transmission, errors, single scans.
  let companions: [PhotoelectronSpectrum.Variable]
  /// What was odd.
  private(set) var notes: [String] = []

  /// The data in a group.
  ///
  /// - Throws: where the signal or an axis is absent or damaged, or none of the axes is one of energies.
  init(_ group: HDF5Node, file: String) throws(InputProblem) {
    name = group.text("signal") ?? "data"
    guard let array = group[name]?.array, let values = array.numbers, !array.shape.isEmpty,
      !array.shape.contains(0)
    else {
      throw group.problem(
        .missing, file: file, expected: "the numbers of the signal “\(name)”",
        found: group.description(of: name), remedy: "Export the spectra again with their data.")
    }
    unit = group[name]?.text("units") ?? ""
    let names = group.attribute("axes")?.texts ?? ["energy"]
    guard let axis = names.firstIndex(where: { Self.isEnergy($0, in: group) }), axis < array.shape.count,
      names.count == array.shape.count, let stored = group[names[axis]],
      let positions = stored.array?.numbers, positions.count == array.shape[axis]
    else {
      throw group.problem(
        .missing, file: file,
        expected:
          "an axis of energies for a signal of \(array.shape.map(String.init).joined(separator: " × "))",
        found: names.map { "“\($0)”: \(group.description(of: $0))" }.joined(separator: ", "),
        remedy: "Export the spectra again with their energies.")
    }
    let factor = stored.text("units").map { AxisUnit.electronvolts($0) } ?? nil
    if let unit = stored.text("units"), factor == nil {
      throw stored.problem(
        .unsupported, file: file, expected: "energies in eV", found: "the unit “\(unit)”",
        remedy: "Export the energies in eV.")
    }
    scale = Self.scale(of: stored, name: names[axis])
    energies = MeasurementAxis(
      quantity: scale == .unknown ? names[axis] : "\(scale.rawValue) energy", unit: "eV",
      positions: .listed(factor == nil || factor == 1 ? positions : positions.map { $0 * (factor ?? 1) }))
    if factor == nil {
      notes.append("the energies have no unit; NeXus writes them in eV, and so they were read")
    }
    if let factor, factor != 1 { notes.append("the energies were stored in \(stored.text("units") ?? "")") }

    let ordered = HDF5AxisOrder.moved(axis, toEndOf: array.shape, values)
    let others = HDF5AxisOrder.moved(axis, toEndOf: Array(zip(names, array.shape))).dropLast()
    spectra = stride(from: 0, to: ordered.count, by: positions.count).enumerated().map { index, start in
      (Self.place(index, others), Array(ordered[start..<start + positions.count]))
    }
    let (signal, count) = (name, positions.count)
    companions = group.members.compactMap { node in
      guard node.name != signal, !names.contains(node.name), let values = node.array?.numbers,
        values.count == count, node.array?.shape.count == 1
      else { return nil }
      return PhotoelectronSpectrum.Variable(label: node.name, unit: node.text("units") ?? "", values: values)
    }
  }

  /// What the unit of intensities says that they are.
  ///
  /// Counts are whole: where they are not, they were corrected or averaged, and their noise cannot be told from them.
  static func kind(
    ofUnit unit: String, _ values: [Double], _ notes: inout [String]
  ) -> PhotoelectronSpectrum.IntensityKind {
    let words = unit.lowercased().replacing("_", with: " ")
    if ["counts per second", "counts/s", "cps", "1/s", "hz"].contains(words) { return .countsPerSecond }
    guard words == "counts" || words == "count" else {
      if !unit.isEmpty {
        notes.append("the intensities have the unit “\(unit)”: their counting noise is not known")
      }
      return .arbitrary
    }
    if isWhole(values) { return .counts }
    notes.append(
      "the unit is counts, but the intensities are not whole numbers: they were corrected, averaged or scaled, "
        + "and their counting noise is not known")
    return .arbitrary
  }

  /// Whether all values are whole numbers from 0.
  static func isWhole(_ values: [Double]) -> Bool { values.allSatisfy { $0 >= 0 && $0 == $0.rounded() } }

  private static func isEnergy(_ name: String, in group: HDF5Node) -> Bool {
    let unit = group[name]?.text("units").map { AxisUnit.electronvolts($0) != nil } ?? false
    return unit || name.lowercased().contains("energy")
  }

  /// The scale that the axis states in its attribute `type`, or by its name.
  private static func scale(of axis: HDF5Node, name: String) -> PhotoelectronSpectrum.EnergyScale {
    let words = [axis.text("type"), name, axis.text("long_name")].compactMap { $0?.lowercased() }
    for word in words {
      if word.contains("binding") { return .binding }
      if word.contains("kinetic") { return .kinetic }
    }
    return .unknown
  }

  /// The place of a spectrum along the axes beside the energies: `scan 2, angle 5`, from 1.
  private static func place(_ index: Int, _ axes: ArraySlice<(String, Int)>) -> String {
    var rest = index
    let parts = axes.reversed().map { name, count in
      defer { rest /= max(count, 1) }
      return "\(name) \(rest % max(count, 1) + 1)"
    }
    return parts.reversed().joined(separator: ", ")
  }
}
