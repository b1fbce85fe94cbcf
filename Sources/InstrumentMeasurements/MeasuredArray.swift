public import AnalysisFindings

/// Numbers of a measurement with what runs along each of their axes: what every program can take, whatever was measured.
public struct MeasuredArray: Sendable {
  /// What the numbers are: `intensity`, an ion, `Ni concentration`.
  public var name: String
  /// Their unit as stored; empty where the file has none.
  public var unit: String
  /// The axes; the last runs fastest.
  public var axes: [MeasurementAxis]
  /// Where the numbers are.
  public var storage: Storage

  /// Creates an array.
  public init(_ name: String, unit: String, axes: [MeasurementAxis], storage: Storage) {
    self.name = name
    self.unit = unit
    self.axes = axes
    self.storage = storage
  }

  /// How numbers are held.
  public enum Storage: Sendable {
    /// As numbers of 64 bits.
    case float64([Double])
    /// As bytes, such as those of a picture.
    case uint8([UInt8])
    /// Made when they are asked for.
    case computed(@Sendable () -> [Double])
  }

  /// The numbers of places along the axes.
  public var shape: [Int] { axes.map(\.count) }

  /// The numbers, the last axis running fastest.
  public var values: [Double] {
    switch storage {
    case .float64(let values): values
    case .uint8(let bytes): bytes.map(Double.init)
    case .computed(let make): make()
    }
  }
}

extension InstrumentMeasurement {
  /// None: the measurement has no numbers in rows.
  public var arrays: [MeasuredArray] { [] }
  /// The file it came from.
  public var sources: [SourceFile] { [source] }
}

extension PhotoelectronSpectrum {
  /// The intensities along the energies, and what else was recorded with them.
  public var arrays: [MeasuredArray] {
    [MeasuredArray("intensity", unit: intensityKind.rawValue, axes: [axis], storage: .float64(intensities))]
      + otherVariables.filter { $0.values.count == axis.count }.map {
        MeasuredArray($0.label, unit: $0.unit, axes: [axis], storage: .float64($0.values))
      }
  }
}

extension SputterDepthProfile {
  /// The intensities of each channel along time or depth.
  public var arrays: [MeasuredArray] {
    let along = MeasurementAxis(
      quantity: axis == .depth ? "depth" : "sputter time", unit: axis == .depth ? "nm" : "s",
      positions: .listed(sputterTimes))
    return channels.map {
      MeasuredArray(
        $0.name, unit: intensityKind.rawValue, axes: [along], storage: .float64($0.intensities))
    }
  }
}

extension MassSpectrum {
  /// The intensities along the masses.
  public var arrays: [MeasuredArray] {
    let masses = MeasurementAxis(
      quantity: "mass over charge", unit: "u", positions: .listed(massesToCharge))
    return [
      MeasuredArray(
        "intensity", unit: intensityKind.rawValue, axes: [masses], storage: .float64(intensities))
    ]
  }
}

extension ElectronMicroscopySignal {
  /// The values as stored: scale and origin are not applied.
  public var arrays: [MeasuredArray] {
    switch values {
    case .real(let values):
      return [MeasuredArray("value", unit: intensityUnit, axes: axes, storage: .float64(values))]
    case .complex(let real, let imaginary):
      return [("real part", real), ("imaginary part", imaginary)].map {
        MeasuredArray($0.0, unit: intensityUnit, axes: axes, storage: .float64($0.1))
      }
    case .color(let bytes):
      let channels = MeasurementAxis(
        quantity: "colour channel", unit: "", positions: .regular(start: 0, step: 1, count: 4))
      return [MeasuredArray("colour", unit: "", axes: axes + [channels], storage: .uint8(bytes))]
    }
  }
}

extension ConcentrationTable {
  /// Concentration and count rate of each channel along the rows.
  ///
  /// A cell without a number is NaN here; ``Cell`` says what it holds.
  public var arrays: [MeasuredArray] {
    let along = MeasurementAxis(
      quantity: "row", unit: "", positions: .listed(rows.map { Double($0.rowNumber) }))
    let quantities: [(name: String, cell: @Sendable (Reading) -> Cell)] = [
      ("concentration", \.concentration), ("count rate", \.countRate),
    ]
    return channels.indices.flatMap { index in
      quantities.map { [rows, channels] quantity in
        MeasuredArray(
          "\(channels[index].name) \(quantity.name)",
          unit: quantity.name == "concentration" ? channels[index].concentrationUnit : "1/s", axes: [along],
          storage: .computed {
            rows.map { row in
              row.readings.indices.contains(index)
                ? quantity.cell(row.readings[index]).number ?? .nan : .nan
            }
          })
      }
    }
  }
}

extension ForceProfile {
  /// Everything that was recorded, along the points.
  public var arrays: [MeasuredArray] {
    let columns: [(name: String, unit: String, values: [Double])] = [
      ("time", "s", times), ("displacement", "µm", displacements), ("depth", "µm", depths),
      ("force", "N", forces), ("vertical force", "N", verticalForces),
    ]
    return columns.filter { !$0.values.isEmpty }.map { column in
      let along = MeasurementAxis(
        quantity: "point", unit: "", positions: .regular(start: 0, step: 1, count: column.values.count))
      return MeasuredArray(
        column.name, unit: column.unit, axes: [along], storage: .float64(column.values))
    }
  }
}
