import AnalysisFindings
import BinderComparison
import InstrumentMeasurements
import Testing

@Suite struct CrossTechniqueAgreementTests {
  private static let spectra = Finding.Key(rawValue: "xps.share.LiF")
  private static let ions = Finding.Key(rawValue: "sims.near_surface.LiF2-")
  private static let witnesses = [
    SubjectWitness("LiF", [spectra.rawValue]), SubjectWitness("LiF", ["sims.near_surface.LiF2*"]),
  ]

  /// Binder B against A by two techniques.
  private func agreements(
    _ first: [Double], _ second: [Double], witnesses: [SubjectWitness] = witnesses,
    history: SampleHistory = SampleHistory()
  ) -> [CrossTechniqueAgreement] {
    var study = ComparedStudy()
    for (key, values) in [(Self.spectra, first), (Self.ions, second)] {
      study.add("A", key: key, unit: "%", values: [10, 10.4, 9.7], history: history)
      study.add("B", key: key, unit: "%", values: values, history: history)
    }
    return study.compared(options: ComparisonOptions(witnesses: witnesses)).agreements ?? []
  }

  @Test func twoTechniquesThatResolveOneDirectionAreConsistent() throws {
    let agreement = try #require(agreements([20, 21, 19.5], [14, 14.6, 13.7]).first)
    #expect(agreement.conclusion == .consistent)
    #expect(agreement.subject == "LiF")
    #expect(agreement.statements.map(\.technique) == ["xps", "sims"])
    #expect(agreement.statements.map(\.verdict) == [.higher, .higher])
  }

  @Test func oppositeDirectionsAreInconsistent() {
    #expect(agreements([20, 21, 19.5], [5, 5.2, 4.9]).map(\.conclusion) == [.inconsistent])
  }

  @Test func whereOneResolvesNothingTheQuestionIsOpen() {
    #expect(agreements([20, 21, 19.5], [10.1, 9.8, 10.3]).map(\.conclusion) == [.undecided])
  }

  @Test func aQuantityThatFallsWhereThereIsMoreIsReadTheOtherWay() {
    let opposite = [Self.witnesses[0], SubjectWitness("LiF", [Self.ions.rawValue], isOpposite: true)]
    #expect(
      agreements([20, 21, 19.5], [5, 5.2, 4.9], witnesses: opposite).map(\.conclusion) == [.consistent])
  }

  @Test func aSubjectThatNobodySpeaksOfIsSaidToBe() {
    var study = ComparedStudy()
    study.add("A", values: [1, 1.1])
    study.add("B", values: [2, 2.1])
    let lonely = [SubjectWitness("phosphates", [ComparedStudy.nickel.rawValue])]
    #expect(
      study.compared(options: ComparisonOptions(witnesses: lonely)).warnings.contains {
        $0.contains("“phosphates”: fewer than two techniques")
      })
    #expect(study.compared(options: ComparisonOptions(defaultWitnesses: lonely)).warnings.isEmpty)
  }

  @Test func aTechniqueByItselfHasNothingToAgreeWith() {
    #expect(agreements([20, 21, 19.5], [14, 14.6, 13.7], witnesses: [Self.witnesses[0]]).isEmpty)
  }

  @Test func aQuantityOfTheWrongElectrodeIsNotComparable() throws {
    let needy = [
      Self.witnesses[0], SubjectWitness("LiF", [Self.ions.rawValue], need: .init(.electrode, "anode")),
    ]
    let unknown = try #require(agreements([20, 21, 19.5], [14, 14.6, 13.7], witnesses: needy).first)
    #expect(unknown.conclusion == .notComparable)
    #expect(unknown.statements[1].refusal?.contains("electrode: anode") == true)
    let stated = agreements(
      [20, 21, 19.5], [14, 14.6, 13.7], witnesses: needy, history: SampleHistory([.electrode: "anode"]))
    #expect(stated.map(\.conclusion) == [.consistent])
  }

  @Test func anEtchedLevelDoesNotSpeakOfTheUntouchedSurface() throws {
    func conclusion(etched seconds: Double) -> CrossTechniqueAgreement.Conclusion? {
      var study = ComparedStudy()
      study.add("A", key: Self.ions, unit: "%", values: [10, 10.4, 9.7])
      study.add("B", key: Self.ions, unit: "%", values: [14, 14.6, 13.7])
      for (binder, values) in [("A", [10, 10.4, 9.7]), ("B", [20, 21, 19.5])] {
        for (index, value) in values.enumerated() {
          study.add(
            "\(binder)-sample-\(index + 1)", key: Self.spectra,
            coordinates: [.init(quantity: "etch time", value: seconds, unit: "s")],
            .estimate(Estimate(value: value, unit: "%", standardUncertainty: 0.1)))
        }
      }
      let witnesses = [
        SubjectWitness("Ni", [Self.spectra.rawValue], isOfUntouchedSurface: true),
        SubjectWitness("Ni", [Self.ions.rawValue]),
      ]
      return study.compared(options: ComparisonOptions(witnesses: witnesses)).agreements?.first?.conclusion
    }
    #expect(conclusion(etched: 0) == .consistent)
    #expect(conclusion(etched: 30) == .notComparable)
  }
}
