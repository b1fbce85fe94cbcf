#ifdef INTERPHASE_HDF5

#include "InterphaseCHDF5.h"

// Later versions of the library keep the names of this one.
#define H5_USE_110_API
#include <hdf5.h>

interphase_hdf5_id interphase_hdf5_child(interphase_hdf5_id group, const char *name) {
  return H5Oopen(group, name, H5P_DEFAULT);
}

interphase_hdf5_id interphase_hdf5_attribute(interphase_hdf5_id object, const char *name) {
  return H5Aopen(object, name, H5P_DEFAULT);
}

void interphase_hdf5_close(interphase_hdf5_id id) { H5Idec_ref(id); }

int32_t interphase_hdf5_object_facts(interphase_hdf5_id id, interphase_hdf5_object *facts) {
  H5O_info_t info;
  if (H5Oget_info2(id, &info, H5O_INFO_BASIC) < 0) return -1;
  facts->kind = info.type == H5O_TYPE_GROUP     ? INTERPHASE_HDF5_GROUP
                : info.type == H5O_TYPE_DATASET ? INTERPHASE_HDF5_DATASET
                                                : INTERPHASE_HDF5_OTHER;
  facts->address = info.addr;
  facts->links = info.rc;
  return 0;
}

typedef struct {
  interphase_hdf5_link_visitor visit;
  void *context;
} link_visit;

static herr_t visit_link(hid_t group, const char *name, const H5L_info_t *info, void *data) {
  const link_visit *to = data;
  if (info->type == H5L_TYPE_HARD) return to->visit(to->context, name, INTERPHASE_HDF5_HARD_LINK, NULL);
  if (info->type != H5L_TYPE_SOFT) return to->visit(to->context, name, INTERPHASE_HDF5_OTHER, NULL);
  // A target is a path: one of more than a page is none.
  char target[4097] = {0};
  if (info->u.val_size > sizeof target - 1 ||
      H5Lget_val(group, name, target, sizeof target - 1, H5P_DEFAULT) < 0) {
    return to->visit(to->context, name, INTERPHASE_HDF5_OTHER, NULL);
  }
  return to->visit(to->context, name, INTERPHASE_HDF5_SOFT_LINK, target);
}

int32_t interphase_hdf5_links(interphase_hdf5_id group, interphase_hdf5_link_visitor visit, void *context) {
  link_visit to = {visit, context};
  return H5Literate(group, H5_INDEX_NAME, H5_ITER_INC, NULL, visit_link, &to);
}

typedef struct {
  interphase_hdf5_name_visitor visit;
  void *context;
} attribute_visit;

static herr_t visit_attribute(hid_t object, const char *name, const H5A_info_t *info, void *data) {
  (void)object, (void)info;
  const attribute_visit *to = data;
  return to->visit(to->context, name);
}

int32_t interphase_hdf5_attributes(interphase_hdf5_id object, interphase_hdf5_name_visitor visit, void *context) {
  attribute_visit to = {visit, context};
  return H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_INC, NULL, visit_attribute, &to);
}

#endif
