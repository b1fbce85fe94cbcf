import Foundation

/// The metals on lithium anodes and the batch that measures them.
struct ICPMSBinder {
  /// The median deposit of Mn, Co and Ni in µg/cm².
  var deposits: [Double]
  /// The relative deviation from cell to cell, shared by the metals.
  var scatter: Double

  /// Draws the deposits of a cell; each metal has 5 % of its own beside the shared scatter (chosen).
  func drawCell(using generator: inout SeededGenerator) -> ICPMSCell {
    let shared = generator.logNormal(median: 1, relative: scatter)
    return ICPMSCell(deposits: deposits.map { generator.logNormal(median: $0 * shared, relative: 0.05) })
  }
}

/// One cell's deposits of Mn, Co and Ni in µg/cm².
struct ICPMSCell {
  var deposits: [Double]

  func truth() -> [TrueValue] {
    ICPMSBatch.analytes.enumerated().flatMap { index, analyte in
      [
        TrueValue(key: "icpms.deposit.\(analyte.element)", value: deposits[index], unit: "µg/cm²"),
        TrueValue(
          key: "icpms.deposit_molar.\(analyte.element)", value: 1000 * deposits[index] / analyte.molarMass,
          unit: "nmol/cm²"),
      ]
    }
  }
}

/// A solution on its way through the instrument.
struct ICPMSSolution {
  var name: String
  var type: String
  var level: String?
  var comment: String?
  var dilution: Double
  /// True concentrations of Mn, Co and Ni at the nebuliser, in µg/L.
  var concentrations: [Double]
  /// The standard's nominal concentration in µg/L, where it calibrates.
  var nominal: Double?
  /// What the matrix leaves of the signal.
  var suppression: Double
}

/// What is measured, and the three readings of each channel of each solution.
struct ICPMSBatch {
  struct Analyte {
    var mass: Int
    var element: String
    /// g/mol (IUPAC 2021).
    var molarMass: Double
    /// Counts per second for 1 µg/L, and without any (chosen, of the order that helium mode gives).
    var sensitivity: Double
    var background: Double
  }

  static let analytes = [
    Analyte(mass: 55, element: "Mn", molarMass: 54.938043, sensitivity: 9000, background: 350),
    Analyte(mass: 59, element: "Co", molarMass: 58.933194, sensitivity: 21000, background: 30),
    Analyte(mass: 60, element: "Ni", molarMass: 58.6934, sensitivity: 5200, background: 260),
  ]
  /// The internal standard, added on-line.
  static let internalStandardRate = 180_000.0
  static let readings = 3
  /// The integration time of a reading in s.
  static let integration = 0.9
  static let discDiameter = 16.0
  static let digestVolume = 25.0
  static let dilution = 20.0
  /// Relative deviations of the flask and of the dilution (chosen: class A glass, weighed dilution).
  static let volumeDeviation = 0.001
  static let standards: [Double] = [0, 0.5, 1, 5, 10, 50, 100]
  /// What pristine lithium and the acid bring, of Mn, Co and Ni in µg/cm² (chosen), and its relative deviation.
  static let foilBlank = [0.04, 0.003, 0.05]
  static let foilBlankScatter = 0.15

  /// The area of one face of the disc in cm².
  static var discArea: Double { .pi * discDiameter * discDiameter / 400 }

  /// Counts per second of Mn, Co, Ni and the internal standard in each of the readings.
  static func read(_ solution: ICPMSSolution, row: Int, using generator: inout SeededGenerator) -> [[Double]]
  {
    // The plasma's slow drift, and its flicker that all channels share.
    let drift = 1 - 0.0015 * Double(row)
    return (0..<readings).map { _ in
      let shared = solution.suppression * drift * (1 + 0.012 * generator.normal())
      var rates = analytes.enumerated().map { index, analyte in
        (analyte.background + analyte.sensitivity * solution.concentrations[index]) * shared
      }
      rates.append(internalStandardRate * shared)
      return rates.map { rate in
        Double(generator.poisson(rate * (1 + 0.006 * generator.normal()) * integration)) / integration
      }
    }
  }

  /// A digest of a foil that bears `deposits` on top of what the foil and the acid bring.
  static func digest(
    name: String, type: String, deposits: [Double], using generator: inout SeededGenerator
  ) -> ICPMSSolution {
    let blank = foilBlank.map { generator.logNormal(median: $0, relative: foilBlankScatter) }
    let volume = digestVolume * (1 + volumeDeviation * generator.normal())
    let factor = dilution * (1 + volumeDeviation * generator.normal())
    return ICPMSSolution(
      name: name, type: type, level: nil, comment: nil, dilution: dilution,
      concentrations: deposits.indices.map { (deposits[$0] + blank[$0]) * discArea / volume * 1000 / factor },
      nominal: nil, suppression: generator.normal(mean: 0.95, deviation: 0.01))
  }
}
