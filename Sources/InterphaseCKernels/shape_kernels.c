#include <stddef.h>

#include "dispatch.h"
#include "interphase_kernels.h"

#define LN2 0.69314718055994530942

// A block of eight points, or what is left of one at the end.
typedef struct {
  double buffer[8];
} rest;

INLINED lanes load_rest(const double *p, int64_t left) {
  rest r = {{0}};
  for (int64_t i = 0; i < left; i++) r.buffer[i] = p[i];
  return load(r.buffer);
}

INLINED void store_rest(double *p, lanes v, int64_t left) {
  rest r;
  store(r.buffer, v);
  for (int64_t i = 0; i < left; i++) p[i] = r.buffer[i];
}

INLINED lanes load_block(const double *p, int64_t left) { return left >= 8 ? load(p) : load_rest(p, left); }

INLINED void store_block(double *p, lanes v, int64_t left) {
  if (left >= 8) {
    store(p, v);
  } else {
    store_rest(p, v, left);
  }
}

INLINED void gl_sum_body(
    int64_t count, const double *x, double h, double c, double w, double m, double *values,
    double *const *derivatives) {
  double inverse = 1.0 / w;
  for (int64_t i = 0; i < count; i += 8) {
    int64_t left = count - i;
    // In half widths, of which the Gaussian is an exact power of two.
    lanes u = (load_block(x + i, left) - all(c)) * all(2.0 * inverse);
    lanes t = u * u;
    lanes g = power_of_two(-t);
    lanes l = all(1.0) / (all(1.0) + t);
    lanes shape = all(1.0 - m) * g + all(m) * l;
    store_block(values + i, load_block(values + i, left) + all(h) * shape, left);
    if (derivatives == NULL) continue;
    lanes slope = (all(2.0 * h * inverse) * u) * (all((1.0 - m) * LN2) * g + (all(m) * l) * l);
    store_block(derivatives[0] + i, shape, left);
    store_block(derivatives[1] + i, slope + slope, left);
    store_block(derivatives[2] + i, slope * u, left);
    store_block(derivatives[3] + i, all(h) * (l - g), left);
  }
}

DISPATCHED(
    void, gl_sum,
    (int64_t count, const double *x, double h, double c, double w, double m, double *values,
     double *const *derivatives),
    (count, x, h, c, w, m, values, derivatives))

void interphase_gaussian_lorentzian_sum(
    int32_t level, int64_t count, const double *x, double height, double centre, double width, double mixing,
    double *values, double *const *derivatives) {
  CALL(level, gl_sum, (count, x, height, centre, width, mixing, values, derivatives));
}

INLINED void gaussian_body(
    int64_t count, const double *x, double h, double c, double w, double a, double *values,
    double *const *derivatives) {
  double inverse = 1.0 / w;
  for (int64_t i = 0; i < count; i += 8) {
    int64_t left = count - i;
    lanes u = (load_block(x + i, left) - all(c)) * all(inverse);
    lanes g = exponential(all(-a) * (u * u));
    store_block(values + i, load_block(values + i, left) + all(h) * g, left);
    if (derivatives == NULL) continue;
    lanes slope = (all(2.0 * a * h * inverse) * u) * g;
    store_block(derivatives[0] + i, g, left);
    store_block(derivatives[1] + i, slope, left);
    store_block(derivatives[2] + i, slope * u, left);
  }
}

DISPATCHED(
    void, gaussian,
    (int64_t count, const double *x, double h, double c, double w, double a, double *values,
     double *const *derivatives),
    (count, x, h, c, w, a, values, derivatives))

void interphase_gaussian(
    int32_t level, int64_t count, const double *x, double height, double centre, double width, double factor,
    double *values, double *const *derivatives) {
  CALL(level, gaussian, (count, x, height, centre, width, factor, values, derivatives));
}

INLINED void power_law_body(
    int64_t count, const double *logarithms, double a, double r, double *values, double *const *derivatives) {
  for (int64_t i = 0; i < count; i += 8) {
    int64_t left = count - i;
    lanes l = load_block(logarithms + i, left);
    lanes power = exponential(all(-r) * l);
    store_block(values + i, load_block(values + i, left) + all(a) * power, left);
    if (derivatives == NULL) continue;
    store_block(derivatives[0] + i, power, left);
    store_block(derivatives[1] + i, (all(-a) * l) * power, left);
  }
}

DISPATCHED(
    void, power_law,
    (int64_t count, const double *logarithms, double a, double r, double *values, double *const *derivatives),
    (count, logarithms, a, r, values, derivatives))

void interphase_power_law(
    int32_t level, int64_t count, const double *logarithms, double amplitude, double exponent, double *values,
    double *const *derivatives) {
  CALL(level, power_law, (count, logarithms, amplitude, exponent, values, derivatives));
}
