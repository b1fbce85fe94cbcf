/// Layers of one species at known depths, and the profile that is measured of them.
public struct LayerStack: Sendable, Hashable, Codable {
  /// The layers.
  public var layers: [Layer]
  /// What is measured without any layer, in counts.
  public var background: Double
  /// The response at the surface.
  public var response: DepthResponse
  /// By how much the roughness grows with depth.
  public var roughening: Roughening

  /// Creates a stack.
  public init(
    layers: [Layer], background: Double = 0, response: DepthResponse, roughening: Roughening = .none
  ) {
    self.layers = layers
    self.background = background
    self.response = response
    self.roughening = roughening
  }

  /// A layer.
  public struct Layer: Sendable, Hashable, Codable {
    /// The depth at which it begins, in nm.
    public var start: Double
    /// Its thickness in nm; 0 for a layer of few atoms.
    public var thickness: Double
    /// The counts that a thick layer would give; for a layer without thickness counts times nm.
    public var height: Double

    /// Creates a layer.
    public init(start: Double, thickness: Double, height: Double) {
      self.start = start
      self.thickness = thickness
      self.height = height
    }
  }

  /// How the roughness σ depends on the depth z, after Hofmann (1994).
  public enum Roughening: Sendable, Hashable, Codable {
    /// σ = σ₀.
    case none
    /// σ = σ₀ + k z, k in nm per nm.
    case linear(Double)
    /// σ² = σ₀² + k z, k in nm² per nm.
    case squareRoot(Double)
  }

  /// The response at a depth.
  public func response(at depth: Double) -> DepthResponse {
    var local = response
    switch roughening {
    case .none: break
    case .linear(let slope): local.roughness += slope * max(depth, 0)
    case .squareRoot(let slope):
      local.roughness = (local.roughness * local.roughness + slope * max(depth, 0)).squareRoot()
    }
    return local
  }

  /// The counts that are expected at a depth.
  public func signal(at depth: Double) -> Double {
    let local = response(at: depth)
    return layers.reduce(background) { sum, layer in
      let behind = depth - layer.start
      guard layer.thickness > 0 else { return sum + layer.height * local.density(at: behind) }
      return sum + layer.height * (local.step(at: behind) - local.step(at: behind - layer.thickness))
    }
  }
}
