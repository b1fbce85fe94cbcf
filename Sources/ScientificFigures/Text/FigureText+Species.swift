import ChemicalSpecies

extension FigureText {
  /// The label of a species as chemists write it: `PO2-`, `LixPFyOz`, `C-C`, `Ni2+`.
  public init(species name: String) {
    let label = SpeciesName(name).label
    self.init(
      runs: label.runs.map { run in
        switch run.position {
        case .baseline: Run(run.text)
        case .subscripted: Run(run.text, .subscripted)
        case .superscripted: Run(run.text, .superscripted)
        }
      })
  }
}
