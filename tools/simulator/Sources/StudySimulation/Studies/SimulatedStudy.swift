/// A study that has been made with a seed: its files and its truth.
package struct SimulatedStudy: Sendable {
  /// Paths inside the study's folder, with their bytes, in a fixed order.
  package var files: [(path: String, bytes: [UInt8])] = []
  package var truth: TruthTable

  /// Makes a study.
  ///
  /// - Parameter truthOnly: Leaves the instrument files out; the truth is the same.
  package init(_ design: StudyDesign, seed: UInt64, truthOnly: Bool = false) {
    truth = TruthTable(study: design.letter)
    var maker = StudyMaker(design: design, seed: seed, truthOnly: truthOnly)
    maker.makeXPS(&self)
    maker.makeSIMS(&self)
    maker.makeEELS(&self)
    maker.makeICPMS(&self)
    maker.makeAdhesion(&self)
    maker.makeCrossCuts(&self)
    for relation in design.relations {
      let levels: [Double?] = relation.etchTimes ?? [nil]
      for key in relation.keys {
        truth.rankings += levels.map {
          Ranking(
            key: key, etchTime: $0, depth: relation.depth, higher: relation.higher, lower: relation.lower)
        }
      }
    }
    truth.facts = design.facts
    truth.definitions = design.definitions
    files.append(("README.md", Array(design.guide(seed: seed).utf8)))
    files.append(("truth.json", Array(truth.json().utf8)))
  }
}

/// Draws cells and files of a study; every stream has its own name.
private struct StudyMaker {
  let design: StudyDesign
  let seed: UInt64
  let truthOnly: Bool

