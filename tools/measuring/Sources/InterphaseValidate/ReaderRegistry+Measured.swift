import InstrumentFiles

extension ReaderRegistry {
  /// Every reader of Interphase; HDF5 files are opened in a process of this program (`HDF5Serving.serveIfAsked`).
  static let measured = builtIn(openingHDF5: .childProcess())
}
