#include "InterphaseCHDF5.h"

size_t interphase_hdf5_expand_lzf(const uint8_t *block, size_t count, uint8_t *bytes, size_t room) {
  size_t in = 0, out = 0;
  while (in < count) {
    const size_t control = block[in++];
    if (control < 32) {
      // Up to 32 bytes as they are.
      const size_t length = control + 1;
      if (length > count - in || length > room - out) return 0;
      for (size_t end = in + length; in < end;) bytes[out++] = block[in++];
      continue;
    }
    // A repeat of earlier bytes: three bits of length (7 means that more follows), thirteen of distance.
    size_t length = control >> 5;
    if (length == 7) {
      if (in == count) return 0;
      length += block[in++];
    }
    length += 2;
    if (in == count) return 0;
    const size_t distance = ((control & 31) << 8 | block[in++]) + 1;
    if (distance > out || length > room - out) return 0;
    // Byte by byte: a repeat may overlap what it makes.
    for (; length > 0; length--, out++) bytes[out] = bytes[out - distance];
  }
  return out;
}
