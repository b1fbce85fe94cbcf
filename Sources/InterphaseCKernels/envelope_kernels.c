#include "dispatch.h"
#include "interphase_kernels.h"

// Sixteen lanes of single precision; this kind of vector knows `?:` lane by lane, which is one instruction.
typedef float narrow_lanes __attribute__((ext_vector_type(16)));

INLINED narrow_lanes load_narrow(const float *p) {
  narrow_lanes v;
  memcpy(&v, p, sizeof v);
  return v;
}

INLINED narrow_lanes least_of(narrow_lanes a, narrow_lanes b) { return a < b ? a : b; }

// Of two neighbours at the same distance only the least can matter, so that one subtraction serves both.
INLINED void widen_body(
    int64_t count, int64_t reach, const float *profile, const float *heights, float *widened) {
  const float *centre = heights + reach;
  int64_t i = 0;
  for (; i + 32 <= count; i += 32) {
    const float *here = centre + i;
    narrow_lanes low = load_narrow(here) - (narrow_lanes)profile[0];
    narrow_lanes high = load_narrow(here + 16) - (narrow_lanes)profile[0];
    for (int64_t offset = 1; offset <= reach; offset++) {
      narrow_lanes drop = (narrow_lanes)profile[offset];
      narrow_lanes first = least_of(load_narrow(here - offset), load_narrow(here + offset));
      narrow_lanes second = least_of(load_narrow(here + 16 - offset), load_narrow(here + 16 + offset));
      low = least_of(first - drop, low);
      high = least_of(second - drop, high);
    }
    memcpy(widened + i, &low, sizeof low);
    memcpy(widened + i + 16, &high, sizeof high);
  }
  for (; i < count; i++) {
    float least = centre[i] - profile[0];
    for (int64_t offset = 1; offset <= reach; offset++) {
      float nearest = centre[i - offset] < centre[i + offset] ? centre[i - offset] : centre[i + offset];
      if (nearest - profile[offset] < least) least = nearest - profile[offset];
    }
    widened[i] = least;
  }
}

DISPATCHED(
    void, widen,
    (int64_t count, int64_t reach, const float *profile, const float *heights, float *widened),
    (count, reach, profile, heights, widened))

void interphase_widen(
    int32_t level, int64_t count, int64_t reach, const float *profile, const float *heights,
    float *widened) {
  CALL(level, widen, (count, reach, profile, heights, widened));
}
