#ifndef INTERPHASE_CHDF5_H
#define INTERPHASE_CHDF5_H

#include <stddef.h>
#include <stdint.h>

/// A door to libhdf5 for reading alone. The library does not survive hostile bytes: call it in a process that may die,
/// after `interphase_hdf5_confine`. In a build without the package trait HDF5 nothing of this exists.

/// A handle of the library to a file, a group, a data set or an attribute; negative where the library refused.
typedef int64_t interphase_hdf5_id;

/// What a link leads to, or what an object is.
enum {
  INTERPHASE_HDF5_OTHER = 0,
  INTERPHASE_HDF5_GROUP = 1,
  INTERPHASE_HDF5_DATASET = 2,
  INTERPHASE_HDF5_SOFT_LINK = 3,
  INTERPHASE_HDF5_HARD_LINK = 4,
};

/// How the values of an array are given out; every number is little-endian.
enum {
  /// A type that is not given out; its name says which.
  INTERPHASE_HDF5_FOREIGN = 0,
  INTERPHASE_HDF5_SIGNED = 1,
  INTERPHASE_HDF5_UNSIGNED = 2,
  INTERPHASE_HDF5_FLOAT = 3,
  /// Pairs of a real and an imaginary float.
  INTERPHASE_HDF5_COMPLEX = 4,
  /// One byte, 0 or 1.
  INTERPHASE_HDF5_BOOLEAN = 5,
  INTERPHASE_HDF5_TEXT = 6,
};

enum { INTERPHASE_HDF5_MOST_DIMENSIONS = 32 };

/// What an array is: its type and its size, before any of it is read.
typedef struct {
  int32_t kind;
  /// Bytes of one value as it is given out; of a text of fixed length, that length, and 0 for texts of any length.
  uint32_t width;
  int32_t rank;
  uint64_t shape[INTERPHASE_HDF5_MOST_DIMENSIONS];
  /// Bytes of one value as the file stores it.
  uint64_t stored_width;
  /// Bytes that all of them take in the file, packed or not; of an attribute, which is never packed, 0.
  uint64_t storage;
  /// 1 where they are packed by filters.
  int32_t is_packed;
  /// 1 where the values lie in other files or are put together from other arrays.
  int32_t lies_elsewhere;
  /// A filter without which the values cannot be read and that is not there; 0 if none.
  int32_t missing_filter;
  /// The stored type in a word: `int16`, `float64`, `text`, `compound`.
  char type[32];
} interphase_hdf5_array;

/// What an object is.
typedef struct {
  int32_t kind;
  /// Its place in the file, equal for all links to it.
  uint64_t address;
  /// How many links lead to it.
  uint32_t links;
} interphase_hdf5_object;

/// Takes from this process what reading bytes does not need: more address space and processor time than is given, files
/// that it could open or write, and its life after the end of who started it. Returns 0, or an error number.
int32_t interphase_hdf5_confine(uint64_t bytes, uint64_t seconds);

/// Sets the address space that is left to this process, up to what `interphase_hdf5_confine` gave; returns 0, or an error
/// number.
int32_t interphase_hdf5_limit_space(uint64_t bytes);

/// Opens bytes as a file of HDF5; they must stay where they are until the process ends.
interphase_hdf5_id interphase_hdf5_open(const uint8_t *bytes, size_t count);

/// Opens the object of a hard link.
interphase_hdf5_id interphase_hdf5_child(interphase_hdf5_id group, const char *name);

/// Opens an attribute.
interphase_hdf5_id interphase_hdf5_attribute(interphase_hdf5_id object, const char *name);

/// Closes whatever an id stands for.
void interphase_hdf5_close(interphase_hdf5_id id);

/// What an object is; returns 0, or -1.
int32_t interphase_hdf5_object_facts(interphase_hdf5_id id, interphase_hdf5_object *facts);

/// Called with a link's name, kind and, of a soft link, its target; anything but 0 ends the visit.
typedef int32_t (*interphase_hdf5_link_visitor)(void *context, const char *name, int32_t kind, const char *target);

/// Called with an attribute's name; anything but 0 ends the visit.
typedef int32_t (*interphase_hdf5_name_visitor)(void *context, const char *name);

/// Visits the links of a group in the order of their names; returns what the visit ended with, or -1.
int32_t interphase_hdf5_links(interphase_hdf5_id group, interphase_hdf5_link_visitor visit, void *context);

/// Visits the attributes of an object in the order of their names; returns what the visit ended with, or -1.
int32_t interphase_hdf5_attributes(interphase_hdf5_id object, interphase_hdf5_name_visitor visit, void *context);

/// What the array of a data set or an attribute is; returns 0, or -1.
int32_t interphase_hdf5_array_facts(interphase_hdf5_id id, interphase_hdf5_array *facts);

/// Reads numbers of the kind and width that the facts give, as many as the shape says; returns 0, or -1.
int32_t interphase_hdf5_numbers(interphase_hdf5_id id, const interphase_hdf5_array *facts, void *values);

/// Called with a text's bytes; anything but 0 ends the visit.
typedef int32_t (*interphase_hdf5_text_visitor)(void *context, const char *bytes, size_t count);

/// Reads texts, `count` as the shape says; returns what the visit ended with, or -1.
int32_t interphase_hdf5_texts(interphase_hdf5_id id, const interphase_hdf5_array *facts, size_t count,
                              interphase_hdf5_text_visitor visit, void *context);

/// Expands a block of LZF (Lehmann, LibLZF; the filter 32000 that h5py writes); returns the number of bytes, or 0 where
/// the block is damaged or longer than there is room.
size_t interphase_hdf5_expand_lzf(const uint8_t *block, size_t count, uint8_t *bytes, size_t room);


#endif
