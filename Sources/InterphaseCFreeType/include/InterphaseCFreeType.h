#ifndef INTERPHASE_CFREETYPE_H
#define INTERPHASE_CFREETYPE_H

#include <stddef.h>
#include <stdint.h>

/// One open typeface with its own copy of the file's bytes. Not safe to use from two threads at once.
typedef struct interphase_typeface interphase_typeface;

/// Measures of a typeface in font units, y up; a measure that the file lacks is 0.
typedef struct {
  int32_t units_per_em;
  int32_t ascender;
  int32_t descender;
  int32_t line_height;
  int32_t cap_height;
  int32_t x_height;
  int32_t glyph_count;
  int32_t has_kerning;
} interphase_typeface_measures;

/// One unhinted outline in font units. A verb is 0 move, 1 line, 2 quadratic, 3 cubic, with 1, 1, 2, 3 points; every
/// contour is closed by the next move or the end.
typedef struct {
  uint8_t *verbs;
  int32_t *coordinates;
  int32_t verb_count;
  int32_t coordinate_count;
  int32_t advance;
} interphase_glyph_outline;

/// Opens a typeface from bytes, which are copied; returns FreeType's error code, 0 for none, -1 when out of memory.
int32_t interphase_typeface_open(const uint8_t *bytes, size_t count, interphase_typeface **typeface);

/// Closes a typeface.
void interphase_typeface_close(interphase_typeface *typeface);

/// Reads the measures.
void interphase_typeface_measure(const interphase_typeface *typeface, interphase_typeface_measures *measures);

/// Copies the family's name with the style, cut to `capacity` bytes and ended by a zero.
void interphase_typeface_name(const interphase_typeface *typeface, char *name, size_t capacity);

/// The index of a code point's glyph, 0 where there is none.
uint32_t interphase_typeface_glyph(interphase_typeface *typeface, uint32_t code_point);

/// The pair kerning of the table `kern` in font units.
int32_t interphase_typeface_kerning(interphase_typeface *typeface, uint32_t left, uint32_t right);

/// Loads an outline, unscaled and unhinted; returns an error code, 0 for none. Free it with the function below.
int32_t interphase_typeface_outline(
    interphase_typeface *typeface, uint32_t glyph, interphase_glyph_outline *outline);

/// Frees an outline's memory.
void interphase_glyph_outline_free(interphase_glyph_outline *outline);

#endif
