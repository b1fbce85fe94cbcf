#include "InterphaseCPNG.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/// How far back deflate can refer.
enum { interphase_window = 32768 };

/// Writes one row as it stands in the file: the filter byte, then the channels of each pixel.
static void interphase_png_row(const interphase_png_request *request, uint32_t y, uint8_t *target) {
  *target++ = 0;
  for (uint32_t i = 0; i < request->part_count; i++) {
    uint32_t width = request->parts[i].width;
    const uint32_t *source = request->parts[i].pixels + (size_t)y * width;
    if (request->writes_alpha) {
      for (uint32_t x = 0; x < width; x++, target += 4) {
        uint32_t pixel = source[x];
        target[0] = (uint8_t)pixel;
        target[1] = (uint8_t)(pixel >> 8);
        target[2] = (uint8_t)(pixel >> 16);
        target[3] = (uint8_t)(pixel >> 24);
      }
    } else {
      for (uint32_t x = 0; x < width; x++, target += 3) {
        uint32_t pixel = source[x];
        target[0] = (uint8_t)pixel;
        target[1] = (uint8_t)(pixel >> 8);
        target[2] = (uint8_t)(pixel >> 16);
      }
    }
  }
}

/// Gives `stream` what stands before the stripe to refer to; returns 0, or -1 without memory.
static int32_t interphase_png_refer(z_stream *stream, const interphase_png_request *request, uint32_t first,
                                    size_t row_length) {
  if (first == 0) return 0;
  size_t rows = (interphase_window + row_length - 1) / row_length;
  if (rows > first) rows = first;
  uint8_t *before = malloc(rows * row_length);
  if (before == NULL) return -1;
  for (size_t i = 0; i < rows; i++) {
    interphase_png_row(request, first - (uint32_t)(rows - i), before + i * row_length);
  }
  size_t length = rows * row_length < interphase_window ? rows * row_length : interphase_window;
  int status = deflateSetDictionary(stream, before + rows * row_length - length, (uInt)length);
  free(before);
  return status == Z_OK ? 0 : -1;
}

/// Compresses until nothing is left to take or, at a flush, nothing is left to give; returns 0, or -1 without memory.
static int32_t interphase_png_drain(z_stream *stream, int flush, interphase_png_stripe *stripe, size_t *capacity) {
  do {
    if (stripe->count == *capacity) {
      size_t wanted = *capacity < 32768 ? 65536 : *capacity * 2;
      uint8_t *grown = realloc(stripe->bytes, wanted);
      if (grown == NULL) return -1;
      stripe->bytes = grown;
      *capacity = wanted;
    }
    size_t room = *capacity - stripe->count;
    stream->next_out = stripe->bytes + stripe->count;
    stream->avail_out = room > 1u << 30 ? 1u << 30 : (uInt)room;
    uInt offered = stream->avail_out;
    if (deflate(stream, flush) == Z_STREAM_ERROR) return -1;
    stripe->count += offered - stream->avail_out;
  } while (stream->avail_out == 0);
  return 0;
}

int32_t interphase_png_compress(const interphase_png_request *request, uint32_t first, uint32_t end,
                                interphase_png_stripe *stripe) {
  memset(stripe, 0, sizeof *stripe);
  size_t row_length = (size_t)request->width * (request->writes_alpha ? 4 : 3) + 1;
  size_t capacity = 0;
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  // Minus: a bare stream, whose head and check belong to the whole and not to a stripe.
  if (deflateInit2(&stream, request->level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
  // The other three are those of level 6.
  if (request->search_depth > 0) deflateTune(&stream, 8, 16, 128, request->search_depth);
  uint8_t *row = malloc(row_length);
  int32_t status = row == NULL ? -1 : interphase_png_refer(&stream, request, first, row_length);
  uint32_t checksum = (uint32_t)adler32(0, NULL, 0);
  for (uint32_t y = first; y < end && status == 0; y++) {
    interphase_png_row(request, y, row);
    checksum = (uint32_t)adler32(checksum, row, (uInt)row_length);
    stream.next_in = row;
    stream.avail_in = (uInt)row_length;
    status = interphase_png_drain(&stream, Z_NO_FLUSH, stripe, &capacity);
  }
  if (status == 0) {
    status = interphase_png_drain(&stream, end == request->height ? Z_FINISH : Z_SYNC_FLUSH, stripe, &capacity);
  }
  deflateEnd(&stream);
  free(row);
  stripe->checksum = checksum;
  stripe->raw_count = (uint64_t)row_length * (end - first);
  if (status != 0) interphase_png_stripe_free(stripe);
  return status;
}

void interphase_png_stripe_free(interphase_png_stripe *stripe) {
  free(stripe->bytes);
  stripe->bytes = NULL;
  stripe->count = 0;
}
