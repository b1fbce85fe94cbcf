import AnalysisFindings

extension CutReport {
  /// What was found on the way, for whoever checks the numbers.
  func describe(_ result: inout AnalysisResult) {
    if let zero = cut.zero {
      result.diagnose(
        "zero of the force",
        "\(PrintedNumber.value(1000 * zero.force, uncertainty: 1000 * zero.standardUncertainty)) mN from \(zero.contact) points before the contact"
          + (cut.hasZeroAtEnd ? ", and a straight line to that after the run" : ""))
      result.diagnose(
        "contact",
        "\(PrintedNumber.value(cut.contactDepth, uncertainty: cut.contactUncertainty)) µm on the scale of the file"
      )
    }
    result.diagnose("points left out as debris", String(cut.spikeCount))
    if cut.spikeCount * 20 > cut.forces.count {
      result.warnings.append(
        "\(cut.spikeCount) of \(cut.forces.count + cut.spikeCount) points were left out as debris: look at the run."
      )
    }
    for (index, plateau) in plateaus.enumerated() { describe(plateau, index + 1, &result) }
  }

  private func describe(_ plateau: Plateau, _ number: Int, _ result: inout AnalysisResult) {
    let unit = cut.hasTimes ? "s" : "µm"
    let positions = cut.positions[plateau.range]
    let (first, last) = (positions.first ?? 0, positions.last ?? 0)
    let name = "plateau \(number), \(PrintedNumber.significant(plateau.depth)) µm deep"
    var words = ["from \(first.formatted) to \(last.formatted) \(unit)"]
    words.append(
      "worth \(PrintedNumber.significant(plateau.force.effectiveCount)) independent points of \(plateau.range.count)"
    )
    words.append(
      "\(PrintedNumber.interval(from: 1000 * plateau.extremes.lowerBound, to: 1000 * plateau.extremes.upperBound)) mN, standard deviation \(PrintedNumber.significant(1000 * plateau.force.deviation)) mN"
    )
    if let relaxation = plateau.force.relaxation {
      words.append(
        "relaxation of \(PrintedNumber.significant(1000 * relaxation.amplitude)) mN in \(PrintedNumber.significant(relaxation.constant)) \(unit)"
      )
    }
    if let vertical = plateau.verticalForce {
      words.append("vertical force \(PrintedNumber.significant(1000 * vertical)) mN")
    }
    words.append("depth changes by \(PrintedNumber.significant(plateau.tilt * (last - first))) µm along it")
    result.diagnose(name, words.joined(separator: "; "))
    guard let relaxation = plateau.force.relaxation else { return }
    let isSlow = relaxation.constant > 0.95 * (last - first) / 6
    if isSlow, abs(relaxation.amplitude) > 3 * relaxation.uncertainty {
      result.warnings.append(
        "\(name.prefix(1).uppercased())\(name.dropFirst()): the force still changes along it; its plateau is extrapolated."
      )
    }
  }
}