  func generator(_ name: String) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: "\(design.letter)/\(name)")
  }

  mutating func makeXPS(_ study: inout SimulatedStudy) {
    for binder in design.cellBinders {
      for number in 1...design.xpsCells {
        let sample = "\(binder.name)-\(number)"
        var cellDraws = generator("xps/\(sample)/cell")
        let cell = binder.cells.xps.drawCell(using: &cellDraws)
        study.truth.cells.append((binder.name, sample, cell.truth()))
        if truthOnly { continue }
        var sessionDraws = generator("xps/\(sample)/session")
        let session = XPSAcquisition(using: &sessionDraws)
        var counts = generator("xps/\(sample)/counts")
        let file = session.file(of: cell, sample: sample, counts: &counts)
        study.files.append(("xps/\(sample).vms", Array(file.text().utf8)))
      }
      let population = TruthTable.populationMean(stream: "\(design.letter)/xps/\(binder.name)") {
        binder.cells.xps.drawCell(using: &$0).truth()
      }
      study.truth.populations.append((binder.name, population))
    }
  }

  mutating func makeSIMS(_ study: inout SimulatedStudy) {
    guard design.hasCells else { return }
    var rateDraws = generator("sims/rate")
    let rate = SIMSAcquisition.trueRate(using: &rateDraws)
    study.truth.drawn.append(("sims.sputterRate_nm_per_s", rate))
    for binder in design.cellBinders {
      for number in 1...design.simsCells {
        let sample = "\(binder.name)-\(number)"
        var cellDraws = generator("sims/\(sample)/cell")
        let cell = binder.cells.sims.drawCell(using: &cellDraws)
        study.truth.cells.append(
          (binder.name, sample, cell.truth(depths: SIMSAcquisition.depths(rate: rate))))
        if truthOnly { continue }
        var counts = generator("sims/\(sample)/counts")
        let file = SIMSAcquisition.file(of: cell, rate: rate, counts: &counts)
        study.files.append(("sims/\(sample).txt", Array(file.text().utf8)))
      }
      let depths = SIMSAcquisition.depths(rate: SIMSAcquisition.statedRate)
      let population = TruthTable.populationMean(stream: "\(design.letter)/sims/\(binder.name)") {
        binder.cells.sims.drawCell(using: &$0).truth(depths: depths)
      }
      study.truth.populations.append((binder.name, population))
    }
  }

  mutating func makeEELS(_ study: inout SimulatedStudy) {
    for binder in design.cellBinders {
      for number in 1...design.eelsLamellae {
        let sample = "\(binder.name)-\(number)"
        var cellDraws = generator("eels/\(sample)/lamella")
        let lamella = binder.cells.eels.drawLamella(using: &cellDraws)
        study.truth.cells.append((binder.name, sample, lamella.truth(positions: EELSAcquisition.positions)))
        if truthOnly { continue }
        var counts = generator("eels/\(sample)/counts")
        let file = EELSAcquisition.file(of: lamella, name: sample, counts: &counts)
        study.files.append(("eels/\(sample).dm3", file.bytes()))
      }
      // One lamella says nothing about the binder's population.
      if design.eelsLamellae == 1 { continue }
      let population = TruthTable.populationMean(stream: "\(design.letter)/eels/\(binder.name)") {
        binder.cells.eels.drawLamella(using: &$0).truth(positions: EELSAcquisition.positions)
      }
      study.truth.populations.append((binder.name, population))
    }
  }

  mutating func makeICPMS(_ study: inout SimulatedStudy) {
    guard design.hasCells else { return }
    var solutions = ICPMSBatch.standards.enumerated().map { index, nominal in
      ICPMSSolution(
        name: nominal == 0 ? "Calibration Blank" : "TM mix \(significant(nominal, 3)) ppb",
        type: nominal == 0 ? "CalBlk" : "CalStd", level: "\(index + 1)", comment: nil, dilution: 1,
        concentrations: ICPMSBatch.analytes.map { _ in nominal }, nominal: nominal, suppression: 1)
    }
    let check = ICPMSSolution(
      name: "CCV 10 ppb", type: "CCV", level: nil, comment: nil, dilution: 1,
      concentrations: ICPMSBatch.analytes.map { _ in 10 }, nominal: nil, suppression: 1)
    solutions.append(check)
    for number in 1...3 {
      var draws = generator("icpms/blank-\(number)")
      var blank = ICPMSBatch.digest(
        name: "Li foil blank \(number)", type: "LRB", deposits: [0, 0, 0], using: &draws)
      blank.comment = "pristine Li foil, digested like the anodes"
      solutions.append(blank)
    }
    for binder in design.cellBinders {
      for number in 1...design.icpmsCells {
        let sample = "\(binder.name)-\(number)"
        var cellDraws = generator("icpms/\(sample)/cell")
        let cell = binder.cells.icpms.drawCell(using: &cellDraws)
        study.truth.cells.append((binder.name, sample, cell.truth()))
        var digest = ICPMSBatch.digest(
          name: sample, type: "Sample", deposits: cell.deposits, using: &cellDraws)
        digest.comment = "aspiration 1"
        solutions.append(digest)
        if number == 1 {
          digest.comment = "aspiration 2 of the same digest"
          solutions.append(digest)
        }
      }
      let population = TruthTable.populationMean(stream: "\(design.letter)/icpms/\(binder.name)") {
        binder.cells.icpms.drawCell(using: &$0).truth()
      }
      study.truth.populations.append((binder.name, population))
    }
    solutions.append(check)
    if truthOnly { return }
    var counts = generator("icpms/counts")
    let table = ICPMSTable.file(of: solutions, counts: &counts)
    study.files.append(("icpms/batch.xlsx", table.bytes()))
  }

  mutating func makeAdhesion(_ study: inout SimulatedStudy) {
    var machineDraws = generator("adhesion/machine")
    let machine = AdhesionRun(using: &machineDraws)
    study.truth.drawn.append(("adhesion.bladeWidthError", machine.bladeWidthError))
    study.truth.drawn.append(("adhesion.forceError", machine.forceError))
    let plan = design.adhesion
    let table = ForceTableFile(notation: plan.notation)
    for binder in design.binders {
      for number in 1...plan.electrodes {
        let sample = plan.sample(binder.name, number)
        var draws = generator("adhesion/\(sample)/electrode")
        let electrode = binder.adhesion.drawElectrode(using: &draws)
        study.truth.cells.append((binder.name, sample, electrode.truth(plan)))
        if truthOnly { continue }
        for drive in plan.drives {
          var runDraws = generator("\(drive.folder)/\(sample)/run")
          let rows = machine.cut(electrode, drive, using: &runDraws)
          study.files.append(("\(drive.folder)/\(sample).csv", Array(table.cut(rows).utf8)))
        }
        if let strength = electrode.peel {
          var runDraws = generator("peel/\(sample)/run")
          let rows = machine.peel(strength, plan, using: &runDraws)
          study.files.append(("peel/\(sample).csv", Array(table.peel(rows).utf8)))
        }
      }
      let compared = TruthTable.populationMean(stream: "\(design.letter)/adhesion/\(binder.name)") {
        binder.adhesion.drawElectrode(using: &$0).truth(plan).filter(\.isCompared)
      }
      study.truth.populations.append((binder.name, compared))
    }
  }

  mutating func makeCrossCuts(_ study: inout SimulatedStudy) {
    var lines = ["Electrode,Squares lost"]
    for binder in design.binders {
      guard let crossCut = binder.adhesion.crossCut else { continue }
      for number in 1...design.adhesion.electrodes {
        let sample = design.adhesion.sample(binder.name, number)
        var draws = generator("cross-cut/\(sample)")
        let share = crossCut.drawElectrode(using: &draws)
        study.truth.cells.append((binder.name, sample, CrossCut.truth(share)))
        lines.append("\(sample),\(CrossCut.drawCount(share, using: &draws))")
      }
      let population = TruthTable.populationMean(stream: "\(design.letter)/cross-cut/\(binder.name)") {
        CrossCut.truth(crossCut.drawElectrode(using: &$0))
      }
      study.truth.populations.append((binder.name, population))
    }
    guard design.hasCrossCuts, !truthOnly else { return }
    study.files.append(("cross-cut.csv", Array((lines.joined(separator: "\n") + "\n").utf8)))
  }
}
