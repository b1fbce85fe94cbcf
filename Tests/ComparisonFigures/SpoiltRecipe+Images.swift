import ComparisonFigures
import ScientificFigures

extension IonMapFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for index in maps.indices { maps[index].change(change) }
  }

  mutating func rename(_ name: String) {
    for index in maps.indices {
      maps[index].ion = name
      maps[index].detail = name
    }
  }
}

extension IonMapFigure.Map {
  fileprivate mutating func change(_ change: ValueChange) {
    columns = change.size(columns)
    rows = change.size(rows)
    counts = change.apply(counts)
    fieldWidth = change.applyToAxis([fieldWidth]).first ?? 0
  }
}

extension IonOverlayFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for field in fields.indices {
      for index in fields[field].maps.indices { fields[field].maps[index].change(change) }
    }
  }

  mutating func rename(_ name: String) {
    for field in fields.indices {
      fields[field].detail = name
      for index in fields[field].maps.indices { fields[field].maps[index].ion += name }
    }
  }
}

extension ThicknessMapFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for index in maps.indices {
      maps[index].columns = change.size(maps[index].columns)
      maps[index].rows = change.size(maps[index].rows)
      maps[index].thicknesses = change.apply(maps[index].thicknesses)
      maps[index].fieldWidth = change.applyToAxis([maps[index].fieldWidth]).first ?? 0
    }
  }

  mutating func rename(_ name: String) {
    quantity = name
    for index in maps.indices { maps[index].detail = name }
  }
}

extension IonVolumeFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    for specimen in specimens.indices {
      let depth = specimens[specimen].depth
      specimens[specimen].depth = depth.flatMap { change.applyToAxis([$0]).first }
      for index in specimens[specimen].volumes.indices {
        let grid = specimens[specimen].volumes[index].counts
        specimens[specimen].volumes[index].counts = VoxelGrid(
          columns: change.size(grid.columns), rows: change.size(grid.rows), layers: change.size(grid.layers),
          values: change.apply(grid.values.map { Double($0) }).map { Float($0) })
      }
    }
  }

  mutating func rename(_ name: String) {
    for specimen in specimens.indices {
      specimens[specimen].detail = name
      for index in specimens[specimen].volumes.indices { specimens[specimen].volumes[index].ion += name }
    }
  }
}

extension MicrographFigure: SpoiltRecipe {
  mutating func change(_ change: ValueChange) {
    image.change(change)
    pixelSize = change.applyToAxis([pixelSize]).first ?? 0
    for index in regions.indices { regions[index].transform.change(change) }
  }

  mutating func rename(_ name: String) {
    for index in regions.indices { regions[index].label = name }
  }
}

extension MicrographFigure.GreyImage {
  fileprivate mutating func change(_ change: ValueChange) {
    columns = change.size(columns)
    rows = change.size(rows)
    values = change.apply(values)
  }
}
