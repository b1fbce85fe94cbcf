#include "InterphaseCPNG.h"

#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

typedef struct {
  interphase_png_result *result;
  size_t capacity;
} interphase_png_sink;

static void interphase_png_fail(png_structp png, png_const_charp message) {
  interphase_png_sink *sink = png_get_error_ptr(png);
  snprintf(sink->result->message, sizeof sink->result->message, "%s", message);
  png_longjmp(png, 1);
}

static void interphase_png_ignore(png_structp png, png_const_charp message) {
  (void)png;
  (void)message;
}

static void interphase_png_append(png_structp png, png_bytep data, size_t length) {
  interphase_png_sink *sink = png_get_io_ptr(png);
  interphase_png_result *result = sink->result;
  if (length > SIZE_MAX / 4 || result->count > SIZE_MAX / 4) {
    png_error(png, "the encoded image is too large");
  }
  if (result->count + length > sink->capacity) {
    size_t wanted = sink->capacity + sink->capacity / 2;
    if (wanted < result->count + length) wanted = result->count + length;
    if (wanted < 65536) wanted = 65536;
    uint8_t *grown = realloc(result->bytes, wanted);
    if (grown == NULL) png_error(png, "out of memory");
    result->bytes = grown;
    sink->capacity = wanted;
  }
  memcpy(result->bytes + result->count, data, length);
  result->count += length;
}

static void interphase_png_flush(png_structp png) { (void)png; }

int32_t interphase_png_encode(const interphase_png_request *request, const interphase_png_stripe *stripes,
                              uint32_t stripe_count, interphase_png_result *result) {
  memset(result, 0, sizeof *result);
  interphase_png_sink sink = {result, 0};
  // Changed after setjmp and read after a longjmp, hence volatile.
  png_text *volatile texts = NULL;

  png_structp png =
      png_create_write_struct(PNG_LIBPNG_VER_STRING, &sink, interphase_png_fail, interphase_png_ignore);
  if (png == NULL) {
    if (result->message[0] == 0) snprintf(result->message, sizeof result->message, "libpng does not start");
    return -1;
  }
  png_infop info = png_create_info_struct(png);
  if (info == NULL) {
    png_destroy_write_struct(&png, NULL);
    snprintf(result->message, sizeof result->message, "out of memory");
    return -1;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    free(texts);
    interphase_png_result_free(result);
    return -1;
  }
  png_set_write_fn(png, &sink, interphase_png_append, interphase_png_flush);
  png_set_IHDR(png, info, request->width, request->height, 8,
               request->writes_alpha ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_sRGB(png, info, PNG_sRGB_INTENT_PERCEPTUAL);
  if (request->pixels_per_metre > 0) {
    png_set_pHYs(png, info, request->pixels_per_metre, request->pixels_per_metre, PNG_RESOLUTION_METER);
  }
  if (request->text_count > 0) {
    texts = calloc((size_t)request->text_count, sizeof(png_text));
    if (texts == NULL) png_error(png, "out of memory");
    for (int32_t i = 0; i < request->text_count; i++) {
      // Latin-1 is all that tEXt can say; anything beyond ASCII goes into iTXt, which is UTF-8.
      int plain = 1;
      for (const char *c = request->texts[i]; *c != 0; c++) plain = plain && (unsigned char)*c < 128;
      texts[i].compression = plain ? PNG_TEXT_COMPRESSION_NONE : PNG_ITXT_COMPRESSION_NONE;
      texts[i].key = (png_charp)request->keywords[i];
      texts[i].text = (png_charp)request->texts[i];
      texts[i].lang = plain ? NULL : (png_charp) "";
      texts[i].lang_key = plain ? NULL : (png_charp) "";
    }
    png_set_text(png, info, texts, request->text_count);
  }
  png_write_info(png, info);
  uint32_t checksum = (uint32_t)adler32(0, NULL, 0);
  for (uint32_t i = 0; i < stripe_count; i++) {
    checksum = (uint32_t)adler32_combine(checksum, stripes[i].checksum, (z_off_t)stripes[i].raw_count);
    int is_first = i == 0, is_last = i + 1 == stripe_count;
    // The stream's head: deflate with a window of 32 KiB, and a check that makes both bytes a multiple of 31.
    png_byte start[2] = {0x78, 0x9C};
    png_byte end[4] = {(png_byte)(checksum >> 24), (png_byte)(checksum >> 16), (png_byte)(checksum >> 8),
                       (png_byte)checksum};
    size_t length = stripes[i].count + (is_first ? 2 : 0) + (is_last ? 4 : 0);
    if (length > PNG_UINT_31_MAX) png_error(png, "the encoded image is too large");
    png_write_chunk_start(png, (png_const_bytep) "IDAT", (png_uint_32)length);
    if (is_first) png_write_chunk_data(png, start, sizeof start);
    png_write_chunk_data(png, stripes[i].bytes, stripes[i].count);
    if (is_last) png_write_chunk_data(png, end, sizeof end);
    png_write_chunk_end(png);
  }
  png_write_chunk(png, (png_const_bytep) "IEND", NULL, 0);
  png_destroy_write_struct(&png, &info);
  free(texts);
  return 0;
}

void interphase_png_result_free(interphase_png_result *result) {
  free(result->bytes);
  result->bytes = NULL;
  result->count = 0;
}
