#ifdef INTERPHASE_HDF5

#include "InterphaseCHDF5.h"

#define H5_USE_110_API
#include <hdf5.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static hid_t type_of(hid_t id) { return H5Iget_type(id) == H5I_ATTR ? H5Aget_type(id) : H5Dget_type(id); }

static hid_t space_of(hid_t id) { return H5Iget_type(id) == H5I_ATTR ? H5Aget_space(id) : H5Dget_space(id); }

static herr_t read_all(hid_t id, hid_t type, void *values) {
  return H5Iget_type(id) == H5I_ATTR ? H5Aread(id, type, values)
                                     : H5Dread(id, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values);
}

/// Whether an enumeration is how h5py writes truth values: one byte with FALSE and TRUE.
static int is_boolean(hid_t type) {
  uint8_t no = 1, yes = 0;
  return H5Tget_size(type) == 1 && H5Tget_nmembers(type) == 2 && H5Tenum_valueof(type, "FALSE", &no) >= 0 &&
         H5Tenum_valueof(type, "TRUE", &yes) >= 0 && no == 0 && yes == 1;
}

/// The bytes of a float of a pair of real and imaginary part; 0 for any other compound.
static unsigned part_of_complex(hid_t type) {
  if (H5Tget_nmembers(type) != 2) return 0;
  unsigned width = 0;
  for (unsigned member = 0; member < 2; member++) {
    char *name = H5Tget_member_name(type, member);
    const int is_part = name && strcmp(name, member == 0 ? "r" : "i") == 0;
    H5free_memory(name);
    const hid_t part = H5Tget_member_type(type, member);
    const size_t size = H5Tget_class(part) == H5T_FLOAT ? H5Tget_size(part) : 0;
    H5Tclose(part);
    if (!is_part || size == 0 || (member == 1 && size != width)) return 0;
    width = (unsigned)size;
  }
  return width <= 4 ? 4 : 8;
}

static void describe(hid_t type, interphase_hdf5_array *facts) {
  const size_t size = H5Tget_size(type);
  const unsigned bits = (unsigned)(size * 8);
  switch (H5Tget_class(type)) {
    case H5T_INTEGER:
      if (size != 1 && size != 2 && size != 4 && size != 8) break;
      facts->width = (uint32_t)size;
      facts->kind = H5Tget_sign(type) == H5T_SGN_2 ? INTERPHASE_HDF5_SIGNED : INTERPHASE_HDF5_UNSIGNED;
      snprintf(facts->type, sizeof facts->type, "%s%u", facts->kind == INTERPHASE_HDF5_SIGNED ? "int" : "uint", bits);
      return;
    case H5T_FLOAT:
      facts->kind = INTERPHASE_HDF5_FLOAT;
      facts->width = size <= 4 ? 4 : 8;
      snprintf(facts->type, sizeof facts->type, "float%u", bits);
      return;
    case H5T_STRING:
      facts->kind = INTERPHASE_HDF5_TEXT;
      facts->width = H5Tis_variable_str(type) > 0 ? 0 : (uint32_t)(size <= UINT32_MAX ? size : UINT32_MAX);
      snprintf(facts->type, sizeof facts->type, "text");
      return;
    case H5T_ENUM:
      snprintf(facts->type, sizeof facts->type, "enumeration");
      if (!is_boolean(type)) return;
      facts->kind = INTERPHASE_HDF5_BOOLEAN;
      facts->width = 1;
      snprintf(facts->type, sizeof facts->type, "bool");
      return;
    case H5T_COMPOUND: {
      snprintf(facts->type, sizeof facts->type, "compound");
      const unsigned part = part_of_complex(type);
      if (part == 0) return;
      facts->kind = INTERPHASE_HDF5_COMPLEX;
      facts->width = part * 2;
      snprintf(facts->type, sizeof facts->type, "complex%u", bits);
      return;
    }
    case H5T_VLEN: snprintf(facts->type, sizeof facts->type, "lists of different lengths"); return;
    case H5T_REFERENCE: snprintf(facts->type, sizeof facts->type, "reference"); return;
    case H5T_OPAQUE: snprintf(facts->type, sizeof facts->type, "opaque bytes"); return;
    case H5T_ARRAY: snprintf(facts->type, sizeof facts->type, "array in an array"); return;
    default: break;
  }
  snprintf(facts->type, sizeof facts->type, "a type of %zu bytes", size);
}

