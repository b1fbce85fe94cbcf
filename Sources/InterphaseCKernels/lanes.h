// Eight lanes of double precision: one register at level 4, two at level 3, four at the baseline.

#ifndef INTERPHASE_LANES_H
#define INTERPHASE_LANES_H

#include <stdint.h>
#include <string.h>

#pragma clang fp contract(off)

typedef double lanes __attribute__((vector_size(64)));
typedef double lanes_4 __attribute__((vector_size(32)));
typedef double lanes_2 __attribute__((vector_size(16)));
typedef int64_t lanes_i __attribute__((vector_size(64)));

// Everything is inlined into functions compiled for a level; a call would have no common way to pass lanes.
#define INLINED static inline __attribute__((always_inline))
#pragma clang diagnostic ignored "-Wpsabi"

INLINED lanes load(const double *p) {
  lanes v;
  memcpy(&v, p, sizeof v);
  return v;
}

INLINED void store(double *p, lanes v) { memcpy(p, &v, sizeof v); }

INLINED lanes all(double value) { return (lanes){value, value, value, value, value, value, value, value}; }

/// The sum of the lanes in one fixed order.
INLINED double total(lanes v) {
  lanes_4 four = __builtin_shufflevector(v, v, 0, 1, 2, 3) + __builtin_shufflevector(v, v, 4, 5, 6, 7);
  lanes_2 two = __builtin_shufflevector(four, four, 0, 1) + __builtin_shufflevector(four, four, 2, 3);
  return two[0] + two[1];
}

/// 2^k exp(r) for |r| <= ln2 / 2, where k is an integer whose bits stand at the end of shifted = k + 1.5 * 2^52: the Taylor
/// polynomial of degree 13, whose truncation is 4e-18.
INLINED lanes exponential_of_rest(lanes r, lanes shifted) {
  lanes r2 = r * r;
  lanes r4 = r2 * r2;
  lanes r8 = r4 * r4;
  lanes p01 = r * all(1.0 / 6.0) + all(0.5);
  lanes p23 = r * all(1.0 / 120.0) + all(1.0 / 24.0);
  lanes p45 = r * all(1.0 / 5040.0) + all(1.0 / 720.0);
  lanes p67 = r * all(1.0 / 362880.0) + all(1.0 / 40320.0);
  lanes p89 = r * all(1.0 / 39916800.0) + all(1.0 / 3628800.0);
  lanes pab = r * all(1.0 / 6227020800.0) + all(1.0 / 479001600.0);
  lanes low = p01 + p23 * r2;
  lanes middle = p45 + p67 * r2;
  lanes high = p89 + pab * r2;
  lanes tail = (low + middle * r4) + high * r8;
  lanes e = (r + tail * r2) + all(1.0);
  return (lanes)((lanes_i)e + ((lanes_i)shifted << 52));
}

/// exp for arguments up to 700; 0 below -700. Reduction by ln 2 in two parts (Cody and Waite 1980). Error below 1.5 units
/// in the last place.
INLINED lanes exponential(lanes x) {
  lanes_i keep = x >= all(-700.0);
  lanes limited = (lanes)((lanes_i)x & keep);
  lanes shifted = limited * all(0x1.71547652b82fep0) + all(0x1.8p52);
  lanes k = shifted - all(0x1.8p52);
  lanes r = limited - k * all(0x1.62e42fefa0000p-1);
  r = r - k * all(0x1.cf79abc9e3b3ap-40);
  return (lanes)((lanes_i)exponential_of_rest(r, shifted) & keep);
}

/// 2^x for arguments up to 1000; 0 below -1000. The reduction is exact. Error below 1.5 units in the last place.
INLINED lanes power_of_two(lanes x) {
  lanes_i keep = x >= all(-1000.0);
  lanes limited = (lanes)((lanes_i)x & keep);
  lanes shifted = limited + all(0x1.8p52);
  lanes k = shifted - all(0x1.8p52);
  lanes r = (limited - k) * all(0x1.62e42fefa39efp-1);
  return (lanes)((lanes_i)exponential_of_rest(r, shifted) & keep);
}

#endif
