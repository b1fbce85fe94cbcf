#ifdef INTERPHASE_HDF5

#define _GNU_SOURCE
#include "InterphaseCHDF5.h"

#include <errno.h>
#include <hdf5.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <unistd.h>
#endif

/// The number under which h5py registered LZF.
enum { LZF_FILTER = 32000 };

static int lower(int resource, uint64_t value, uint64_t end) {
  struct rlimit limit;
  if (getrlimit(resource, &limit) != 0) return errno;
  if (limit.rlim_max != RLIM_INFINITY && end > limit.rlim_max) end = limit.rlim_max;
  limit.rlim_cur = value < end ? value : end;
  limit.rlim_max = end;
  return setrlimit(resource, &limit) == 0 ? 0 : errno;
}

int32_t interphase_hdf5_confine(uint64_t bytes, uint64_t seconds) {
#ifdef __linux__
  const pid_t parent = getppid();
  if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return errno;
  // Whoever started this may have ended before it asked.
  if (parent != getppid()) return ESRCH;
#endif
  // First a signal that says what it is for, then the end.
  int failure = lower(RLIMIT_CPU, seconds, seconds + 1);
  if (failure == 0) failure = lower(RLIMIT_CORE, 0, 0);
  // A socket has no size of a file: what is found can still be told.
  if (failure == 0) failure = lower(RLIMIT_FSIZE, 0, 0);
  // The three standard streams are all that is open, and no further file ever is.
  if (failure == 0) failure = lower(RLIMIT_NOFILE, 3, 3);
#ifndef __APPLE__
  if (failure == 0) failure = lower(RLIMIT_AS, bytes, bytes);
#endif
  return failure;
}

int32_t interphase_hdf5_limit_space(uint64_t bytes) {
#ifdef __APPLE__
  (void)bytes;
  return 0;
#else
  struct rlimit limit;
  if (getrlimit(RLIMIT_AS, &limit) != 0) return errno;
  limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
  return setrlimit(RLIMIT_AS, &limit) == 0 ? 0 : errno;
#endif
}

static size_t expand(unsigned flags, size_t value_count, const unsigned values[], size_t count, size_t *size,
                     void **buffer) {
  if (!(flags & H5Z_FLAG_REVERSE)) return 0;
  // The filter's third value is the size of a chunk, where it is stated; otherwise what there was room for is doubled.
  size_t room = value_count > 2 && values[2] > 0 ? values[2] : *size;
  for (; room > 0 && room <= (size_t)1 << 30; room *= 2) {
    uint8_t *bytes = H5allocate_memory(room, 0);
    if (!bytes) return 0;
    const size_t expanded = interphase_hdf5_expand_lzf(*buffer, count, bytes, room);
    if (expanded > 0) {
      H5free_memory(*buffer);
      *buffer = bytes;
      *size = room;
      return expanded;
    }
    H5free_memory(bytes);
    // A byte of LZF makes 88 at most: more room would not help.
    if (room / 100 > count) return 0;
  }
  return 0;
}

/// The image is read where it lies: the library gets the caller's bytes instead of a copy of them.
static void *lend(size_t size, H5FD_file_image_op_t operation, void *bytes) {
  (void)size, (void)operation;
  return bytes;
}

static void *keep(void *to, const void *from, size_t size, H5FD_file_image_op_t operation, void *bytes) {
  (void)from, (void)size, (void)operation, (void)bytes;
  return to;
}

static void *grow(void *image, size_t size, H5FD_file_image_op_t operation, void *bytes) {
  (void)image, (void)size, (void)operation, (void)bytes;
  return NULL;
}

static herr_t leave(void *image, H5FD_file_image_op_t operation, void *bytes) {
  (void)image, (void)operation, (void)bytes;
  return 0;
}

static void *same(void *bytes) { return bytes; }

static herr_t release(void *bytes) {
  (void)bytes;
  return 0;
}

interphase_hdf5_id interphase_hdf5_open(const uint8_t *bytes, size_t count) {
  // A library of filters is code that a file asks for.
  if (H5open() < 0 || H5PLset_loading_state(0) < 0 || H5Eset_auto2(H5E_DEFAULT, NULL, NULL) < 0) return -1;
  static const H5Z_class2_t lzf = {
      H5Z_CLASS_T_VERS, LZF_FILTER, 0, 1, "LZF", NULL, NULL, expand,
  };
  if (H5Zregister(&lzf) < 0) return -1;
  const hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  if (access < 0) return -1;
  H5FD_file_image_callbacks_t lending = {lend, keep, grow, leave, same, release, (void *)(uintptr_t)bytes};
  hid_t file = -1;
  if (H5Pset_fapl_core(access, 1 << 16, 0) >= 0 && H5Pset_file_image_callbacks(access, &lending) >= 0 &&
      H5Pset_file_image(access, (void *)(uintptr_t)bytes, count) >= 0) {
    file = H5Fopen("image", H5F_ACC_RDONLY, access);
  }
  H5Pclose(access);
  return file;
}

#endif
