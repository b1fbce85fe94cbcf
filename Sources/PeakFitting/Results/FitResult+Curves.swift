extension FitResult {
  /// The fitted curves at the data's abscissae.
  public var curves: FitCurves {
    let n = spectrum.x.count
    var peaks = [Double](repeating: 0, count: n)
    var background =
      spectrum.fixedBackground.isEmpty ? [Double](repeating: 0, count: n) : spectrum.fixedBackground
    var components: [FitCurves.Component] = []
    for (component, curve) in zip(model.components, compiled.curves) {
      let own = (curve.first..<(curve.first + curve.width)).map { parameters[$0].value }
      let values = curve.shape.evaluate(at: spectrum.x, own).values
      if component.isBackground {
        for i in 0..<n { background[i] += values[i] }
      } else {
        for i in 0..<n { peaks[i] += values[i] }
        components.append(FitCurves.Component(name: component.name, values: values))
      }
    }
    for loss in compiled.losses {
      let own = (loss.first..<(loss.first + loss.width)).map { parameters[$0].value }
      spectrum.x.withUnsafeBufferPointer { x in
        own.withUnsafeBufferPointer { own in
          peaks.withUnsafeBufferPointer { peaks in
            background.withUnsafeMutableBufferPointer { background in
              guard let x = x.baseAddress, let own = own.baseAddress, let peaks = peaks.baseAddress,
                let background = background.baseAddress
              else { return }
              loss.shape.add(x, count: n, parameters: own, peaks: peaks, to: background)
            }
          }
        }
      }
    }
    let envelope = zip(peaks, background).map { $0 + $1 }
    return FitCurves(
      x: spectrum.x, data: spectrum.y, background: background, components: components,
      envelope: envelope, normalizedResiduals: statistic.normalizedResiduals(spectrum.y, envelope))
  }
}

extension FitStatistic {
  /// (data − model) / σ, with the model's own σ where the likelihood is Poisson's; 0 for masked points.
  func normalizedResiduals(_ y: [Double], _ model: [Double]) -> [Double] {
    y.indices.map { i in
      guard case .poisson(let factor) = kind else { return (y[i] - model[i]) * inverseSigma[i] }
      guard inverseSigma[i] > 0, model[i] > 0 else { return 0 }
      return (y[i] - model[i]) * (factor / model[i]).squareRoot()
    }
  }
}
