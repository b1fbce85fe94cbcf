#ifndef INTERPHASE_CPNG_H
#define INTERPHASE_CPNG_H

#include <stddef.h>
#include <stdint.h>

/// Columns of a picture, row by row. Pixels are one 32-bit word each, red in the lowest byte, alpha in the highest.
typedef struct {
  const uint32_t *pixels;
  uint32_t width;
} interphase_png_part;

/// What is to be encoded: parts side by side from left to right, as wide together as the whole.
typedef struct {
  const interphase_png_part *parts;
  uint32_t part_count;
  uint32_t width;
  uint32_t height;
  /// 0 writes red, green and blue; 1 writes alpha beside them.
  int32_t writes_alpha;
  /// zlib's level, 0 to 9.
  int32_t level;
  /// How many places are tried for a repeat at level 6; 0 for the level's own number.
  int32_t search_depth;
  /// Pixels per metre; 0 writes no physical size.
  uint32_t pixels_per_metre;
  /// UTF-8 texts with their keywords; texts[i] belongs to keywords[i].
  const char *const *keywords;
  const char *const *texts;
  int32_t text_count;
} interphase_png_request;

/// The encoded bytes, owned by the caller, or a message.
typedef struct {
  uint8_t *bytes;
  size_t count;
  char message[128];
} interphase_png_result;

/// A stripe of rows as a piece of the one zlib stream that a PNG file holds.
typedef struct {
  uint8_t *bytes;
  size_t count;
  /// Adler-32 of the stripe's bytes before compression, and how many these were.
  uint32_t checksum;
  uint64_t raw_count;
} interphase_png_stripe;

/// Compresses the rows from `first` up to `end`, one filter byte (none) before each. The stripe may refer back to
/// the 32 KiB before it and ends on a whole byte, so that stripes can be compressed in any order and at the same time.
/// Returns 0, or -1 without memory.
int32_t interphase_png_compress(const interphase_png_request *request, uint32_t first, uint32_t end,
                                interphase_png_stripe *stripe);

/// Frees the bytes of a stripe.
void interphase_png_stripe_free(interphase_png_stripe *stripe);

/// Writes one PNG file from the stripes of all its rows; returns 0, or -1 with the reason in `result->message`.
int32_t interphase_png_encode(const interphase_png_request *request, const interphase_png_stripe *stripes,
                              uint32_t stripe_count, interphase_png_result *result);

/// Frees the bytes of a result.
void interphase_png_result_free(interphase_png_result *result);

#endif
