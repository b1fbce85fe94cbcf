#ifndef INTERPHASE_CPNG_H
#define INTERPHASE_CPNG_H

#include <stddef.h>
#include <stdint.h>

/// What is to be encoded. Pixels are one 32-bit word each, red in the lowest byte, alpha in the highest.
typedef struct {
  const uint32_t *pixels;
  uint32_t width;
  uint32_t height;
  /// 0 writes red, green and blue; 1 writes alpha beside them.
  int32_t writes_alpha;
  /// zlib's level, 0 to 9.
  int32_t level;
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

/// Encodes one PNG file; returns 0, or -1 with the reason in `result->message`.
int32_t interphase_png_encode(const interphase_png_request *request, interphase_png_result *result);

/// Frees the bytes of a result.
void interphase_png_result_free(interphase_png_result *result);

#endif
