#include <math.h>

#include "dispatch.h"
#include "interphase_kernels.h"

INLINED void add_scaled_body(int64_t count, double factor, const double *source, double *target) {
  int64_t i = 0;
  for (; i + 8 <= count; i += 8) store(target + i, load(target + i) + all(factor) * load(source + i));
  for (; i < count; i++) target[i] = target[i] + factor * source[i];
}

DISPATCHED(
    void, add_scaled, (int64_t count, double factor, const double *source, double *target),
    (count, factor, source, target))

void interphase_add_scaled(
    int32_t level, int64_t count, double factor, const double *source, double *target) {
  CALL(level, add_scaled, (count, factor, source, target));
}

INLINED double residuals_body(
    int64_t count, const double *model, const double *y, const double *s, double *r) {
  lanes sum = all(0.0);
  int64_t i = 0;
  for (; i + 8 <= count; i += 8) {
    lanes d = (load(model + i) - load(y + i)) * load(s + i);
    store(r + i, d);
    sum = sum + d * d;
  }
  double last = 0.0;
  for (; i < count; i++) {
    double d = (model[i] - y[i]) * s[i];
    r[i] = d;
    last = last + d * d;
  }
  return total(sum) + last;
}

DISPATCHED(
    double, residuals, (int64_t count, const double *model, const double *y, const double *s, double *r),
    (count, model, y, s, r))

double interphase_weighted_residuals(
    int32_t level, int64_t count, const double *model, const double *y, const double *s, double *r) {
  return CALL(level, residuals, (count, model, y, s, r));
}

INLINED void weigh_body(
    int64_t stride, int64_t size, const double *s, const double *r, double *columns, double *gradient,
    double *diagonal) {
  for (int64_t k = 0; k < size; k++) {
    double *column = columns + k * stride;
    lanes product = all(0.0);
    lanes square = all(0.0);
    for (int64_t i = 0; i < stride; i += 8) {
      lanes scaled = load(column + i) * load(s + i);
      store(column + i, scaled);
      product = product + scaled * load(r + i);
      square = square + scaled * scaled;
    }
    gradient[k] = total(product);
    diagonal[k] = total(square);
  }
}

DISPATCHED(
    void, weigh,
    (int64_t stride, int64_t size, const double *s, const double *r, double *columns, double *gradient,
     double *diagonal),
    (stride, size, s, r, columns, gradient, diagonal))

void interphase_weigh_columns(
    int32_t level, int64_t stride, int64_t size, const double *s, const double *r, double *columns,
    double *gradient, double *diagonal) {
  CALL(level, weigh, (stride, size, s, r, columns, gradient, diagonal));
}

// The products of some columns with some others, named by their places in a list; the order of the sum of each product
// does not depend on how many are taken together.
#define PRODUCT_BLOCK(NAME, ROWS, COLUMNS)                                                             \
  INLINED void NAME(                                                                                   \
      int64_t stride, int64_t ld, const int64_t *left, const int64_t *right, const double *columns,    \
      double *matrix) {                                                                                \
    const double *rows[ROWS];                                                                          \
    const double *others[COLUMNS];                                                                     \
    lanes sum[ROWS][COLUMNS];                                                                          \
    _Pragma("clang loop unroll(full)") for (int c = 0; c < COLUMNS; c++)                               \
        others[c] = columns + right[c] * stride;                                                       \
    _Pragma("clang loop unroll(full)") for (int r = 0; r < ROWS; r++) {                                \
      rows[r] = columns + left[r] * stride;                                                            \
      _Pragma("clang loop unroll(full)") for (int c = 0; c < COLUMNS; c++) sum[r][c] = all(0.0);       \
    }                                                                                                  \
    for (int64_t i = 0; i < stride; i += 8) {                                                          \
      lanes other[COLUMNS];                                                                            \
      _Pragma("clang loop unroll(full)") for (int c = 0; c < COLUMNS; c++)                             \
          other[c] = load(others[c] + i);                                                              \
      _Pragma("clang loop unroll(full)") for (int r = 0; r < ROWS; r++) {                              \
        lanes own = load(rows[r] + i);                                                                 \
        _Pragma("clang loop unroll(full)") for (int c = 0; c < COLUMNS; c++)                           \
            sum[r][c] = sum[r][c] + own * other[c];                                                    \
      }                                                                                                \
    }                                                                                                  \
    _Pragma("clang loop unroll(full)") for (int r = 0; r < ROWS; r++) {                                \
      _Pragma("clang loop unroll(full)") for (int c = 0; c < COLUMNS; c++) {                           \
        double product = total(sum[r][c]);                                                             \
        matrix[left[r] * ld + right[c]] = product;                                                     \
        matrix[right[c] * ld + left[r]] = product;                                                     \
      }                                                                                                \
    }                                                                                                  \
  }

PRODUCT_BLOCK(products_4_4, 4, 4)
PRODUCT_BLOCK(products_2_2, 2, 2)
PRODUCT_BLOCK(products_2_4, 2, 4)
PRODUCT_BLOCK(products_1_4, 1, 4)
PRODUCT_BLOCK(products_1_1, 1, 1)

