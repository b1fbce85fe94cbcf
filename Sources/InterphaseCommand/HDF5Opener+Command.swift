import Interphase

extension HDF5Opener {
  /// How this command opens HDF5 files: each in a child process of itself, in a build that reads them.
  static var ofThisCommand: HDF5Opener {
    #if HDF5
      .childProcess()
    #else
      .unavailable
    #endif
  }
}