/// Where a data set's values lie, and with what they are packed.
static int describe_storage(hid_t id, interphase_hdf5_array *facts) {
  const hid_t creation = H5Dget_create_plist(id);
  if (creation < 0) return -1;
  facts->lies_elsewhere = H5Pget_external_count(creation) != 0 || H5Pget_layout(creation) == H5D_VIRTUAL;
  const int filters = H5Pget_nfilters(creation);
  facts->is_packed = filters > 0;
  facts->storage = H5Dget_storage_size(id);
  for (int place = 0; place < filters && facts->missing_filter == 0; place++) {
    unsigned flags = 0, values[1];
    size_t count = 0;
    const H5Z_filter_t filter = H5Pget_filter2(creation, (unsigned)place, &flags, &count, values, 0, NULL, NULL);
    if (filter > 0 && H5Zfilter_avail(filter) <= 0) facts->missing_filter = filter;
  }
  H5Pclose(creation);
  return filters < 0 ? -1 : 0;
}

int32_t interphase_hdf5_array_facts(interphase_hdf5_id id, interphase_hdf5_array *facts) {
  memset(facts, 0, sizeof *facts);
  const hid_t type = type_of(id);
  const hid_t space = space_of(id);
  int result = type < 0 || space < 0 ? -1 : 0;
  if (result == 0) {
    describe(type, facts);
    facts->stored_width = H5Tget_size(type);
    hsize_t shape[H5S_MAX_RANK];
    if (H5Sget_simple_extent_type(space) == H5S_NULL) {
      // An array of no value at all is one of zero values.
      facts->rank = 1;
      shape[0] = 0;
    } else {
      facts->rank = H5Sget_simple_extent_dims(space, shape, NULL);
    }
    if (facts->rank < 0 || facts->rank > INTERPHASE_HDF5_MOST_DIMENSIONS) result = -1;
    for (int place = 0; result == 0 && place < facts->rank; place++) facts->shape[place] = shape[place];
    if (result == 0 && H5Iget_type(id) != H5I_ATTR) result = describe_storage(id, facts);
  }
  if (type >= 0) H5Tclose(type);
  if (space >= 0) H5Sclose(space);
  return result;
}

static hid_t number_type(const interphase_hdf5_array *facts) {
  const int is_signed = facts->kind == INTERPHASE_HDF5_SIGNED;
  if (facts->kind == INTERPHASE_HDF5_FLOAT) return H5Tcopy(facts->width == 4 ? H5T_IEEE_F32LE : H5T_IEEE_F64LE);
  if (facts->kind == INTERPHASE_HDF5_COMPLEX) {
    const hid_t part = facts->width == 8 ? H5T_IEEE_F32LE : H5T_IEEE_F64LE;
    const hid_t pair = H5Tcreate(H5T_COMPOUND, facts->width);
    if (pair < 0 || H5Tinsert(pair, "r", 0, part) < 0 || H5Tinsert(pair, "i", facts->width / 2, part) < 0) return -1;
    return pair;
  }
  switch (facts->width) {
    case 1: return H5Tcopy(is_signed ? H5T_STD_I8LE : H5T_STD_U8LE);
    case 2: return H5Tcopy(is_signed ? H5T_STD_I16LE : H5T_STD_U16LE);
    case 4: return H5Tcopy(is_signed ? H5T_STD_I32LE : H5T_STD_U32LE);
    case 8: return H5Tcopy(is_signed ? H5T_STD_I64LE : H5T_STD_U64LE);
    default: return -1;
  }
}

int32_t interphase_hdf5_numbers(interphase_hdf5_id id, const interphase_hdf5_array *facts, void *values) {
  // A truth value is one byte in the file as well.
  const hid_t type = facts->kind == INTERPHASE_HDF5_BOOLEAN ? type_of(id) : number_type(facts);
  if (type < 0) return -1;
  const int result = H5Tget_size(type) == facts->width && read_all(id, type, values) >= 0 ? 0 : -1;
  H5Tclose(type);
  return result;
}

int32_t interphase_hdf5_texts(interphase_hdf5_id id, const interphase_hdf5_array *facts, size_t count,
                              interphase_hdf5_text_visitor visit, void *context) {
  const hid_t type = type_of(id);
  if (type < 0 || count == 0) return type < 0 ? -1 : (H5Tclose(type), 0);
  const size_t width = facts->width > 0 ? facts->width : sizeof(char *);
  char *values = calloc(count, width);
  int result = values && H5Tget_size(type) == width && read_all(id, type, values) >= 0 ? 0 : -1;
  for (size_t place = 0; result == 0 && place < count; place++) {
    const char *text = facts->width > 0 ? values + place * width : ((char **)values)[place];
    const size_t length = !text ? 0 : facts->width > 0 ? strnlen(text, width) : strlen(text);
    result = visit(context, text ? text : "", length);
  }
  // What a variable text points to belongs to the library; this process gives it back when it ends.
  free(values);
  H5Tclose(type);
  return result;
}

#endif
