/// Loaded before the C library of another process (LD_PRELOAD), ends that process at a chosen change of files.
///
/// INTERPHASE_STOP_AT is the number of the change (made folder, new or removed name, renaming, write to a file) before
/// which the process gets the signal INTERPHASE_STOP_WITH; without one, the file INTERPHASE_COUNT_INTO gets the number
/// of all changes when the process ends.