// The products of four columns with each other.
INLINED void products_of_4(
    int64_t stride, int64_t ld, const int64_t *own, const double *columns, double *matrix) {
  const double *c0 = columns + own[0] * stride;
  const double *c1 = columns + own[1] * stride;
  const double *c2 = columns + own[2] * stride;
  const double *c3 = columns + own[3] * stride;
  lanes sum[6];
  _Pragma("clang loop unroll(full)") for (int p = 0; p < 6; p++) sum[p] = all(0.0);
  for (int64_t i = 0; i < stride; i += 8) {
    lanes v0 = load(c0 + i);
    lanes v1 = load(c1 + i);
    lanes v2 = load(c2 + i);
    lanes v3 = load(c3 + i);
    sum[0] = sum[0] + v1 * v0;
    sum[1] = sum[1] + v2 * v0;
    sum[2] = sum[2] + v2 * v1;
    sum[3] = sum[3] + v3 * v0;
    sum[4] = sum[4] + v3 * v1;
    sum[5] = sum[5] + v3 * v2;
  }
  static const int rows[6] = {1, 2, 2, 3, 3, 3};
  static const int others[6] = {0, 0, 1, 0, 1, 2};
  _Pragma("clang loop unroll(full)") for (int p = 0; p < 6; p++) {
    double product = total(sum[p]);
    matrix[own[rows[p]] * ld + own[others[p]]] = product;
    matrix[own[others[p]] * ld + own[rows[p]]] = product;
  }
}

INLINED void curvature_body(
    int64_t stride, int64_t ld, int64_t count, const int64_t *chosen, const double *columns,
    const double *diagonal, double *matrix, int wide) {
  for (int64_t a = 0; a < count; a++) matrix[chosen[a] * ld + chosen[a]] = diagonal[chosen[a]];
  int64_t a = 0;
  if (wide) {
    for (; a + 4 <= count; a += 4) {
      for (int64_t b = 0; b < a; b += 4) products_4_4(stride, ld, chosen + a, chosen + b, columns, matrix);
      products_of_4(stride, ld, chosen + a, columns, matrix);
    }
  }
  int64_t blocked = a;
  for (; a + 2 <= count; a += 2) {
    int64_t b = 0;
    for (; b < blocked; b += 4) products_2_4(stride, ld, chosen + a, chosen + b, columns, matrix);
    for (; b < a; b += 2) products_2_2(stride, ld, chosen + a, chosen + b, columns, matrix);
    products_1_1(stride, ld, chosen + a + 1, chosen + a, columns, matrix);
  }
  if (a < count) {
    int64_t b = 0;
    for (; b < blocked; b += 4) products_1_4(stride, ld, chosen + a, chosen + b, columns, matrix);
    for (; b < a; b++) products_1_1(stride, ld, chosen + a, chosen + b, columns, matrix);
  }
}

#define CURVATURE_PARAMETERS                                                                           \
  (int64_t stride, int64_t ld, int64_t count, const int64_t *chosen, const double *columns,            \
   const double *diagonal, double *matrix)

static void curvature_0 CURVATURE_PARAMETERS {
  curvature_body(stride, ld, count, chosen, columns, diagonal, matrix, 0);
}
#if INTERPHASE_LEVELS
LEVEL3 static void curvature_3 CURVATURE_PARAMETERS {
  curvature_body(stride, ld, count, chosen, columns, diagonal, matrix, 0);
}
LEVEL4 static void curvature_4 CURVATURE_PARAMETERS {
  curvature_body(stride, ld, count, chosen, columns, diagonal, matrix, 1);
}
#endif

void interphase_curvature(
    int32_t level, int64_t stride, int64_t ld, int64_t count, const int64_t *chosen, const double *columns,
    const double *diagonal, double *matrix) {
  CALL(level, curvature, (stride, ld, count, chosen, columns, diagonal, matrix));
}

INLINED int32_t cholesky_body(int64_t size, int64_t ld, double *a, const double *floors, double *x) {
  for (int64_t k = 0; k < size; k++) {
    double *pivot = a + k * ld;
    double d = pivot[k];
    if (!(d > floors[k]) || !(d < 1e300)) return 0;
    double inverse = 1.0 / sqrt(d);
    // What stands above the diagonal within the first block is never read again. The right-hand side below the matrix
    // goes through the forward substitution along with the rest.
    for (int64_t i = k / 8 * 8; i <= size; i += 8) {
      lanes scaled = load(pivot + i) * all(inverse);
      store(pivot + i, scaled);
      int64_t end = i + 8 < size ? i + 8 : size;
      for (int64_t j = k + 1; j < end; j++) {
        double *column = a + j * ld + i;
        store(column, load(column) - all(pivot[j]) * scaled);
      }
    }
    pivot[k] = inverse;
  }
  for (int64_t k = size - 1; k >= 0; k--) {
    const double *column = a + k * ld;
    double sum = column[size];
    // The value found last comes last, so that the others do not wait for it.
    for (int64_t i = size - 1; i > k; i--) sum = sum - column[i] * x[i];
    x[k] = sum * column[k];
  }
  return 1;
}

DISPATCHED(
    int32_t, cholesky, (int64_t size, int64_t ld, double *a, const double *floors, double *x),
    (size, ld, a, floors, x))

int32_t interphase_cholesky_solve(
    int32_t level, int64_t size, int64_t ld, double *a, const double *floors, double *x) {
  return CALL(level, cholesky, (size, ld, a, floors, x));
}

INLINED double quadratic_body(int64_t size, int64_t ld, const double *a, const double *s) {
  double sum = 0.0;
  for (int64_t i = 0; i < ld; i += 8) {
    lanes product = all(0.0);
    for (int64_t k = 0; k < size; k++) {
      if (s[k] != 0.0) product = product + all(s[k]) * load(a + k * ld + i);
    }
    double rest[8];
    store(rest, product);
    int64_t left = size - i < 8 ? size - i : 8;
    for (int64_t k = 0; k < left; k++) {
      if (s[i + k] != 0.0) sum = sum + rest[k] * s[i + k];
    }
  }
  return sum;
}

DISPATCHED(
    double, quadratic, (int64_t size, int64_t ld, const double *a, const double *s), (size, ld, a, s))

double interphase_quadratic_form(int32_t level, int64_t size, int64_t ld, const double *a, const double *s) {
  return CALL(level, quadratic, (size, ld, a, s));
}
