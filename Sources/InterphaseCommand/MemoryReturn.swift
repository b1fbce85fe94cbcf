#if canImport(Glibc)
  import InterphaseCMalloc
#endif

/// Memory that was freed goes back to the system: a study of thousands of files must not need the memory of all of them.
enum MemoryReturn {
  /// Sets the allocator of this process up; called once, before there are threads.
  static func prepare() {
    #if canImport(Glibc)
      // As many arenas as processors keep what others have freed; large blocks are mapped and unmapped one by one.
      _ = mallopt(M_ARENA_MAX, 2)
      _ = mallopt(M_MMAP_THRESHOLD, 1 << 17)
      _ = mallopt(M_TRIM_THRESHOLD, 1 << 17)
    #endif
  }
}
