/// Turns a lamella into a line scan of counted electrons.
enum EELSAcquisition {
  static let firstEnergy = 490.0
  static let energyStep = 0.5
  static let energyCount = 850
  static let positionStep = 0.5
  static let positionCount = 90

  static var positions: [Double] { (0..<positionCount).map { positionStep * Double($0) } }

  static func file(of lamella: EELSLamella, name: String, counts generator: inout SeededGenerator)
    -> LineScanFile
  {
    let spectra = positions.map { position in
      (0..<energyCount).map { channel in
        let energy = firstEnergy + energyStep * Double(channel) - lamella.energyOffset
        return generator.poisson(CoreLossModel.expectation(lamella, position: position, energy: energy))
      }
    }
    return LineScanFile(
      name: name, firstEnergy: firstEnergy, energyStep: energyStep, positionStep: positionStep,
      spectra: spectra,
      beamEnergy: 200, convergenceAngle: 21, collectionAngle: 60, exposure: 1)
  }
}
