/// Which part of its file a measurement is: what the file says of specimen, spot, angle and sheet.
public struct MeasurementPart: Sendable, Hashable, Codable {
  /// The specimen as the file identifies it.
  public var specimen: String?
  /// The spot or area of analysis on the specimen.
  public var spot: String?
  /// The emission angle in degrees.
  public var emissionAngle: Double?
  /// The sheet of a workbook.
  public var sheet: String?

  /// Creates a part; what the file does not say stays `nil`.
  public init(
    specimen: String? = nil, spot: String? = nil, emissionAngle: Double? = nil, sheet: String? = nil
  ) {
    self.specimen = specimen
    self.spot = spot
    self.emissionAngle = emissionAngle
    self.sheet = sheet
  }
}

extension InstrumentMeasurement {
  /// A measurement that is the whole of its file.
  public var part: MeasurementPart { MeasurementPart() }
}

extension PhotoelectronSpectrum {
  /// The specimen that the block names, with the place and the angle of the analysis.
  public var part: MeasurementPart {
    MeasurementPart(
      specimen: sampleIdentifier.isEmpty ? nil : sampleIdentifier, spot: spot, emissionAngle: emissionAngle)
  }
}

extension ConcentrationTable {
  /// The sheet of the workbook.
  public var part: MeasurementPart { MeasurementPart(sheet: sheet) }
}
