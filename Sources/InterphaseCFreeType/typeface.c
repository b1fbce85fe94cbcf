#include "InterphaseCFreeType.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_TRUETYPE_TABLES_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct interphase_typeface {
  FT_Library library;
  FT_Face face;
  uint8_t *bytes;
};

int32_t interphase_typeface_open(const uint8_t *bytes, size_t count, interphase_typeface **typeface) {
  *typeface = NULL;
  interphase_typeface *opened = calloc(1, sizeof *opened);
  if (opened == NULL) return -1;
  opened->bytes = malloc(count > 0 ? count : 1);
  if (opened->bytes == NULL) {
    free(opened);
    return -1;
  }
  memcpy(opened->bytes, bytes, count);
  FT_Error error = FT_Init_FreeType(&opened->library);
  if (error == 0) error = FT_New_Memory_Face(opened->library, opened->bytes, (FT_Long)count, 0, &opened->face);
  if (error == 0 && !FT_IS_SCALABLE(opened->face)) error = FT_Err_Invalid_File_Format;
  if (error != 0) {
    interphase_typeface_close(opened);
    return error;
  }
  *typeface = opened;
  return 0;
}

void interphase_typeface_close(interphase_typeface *typeface) {
  if (typeface == NULL) return;
  if (typeface->face != NULL) FT_Done_Face(typeface->face);
  if (typeface->library != NULL) FT_Done_FreeType(typeface->library);
  free(typeface->bytes);
  free(typeface);
}

void interphase_typeface_measure(const interphase_typeface *typeface, interphase_typeface_measures *measures) {
  memset(measures, 0, sizeof *measures);
  FT_Face face = typeface->face;
  measures->units_per_em = face->units_per_EM;
  measures->ascender = face->ascender;
  measures->descender = face->descender;
  measures->line_height = face->height;
  measures->glyph_count = (int32_t)face->num_glyphs;
  measures->has_kerning = FT_HAS_KERNING(face) ? 1 : 0;
  TT_OS2 *os2 = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
  if (os2 != NULL && os2->version != 0xFFFF && os2->version >= 2) {
    measures->cap_height = os2->sCapHeight;
    measures->x_height = os2->sxHeight;
  }
}

void interphase_typeface_name(const interphase_typeface *typeface, char *name, size_t capacity) {
  const char *family = typeface->face->family_name;
  const char *style = typeface->face->style_name;
  snprintf(name, capacity, "%s %s", family == NULL ? "" : family, style == NULL ? "" : style);
}

uint32_t interphase_typeface_glyph(interphase_typeface *typeface, uint32_t code_point) {
  return FT_Get_Char_Index(typeface->face, code_point);
}

int32_t interphase_typeface_kerning(interphase_typeface *typeface, uint32_t left, uint32_t right) {
  FT_Vector kerning = {0, 0};
  if (FT_Get_Kerning(typeface->face, left, right, FT_KERNING_UNSCALED, &kerning) != 0) return 0;
  return (int32_t)kerning.x;
}

typedef struct {
  interphase_glyph_outline *outline;
  int32_t verb_capacity;
  int32_t coordinate_capacity;
} interphase_outline_sink;

static int interphase_outline_add(
    interphase_outline_sink *sink, uint8_t verb, const FT_Vector *const *points, int32_t count) {
  interphase_glyph_outline *outline = sink->outline;
  if (outline->verb_count >= sink->verb_capacity ||
      outline->coordinate_count + 2 * count > sink->coordinate_capacity) {
    return FT_Err_Invalid_Outline;
  }
  outline->verbs[outline->verb_count++] = verb;
  for (int32_t i = 0; i < count; i++) {
    outline->coordinates[outline->coordinate_count++] = (int32_t)points[i]->x;
    outline->coordinates[outline->coordinate_count++] = (int32_t)points[i]->y;
  }
  return 0;
}

static int interphase_outline_move(const FT_Vector *to, void *user) {
  const FT_Vector *points[] = {to};
  return interphase_outline_add(user, 0, points, 1);
}

static int interphase_outline_line(const FT_Vector *to, void *user) {
  const FT_Vector *points[] = {to};
  return interphase_outline_add(user, 1, points, 1);
}

static int interphase_outline_quadratic(const FT_Vector *control, const FT_Vector *to, void *user) {
  const FT_Vector *points[] = {control, to};
  return interphase_outline_add(user, 2, points, 2);
}

static int interphase_outline_cubic(
    const FT_Vector *first, const FT_Vector *second, const FT_Vector *to, void *user) {
  const FT_Vector *points[] = {first, second, to};
  return interphase_outline_add(user, 3, points, 3);
}

int32_t interphase_typeface_outline(
    interphase_typeface *typeface, uint32_t glyph, interphase_glyph_outline *outline) {
  memset(outline, 0, sizeof *outline);
  FT_Error error =
      FT_Load_Glyph(typeface->face, glyph, FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
  if (error != 0) return error;
  FT_GlyphSlot slot = typeface->face->glyph;
  outline->advance = (int32_t)slot->metrics.horiAdvance;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return FT_Err_Invalid_Glyph_Format;
  // A decomposed outline has at most two verbs a point (implied points between controls) and one a contour.
  int32_t points = slot->outline.n_points;
  int32_t contours = slot->outline.n_contours;
  interphase_outline_sink sink = {outline, 2 * points + 2 * contours + 1, 8 * points + 4 * contours + 2};
  outline->verbs = malloc((size_t)sink.verb_capacity);
  outline->coordinates = malloc((size_t)sink.coordinate_capacity * sizeof(int32_t));
  if (outline->verbs == NULL || outline->coordinates == NULL) {
    interphase_glyph_outline_free(outline);
    return -1;
  }
  FT_Outline_Funcs functions = {interphase_outline_move, interphase_outline_line, interphase_outline_quadratic,
                                interphase_outline_cubic, 0, 0};
  error = FT_Outline_Decompose(&slot->outline, &functions, &sink);
  if (error != 0) interphase_glyph_outline_free(outline);
  return error;
}

void interphase_glyph_outline_free(interphase_glyph_outline *outline) {
  free(outline->verbs);
  free(outline->coordinates);
  outline->verbs = NULL;
  outline->coordinates = NULL;
  outline->verb_count = 0;
  outline->coordinate_count = 0;
}
