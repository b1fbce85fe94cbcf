// The hottest loops of Interphase. Each has a reference twin in Swift, against which the tests hold it.
//
// Every kernel is compiled for several levels of one CPU family from the same source: fixed blocks of eight lanes,
// no contraction of products and sums, so that all levels give the same bytes. The level is the best that the machine
// has, or the one named by the environment variable INTERPHASE_KERNELS (baseline, v3, v4).

#ifndef INTERPHASE_KERNELS_H
#define INTERPHASE_KERNELS_H

#include <stdint.h>

// Levels: 0 baseline, 3 x86-64-v3 (AVX2), 4 x86-64-v4 (AVX-512).

/// The level that runs.
int32_t interphase_kernel_level(void);
/// Whether a level can run on this machine.
int32_t interphase_kernel_level_is_supported(int32_t level);

/// Adds h [(1 - m) exp(-4 ln2 u^2) + m / (1 + 4 u^2)], u = (x - c) / w, to values; where derivatives is not NULL,
/// writes the columns of h, c, w, m.
void interphase_gaussian_lorentzian_sum(
    int32_t level, int64_t count, const double *x, double height, double centre, double width, double mixing,
    double *values, double *const *derivatives);

/// Adds h exp(-a u^2), u = (x - c) / w, to values; where derivatives is not NULL, writes the columns of h, c, w.
void interphase_gaussian(
    int32_t level, int64_t count, const double *x, double height, double centre, double width, double factor,
    double *values, double *const *derivatives);

/// Adds a exp(-r l) to values, l being given logarithms; where derivatives is not NULL, writes the columns of a, r.
void interphase_power_law(
    int32_t level, int64_t count, const double *logarithms, double amplitude, double exponent, double *values,
    double *const *derivatives);

/// Adds factor times source to target.
void interphase_add_scaled(
    int32_t level, int64_t count, double factor, const double *source, double *target);

/// Weights residuals (model - y) by s into r; returns the sum of their squares.
double interphase_weighted_residuals(
    int32_t level, int64_t count, const double *model, const double *y, const double *s, double *r);

/// Multiplies each column (stride apart, stride a multiple of 8, surplus rows 0) by s, then writes its product with r
/// into gradient and its square into diagonal.
void interphase_weigh_columns(
    int32_t level, int64_t stride, int64_t size, const double *s, const double *r, double *columns,
    double *gradient, double *diagonal);

/// Writes the products of all pairs of the chosen columns into matrix (both triangles, leading dimension ld), their
/// squares from the given diagonal; the rest of the matrix stays as it is.
void interphase_curvature(
    int32_t level, int64_t stride, int64_t ld, int64_t count, const int64_t *chosen, const double *columns,
    const double *diagonal, double *matrix);

/// Factors the lower triangle of a positive definite matrix, stored column after column with leading dimension ld (a
/// multiple of 8, above size; surplus rows finite), the right-hand side below it as row number size, and writes the
/// solution into x; 0 where a pivot is not above its floor.
int32_t interphase_cholesky_solve(
    int32_t level, int64_t size, int64_t ld, double *a, const double *floors, double *x);

/// The quadratic form of a symmetric matrix with leading dimension ld (a multiple of 8, at least size); rows and columns
/// where s is 0 may hold anything.
double interphase_quadratic_form(int32_t level, int64_t size, int64_t ld, const double *a, const double *s);

/// Writes for each of count places the least of all heights up to reach away, each less the profile at its distance
/// (reach + 1 values); there are count + 2 reach heights, the first of which belongs to the place -reach. No value may be
/// NaN; infinity is far away.
void interphase_widen(
    int32_t level, int64_t count, int64_t reach, const float *profile, const float *heights, float *widened);

#endif
